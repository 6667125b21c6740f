"""Transcripts through the desk: read, kept, corrected, counted, listened to for phrases."""

from pathlib import Path

import pytest

from evaluator.desk import facts, intake, phrases, transcripts
from evaluator.desk.desk import Desk
from evaluator.desk.transcripts import Kept, Opened
from evaluator.errors import UserError
from evaluator.facts import Thresholds
from evaluator.forms.model import Form
from evaluator.terms import Call, Moment
from evaluator.transcripts.search import Hit

SAMPLE = next(
    (Path(__file__).resolve().parents[2] / "resources" / "sample").glob("harbour-clinic*.ogg")
)
TEXT = """\
[00:01 - 00:03] Agent: Good morning, how may I help you?
[00:04 - 00:06] Caller: I have no idea at all.
[00:49 - 00:54] Agent: May I put you on hold for a moment?
"""


def loaded(tmp_path: Path, text: str = TEXT) -> Kept:
    path = tmp_path / "call.txt"
    path.write_text(text, "utf-8")
    return transcripts.load(path)


@pytest.fixture
def call(desk: Desk) -> Call:
    return intake.bring_in_one(desk, SAMPLE)


def test_a_transcript_is_loaded_or_refused_by_name(tmp_path: Path) -> None:
    kept = loaded(tmp_path)
    assert kept.source == "call.txt"
    assert kept.transcript.lines[0].text == "Good morning, how may I help you?"
    with pytest.raises(UserError, match=r"call\.txt: This is no transcript"):
        loaded(tmp_path, "Good morning.\n")


def test_it_is_kept_with_its_call_corrected_and_taken_away(
    desk: Desk, call: Call, tmp_path: Path
) -> None:
    assert transcripts.of_call(desk, call) is None
    kept = loaded(tmp_path)
    assert transcripts.put(desk, call, kept) == transcripts.of_call(desk, call) == kept
    corrected = transcripts.correct(kept, (0, 1), "evening,")
    transcripts.put(desk, call, corrected)
    assert transcripts.of_call(desk, call) == corrected
    assert transcripts.put(desk, call, None) is None
    assert transcripts.of_call(desk, call) is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[00:54 - 00:59] bye", ""),
        ("[00:10 - 00:12] bye", "It ends at 0:12, but the call goes on to 1:"),
        ("[09:54 - 09:58] bye", "It goes on to 9:58, but the call ends at 1:"),
    ],
)
def test_what_may_be_of_another_call_is_told(
    call: Call, tmp_path: Path, line: str, told: str
) -> None:
    doubt = transcripts.doubt(loaded(tmp_path, f"[00:01] Agent: hello\n{line}\n"), call)
    assert doubt.startswith(told) if told else doubt == ""


def test_a_hold_that_a_transcript_announces_is_no_dead_air(
    desk: Desk, call: Call, tmp_path: Path
) -> None:
    """The sample has music there; with the thresholds so low its pauses count as dead air."""
    strict = Thresholds(dead_air_noted=0.6)
    before = facts.of_call(desk, call, strict)
    transcripts.put(desk, call, loaded(tmp_path))
    assert facts.kept(desk, call, strict) is None, "they are measured anew"
    after = facts.of_call(desk, call, strict)
    near = [stretch for stretch in before.dead_air if 49 <= stretch[0] <= 64]
    assert near and not set(near) & set(after.dead_air)
    transcripts.put(desk, call, transcripts.of_call(desk, call))
    assert facts.kept(desk, call, strict) == after, "nothing that matters has changed"
    transcripts.put(desk, call, None)
    assert facts.kept(desk, call, strict) is None


def test_words_per_minute_by_who_speaks_the_agent_first(tmp_path: Path) -> None:
    pace = transcripts.words_per_minute(
        loaded(
            tmp_path, "[00:01 - 00:03] Caller: I have.\n[00:04 - 00:06] Agent: One two three.\n"
        ),
        0,
    )
    assert list(pace.items()) == [("agent", 90.0), ("caller", 60.0)]


def test_speakers_of_whom_nothing_is_told_keep_their_names(tmp_path: Path) -> None:
    pace = transcripts.words_per_minute(
        loaded(
            tmp_path,
            "[00:01 - 00:03] Ann: One two.\n[00:04 - 00:06] Bob: One.\n[00:07 - 00:08] Cy: One.\n",
        ),
        0,
    )
    assert set(pace) == {"Ann", "Bob", "Cy"}
    nobody = transcripts.words_per_minute(loaded(tmp_path, "[00:01 - 00:03] One two.\n"), 0)
    assert nobody == {"speaker": 60.0}
    none = transcripts.words_per_minute(loaded(tmp_path, "[00:01 - 00:01] One two.\n"), 0)
    assert none == {}


def test_speakers_are_called_by_their_lane_or_as_the_file_does(tmp_path: Path) -> None:
    opened = Opened(loaded(tmp_path), 0)
    assert (opened.named("Agent"), opened.named("Caller")) == ("Agent", "Caller")
    assert opened.named("Somebody") == "Somebody"
    assert opened.cards == ()


def test_phrases_are_heard_by_point_once_and_in_order(tmp_path: Path, form: Form) -> None:
    wanted = ("on hold", "how may I help", "how may I", "not said")
    first = form.questions[0].model_copy(update={"listen_for_words": wanted})
    listening = form.model_copy(update={"questions": (first, *form.questions[1:])})
    heard = phrases.heard(Opened(loaded(tmp_path), 0).index, listening)
    assert list(heard) == [first.id]
    assert [hit.quote for hit in heard[first.id]] == ["how may I", "how may I help", "on hold"]


def test_a_phrase_becomes_a_moment_and_is_known_then() -> None:
    hit = Hit(3.0, 4.5, "please hold", "Agent", ((0, 0), (0, 1)))
    moment = phrases.moment_of(hit, "pace")
    assert (moment.start, moment.end, moment.note) == (3.0, 4.5, "“please hold”")
    assert phrases.is_made(hit, "pace", [moment])
    assert not phrases.is_made(hit, "close", [moment])
    assert not phrases.is_made(hit, "pace", [Moment(id="m", start=4.0, questions=("pace",))])


def test_a_quote_is_cut_where_it_is_no_quote_any_more() -> None:
    assert phrases.quote("a" * 2000) == f"“{'a' * phrases.LONGEST}…”"

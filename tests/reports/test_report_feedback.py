"""The feedback report: what it says is what the evaluation holds, and all of it is on paper."""

import errno
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import paper_samples as samples
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_reading import bookmarks, text_of
from pypdf import PdfReader

from evaluator.errors import UserError
from evaluator.reports.feedback import feedback, feedback_pdf
from evaluator.reports.feedback_page import story
from evaluator.reports.look import ReportLook
from evaluator.reports.strip import Timeline
from evaluator.reports.wording import day, listed, moment_of_day, stretch
from evaluator.terms import Direction, Kind, Moment, counted, shown, trimmed

# ---- what it says ----


def test_the_score_is_said_with_band_and_outcome():
    verdict = feedback(samples.evaluation()).verdict
    assert (verdict.score, verdict.band, verdict.place) == ("76.1", "Developing", 2)
    assert verdict.outcome == "Not passed (pass mark 80)"


def test_a_pass_is_said():
    answers = dict.fromkeys(samples.ANSWERS, 4)
    verdict = feedback(samples.evaluation(sheet=samples.sheet(answers=answers))).verdict
    assert (verdict.score, verdict.band) == ("100.0", "Exemplary")
    assert verdict.outcome == "Passed (pass mark 80)"


def test_no_score_is_a_dash_with_its_reason():
    answers = dict.fromkeys(samples.ANSWERS, "n/a")
    content = feedback(samples.evaluation(sheet=samples.sheet(answers=answers)))
    assert (content.verdict.score, content.verdict.band) == ("–", "No score")
    assert content.verdict.outcome == "No score: no point applied to this call."
    assert {(point.share, point.points, point.of) for point in content.points} == {("–", "–", "–")}


def test_an_open_point_is_open_and_not_missing():
    answers = {**samples.ANSWERS}
    del answers["close"]
    content = feedback(samples.evaluation(sheet=samples.sheet(answers=answers)))
    assert content.points[6].words == "Open: not answered yet."
    assert content.verdict.outcome == "So far: 1 point still open."


def test_each_point_has_its_level_words_comment_moments_and_tip():
    lead_in, give_way, *_ = feedback(samples.evaluation()).points
    assert (lead_in.answer, lead_in.words) == ("3", samples.LEVELS[3])
    assert lead_in.comment == "Name given, help offered, warm."
    assert [(flag.number, flag.when) for flag in lead_in.flags] == [(1, "0:04")]
    assert lead_in.tip == ""
    assert give_way.tip.startswith("Breathe out once")
    assert [(flag.number, flag.when) for flag in give_way.flags] == [(2, "0:34–0:41")]


def test_not_applicable_is_said_in_words():
    point = feedback(samples.evaluation()).points[5]
    assert (point.answer, point.level, point.tip) == ("N/A", None, "")
    assert point.words == "Not applicable: the call gave no chance to show it."


def test_the_sums_can_be_done_again_by_hand():
    content = feedback(samples.evaluation())
    counted_in = [point for point in content.points if point.of != "–"]
    points = sum(float(point.points) for point in counted_in)
    of = sum(float(point.of) for point in counted_in)
    assert (trimmed(points), trimmed(of)) == (content.working.points, content.working.of)
    assert shown(100 * points / of) == content.verdict.score
    assert "its 12 are left out: 67 earned of 88 possible = 76.1" in content.working.sentences[0]


def test_a_moment_stands_with_its_kind_under_each_of_its_points(look, out):
    (first, *others) = samples.MOMENTS
    both = replace(first, questions=("lead-in", "yield"))
    content = feedback(samples.evaluation(sheet=samples.sheet(moments=(both, *others))))
    lead_in, give_way, *_ = content.points
    assert lead_in.flags[0] is give_way.flags[0]
    assert [flag.sort for flag in give_way.flags] == ["Evidence", "Coach"]
    feedback_pdf(samples.evaluation(), look, out)
    text = " ".join(PdfReader(out).pages[1].extract_text().split())
    assert "0:34–0:41 Coach Cuts in while the mileage is read." in text
    assert "Praise" in text and "Compliance" in text


def rows_of(starts):
    moments = tuple(Moment(id=f"m{id}", start=at) for id, at in enumerate(starts))
    content = feedback(samples.evaluation(sheet=samples.sheet(moments=moments)))
    strip = Timeline(content.strip, "#2457c5")
    strip.wrap(480, 800)
    return strip.rows


def test_moments_at_nearly_the_same_second_stand_in_rows_above_each_other():
    assert rows_of([10, 40, 41, 100]) == [0, 0, 1, 0]
    assert rows_of([40, 40, 40, 40]) == [0, 1, 2, None]


def test_a_second_row_of_numbers_takes_its_height_from_the_lanes():
    peaks = samples.peaks()
    moments = tuple(Moment(id=f"m{at}", start=at) for at in (40, 41))
    high = []
    for some in (moments[:1], moments):
        content = feedback(samples.evaluation(sheet=samples.sheet(moments=some)), peaks=peaks)
        high.append(Timeline(content.strip, "#2457c5").wrap(480, 800)[1])
    assert high[0] == pytest.approx(high[1])


def test_every_kind_has_a_mark_of_its_own(look, out):
    drawn = set()
    for kind in Kind:
        moment = Moment(id="m", start=10, kind=kind)
        feedback_pdf(samples.evaluation(sheet=samples.sheet(moments=(moment,))), look, out)
        drawn.add(PdfReader(out).pages[0].get_contents().get_data())
    assert len(drawn) == len(Kind)


def test_moments_on_no_point_are_listed_apart():
    assert [flag.note for flag in feedback(samples.evaluation()).other_flags] == [
        "Hold: asked for, thanked for."
    ]


def test_the_facts_leave_out_what_is_not_known():
    call = samples.call(
        agent=None, client=None, started=None, reference="", direction=Direction.UNKNOWN
    )
    content = feedback(samples.evaluation(call=call))
    assert content.agent == "Agent not named"
    assert [fact.label for fact in content.facts] == ["Length", "Recording", "SHA-256"]
    assert content.lede.startswith("Call · 4:05 · evaluated by Bea N.")


def test_a_shop_tells_its_details():
    content = feedback(samples.evaluation(call=samples.shop_call()))
    facts = {fact.label: fact.value for fact in content.facts}
    assert facts["Answered after"] == "3 rings, 9.5 s"
    assert facts["On hold"] == "0:29"
    assert facts["Transfers"] == "0"
    assert facts["Ended by"] == "caller"
    assert content.lede.startswith("Mystery shop · Booking a repair")
    assert content.strip is None


def test_a_shop_that_notes_nothing_says_nothing():
    shop = replace(
        samples.shop_call().shop,
        scenario="",
        rings=None,
        seconds_to_answer=None,
        menu_steps=None,
        hold_seconds=None,
        transfers=None,
    )
    content = feedback(samples.evaluation(call=samples.call(recording=None, shop=shop)))
    assert {"Answered after", "Menu steps", "On hold"}.isdisjoint(f.label for f in content.facts)


def test_a_long_scenario_is_told_in_full_apart_from_the_facts(look, out):
    call = samples.shop_call()
    scenario = "I ring about a second breakdown. " * 40 + "End."
    call = replace(call, shop=replace(call.shop, scenario=scenario))
    feedback_pdf(samples.evaluation(call=call), look, out)
    text = text_of(out)
    assert "Scenario I ring about" in text
    assert "breakdown. End." in text


def test_the_agent_lane_comes_first():
    call = samples.call(agent_channel=1)
    strip = feedback(samples.evaluation(call=call), peaks=((0.1,), (0.9,))).strip
    assert strip is not None
    assert [(lane.name, lane.peaks) for lane in strip.lanes] == [
        ("Agent", (0.9,)),
        ("Caller", (0.1,)),
    ]


def test_one_lane_carries_both():
    strip = feedback(samples.evaluation(), peaks=((0.5,),)).strip
    assert strip is not None
    assert [lane.name for lane in strip.lanes] == ["Both"]


def test_a_recording_without_length_has_no_strip():
    call = samples.call(recording=samples.recording(duration=0))
    assert feedback(samples.evaluation(call=call)).strip is None


def test_neither_lanes_nor_moments_make_no_strip():
    assert feedback(samples.evaluation(sheet=samples.sheet(moments=()))).strip is None


def test_wording_is_unambiguous():
    tokyo = timezone(timedelta(hours=9))
    assert day(datetime(2025, 2, 1, tzinfo=UTC)) == "1 February 2025"
    assert moment_of_day(datetime(2025, 12, 9, 6, 1, tzinfo=tokyo)).endswith("06:01 UTC+09:00")
    assert moment_of_day(datetime(2025, 12, 9, 6, 1)) == "9 December 2025, 06:01"
    assert [stretch(3, None), stretch(3, 3.4), stretch(3, 65)] == ["0:03", "0:03", "0:03–1:05"]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]
    assert [counted(1, "call"), counted(1234, "call")] == ["1 call", "1,234 calls"]


# ---- what is on paper ----


def test_all_is_on_paper(look, out):
    evaluation = samples.evaluation()
    feedback_pdf(evaluation, look, out, peaks=samples.peaks())
    text = text_of(out)
    for title in ("Harbour Consulting", "Chris L.", "76.1", "Developing", "By 7 March 2025"):
        assert title in text
    for point in feedback(evaluation).points:
        assert point.title in text
        assert point.words in text
        assert point.comment in text
    for moment in samples.MOMENTS:
        assert moment.note in text
    assert "0193a7c2-e5b1-7d0a-9c3f-2b6d4e8f1a05, revision 1" in text
    assert evaluation.form.hash[:16] in text
    assert "19 February 2025, 06:01 GMT" in text


def test_metadata_bookmarks_and_page_numbers(look, out):
    feedback_pdf(samples.evaluation(), look, out, peaks=samples.peaks())
    reader = PdfReader(out)
    assert reader.metadata is not None
    assert reader.metadata.title == "Call feedback for Chris L., 19 February 2025, 06:01 GMT"
    assert reader.metadata.author == "Bea N., Harbour Consulting"
    assert reader.metadata.subject == "Seven-point call: 76.1, Developing"
    assert "Chris L." in reader.metadata["/Keywords"]
    assert reader.metadata.creation_date == datetime(2025, 2, 21, 14, 30, tzinfo=UTC)
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    marks = dict(bookmarks(out))
    assert marks["Chris L."] == 1
    assert marks["Point by point"] == marks["Yield, don’t talk over"] == 2
    assert marks["How the score came about"] == 3
    for number, page in enumerate(reader.pages, 1):
        assert f"Page {number} of {len(reader.pages)}" in page.extract_text()


def test_every_font_is_embedded(look, out):
    comments = {"lead-in": "Ω 中 한 مرحبا שלום 👍"}
    feedback_pdf(samples.evaluation(sheet=samples.sheet(comments=comments)), look, out)
    fonts = {}
    for page in PdfReader(out).pages:
        for font in page["/Resources"]["/Font"].values():
            described = font.get_object()
            fonts[described["/BaseFont"][8:]] = "/FontFile2" in described["/FontDescriptor"]
    assert set(fonts.values()) == {True}
    assert {"NotoSans-Regular", "NotoSansArabic-Regular", "DroidSansFallback"} <= set(fonts)


def test_the_same_evaluation_gives_the_same_bytes(look, tmp_path):
    comments = {"lead-in": "مرحبا नमस्ते", "yield": "שלום"}
    pages = []
    for turn, name in enumerate(("one.pdf", "two.pdf")):
        if turn:  # another report between them must not show
            other = samples.sheet(comments={"close": "لغة أخرى हिन्दी"})
            feedback_pdf(samples.evaluation(sheet=other), look, tmp_path / "other.pdf")
        feedback_pdf(
            samples.evaluation(sheet=samples.sheet(comments=comments)), look, tmp_path / name
        )
        pages.append((tmp_path / name).read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize(("page", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_the_first_page_holds_the_whole_story_on_either_paper(page, size, look, out):
    feedback_pdf(samples.evaluation(), replace(look, page=page), out, peaks=samples.peaks())
    first = PdfReader(out).pages[0]
    assert (round(first.mediabox.width), round(first.mediabox.height)) == size
    text = " ".join(first.extract_text().split())
    assert "Where on the call" in text
    assert "Both faults played back" in text


def test_long_feedback_leaves_the_comments_to_the_second_page(look, out):
    sheet = samples.sheet(strengths="Listened well. " * 60)
    feedback_pdf(samples.evaluation(sheet=sheet), look, out, peaks=samples.peaks())
    pages = PdfReader(out).pages
    assert "Both faults" not in pages[0].extract_text()
    assert "Both faults" in text_of(out)


def test_a_shop_without_a_recording_prints_its_facts_and_narrative(look, out):
    evaluation = samples.evaluation(call=samples.shop_call(), sheet=samples.sheet(moments=()))
    feedback_pdf(evaluation, look, out)
    text = text_of(out)
    assert "+44 20 7946 0182" in text
    assert "What happened The agent answered on the third ring." in text
    assert "Where on the call" not in text
    assert "Other moments" not in text


def test_nothing_said_is_said(look, out):
    bare = samples.sheet(
        strengths="", improvement="", action="", action_due=None, comments={}, moments=()
    )
    feedback_pdf(samples.evaluation(sheet=bare), look, out)
    assert text_of(out).count("Nothing noted.") == 3


def test_a_score_of_nothing_and_a_band_at_the_very_top_are_drawn(look, out):
    form = samples.form().model_copy(
        update={"bands": (samples.Band(at=100, name="Perfect"), samples.Band(at=0, name="Not yet"))}
    )
    for level, band in ((0, "Not yet"), (4, "Perfect")):
        sheet = samples.sheet(answers=dict.fromkeys(samples.ANSWERS, level))
        feedback_pdf(samples.evaluation(form=form, sheet=sheet), look, out)
        assert f"{25 * level:.1f} {band}" in text_of(out)


def test_a_due_date_alone_is_no_empty_action(look, out):
    feedback_pdf(samples.evaluation(sheet=samples.sheet(action="")), look, out)
    assert "Do next By 7 March 2025" in text_of(out)


def test_forty_points_flow_over_the_pages_under_their_heads(look, out):
    form = samples.form(40)
    answers = {q.id: place % 5 if place % 6 else "n/a" for place, q in enumerate(form.questions)}
    evaluation = samples.evaluation(form=form, sheet=samples.sheet(answers=answers, moments=()))
    feedback_pdf(evaluation, look, out)
    text = text_of(out)
    assert "The 40 points" in text
    assert text.count("Standard 3 of 4") >= 2
    for question in form.questions:
        assert text.count(question.title) >= 2


def test_a_form_of_one_point_and_two_levels(look, out):
    (question, *_) = samples.form().questions
    form = samples.form(1).model_copy(
        update={"questions": (question.model_copy(update={"levels": ("No.", "Yes.")}),)}
    )
    sheet = samples.sheet(answers={question.id: 1}, comments={}, moments=())
    feedback_pdf(samples.evaluation(form=form, sheet=sheet), look, out)
    text = text_of(out)
    assert "The point" in text
    assert "1 of 1" in text
    assert "standard 1" not in text


def test_a_note_of_50_kb_with_everything_in_it(look, out):
    note = ("The agent said <b>hold</b> & <note>wait</note>. 😊 مرحبا \x00\x07 \ud800 " * 800)[
        :50_000
    ]
    feedback_pdf(samples.evaluation(sheet=samples.sheet(comments={"yield": note})), look, out)
    text = text_of(out)
    assert text.count("<b>hold</b> & <note>wait</note>") > 500
    assert len(PdfReader(out).pages) > 10


def test_hundreds_of_moments_are_each_listed(look, out):
    moments = tuple(
        Moment(id=f"m{at}", start=at * 0.8, note=f"Note {at}.", questions=("listen",))
        for at in range(300)
    )
    feedback_pdf(samples.evaluation(sheet=samples.sheet(moments=moments)), look, out)
    text = text_of(out)
    assert all(f"Note {at}." in text for at in range(300))


def test_no_heading_is_left_alone_at_the_foot_of_a_page(look, tmp_path):
    for lines in range(0, 40, 7):
        out = tmp_path / f"{lines}.pdf"
        comments = {"close": "A line of its own.\n" * lines}
        feedback_pdf(samples.evaluation(sheet=samples.sheet(comments=comments)), look, out)
        for page in PdfReader(out).pages:
            body = page.extract_text().rstrip().splitlines()
            assert body[-1] not in ("Other moments", "How the score came about", "About this call")


@pytest.mark.parametrize(
    "texts",
    [
        {"brand": "Brand " * 3000},
        {"agent": "Name" * 3000},
        {"evaluator": "Name " * 3000},
        {"client": "W" * 9000},
        {"reference": "R" * 9000},
        {"team": "T " * 9000},
    ],
    ids=lambda texts: next(iter(texts)),
)
def test_any_name_may_be_far_too_long(texts, out):
    call = samples.call(
        agent=replace(
            samples.call().agent, name=texts.get("agent", "A"), team=texts.get("team", "")
        ),
        client=replace(samples.call().client, name=texts.get("client", "C")),
        reference=texts.get("reference", ""),
    )
    evaluator = replace(samples.evaluation().evaluator, name=texts.get("evaluator", "E"))
    evaluation = samples.evaluation(call=call, evaluator=evaluator)
    feedback_pdf(evaluation, ReportLook(brand=texts.get("brand", "")), out)
    assert len(PdfReader(out).pages) >= 3


# ---- what may go wrong ----


def test_a_full_disk_leaves_the_old_report_whole(look, out, monkeypatch):
    out.write_bytes(b"the old report")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="not enough room"):
        feedback_pdf(samples.evaluation(), look, out)
    assert out.read_bytes() == b"the old report"
    assert [path.name for path in out.parent.iterdir() if path.suffix == ".part"] == []


def test_a_folder_that_is_not_there_is_said(look, tmp_path):
    with pytest.raises(UserError, match="not there"):
        feedback_pdf(samples.evaluation(), look, tmp_path / "gone" / "report.pdf")


said = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("<b>&</b> \n\t\x00\ud800مرحباשלוםनमस्ते👍🏽中文"),
    ),
    max_size=60,
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_text_in_any_field_stops_the_report(data, look, tmp_path):
    def some() -> str:
        return data.draw(said)

    call = samples.shop_call()
    call = replace(
        call,
        agent=replace(samples.call().agent, name=some(), team=some()),
        client=replace(samples.call().client, name=some()),
        reference=some(),
        recording=replace(samples.recording(), path=Path(some().replace("\0", "") or "x")),
        shop=replace(call.shop, scenario=some(), shopper=some(), narrative=some()),
    )
    sheet = samples.sheet(
        comments={"lead-in": some()},
        strengths=some(),
        improvement=some(),
        action=some(),
        moments=(Moment(id="m", start=1, note=some(), questions=("lead-in",)),),
    )
    evaluation = samples.evaluation(call=call, sheet=sheet)
    out = tmp_path / "any.pdf"
    feedback_pdf(evaluation, replace(look, brand=some()), out)
    assert out.read_bytes().startswith(b"%PDF")


def test_the_story_is_made_anew_each_time(look):
    content = feedback(samples.evaluation())
    assert len(story(content, look)) == len(story(content, look))

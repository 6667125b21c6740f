"""Call facts on a call of which everything is known, with noise, music, ringing and keys."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from labelled_call import (
    AGENT,
    CALLER,
    RATE,
    Call,
    Labels,
    Sound,
    agreement,
    american_ring,
    british_ring,
    keys,
    noisy,
    pad,
    plucked,
    tone,
    write,
)

from evaluator.audio.facts import facts_of
from evaluator.audio.spectrum import loudness
from evaluator.audio.speech import Activity, listen
from evaluator.facts import Facts, Stretch, Thresholds, length

OVERTONES = ((1, 1.0), (2, 0.5), (3, 0.35), (5, 0.2), (6, 0.15))
"""Of 50 Hz, with how loud each is."""

CLOSE = 0.1
"""Seconds that the edge of a stretch may be off."""


class Made(NamedTuple):
    """The call, and the times of what is not said on it."""

    call: Call
    sound: Sound
    labels: Labels
    rings: list[Stretch]
    hold: list[Stretch]
    over: Stretch
    dead: list[Stretch]
    first_words: list[float]


@cache
def made() -> Made:
    """Two rings, talk with a talk-over, four silences, music, key tones, ringing on a transfer."""
    call = Call()
    rings = [call.sound(AGENT, american_ring(), pause) for pause in (1.0, 4.0)]
    hold = []
    for line in (0, 1, 2, 3):
        call.say(line)
    _, end = call.say(4)
    start, _ = call.say(5, -1.4)
    over = (start, end)
    call.now = max(call.now, end)
    call.say(6, 5.6)
    call.say(7, 3.0)
    call.say(8, 8.0)
    hold.append(call.sound(AGENT, plucked(15.0), 1.0))
    call.say(9, 1.0)
    hold.append(call.sound(CALLER, keys("4929110283847566"), 1.0))
    call.say(10, 12.0)
    call.say(11)
    first, _ = call.sound(AGENT, british_ring(), 1.2)
    for _ in range(3):
        _, last = call.sound(AGENT, british_ring(), 2.0)
    hold.append((first, last))
    call.say(12, 0.8)
    call.say(13)
    hold.append(call.sound(AGENT, pad(9.0), 0.9))
    call.say(14, 4.6)
    for line in (15, 16, 17, 18):
        call.say(line)
    sound = call.made()
    labels = call.labels(sound.shape[1] // 80)
    dead = _silences(labels, [*rings, *hold])
    return Made(call, sound, labels, rings, hold, over, dead, list(labels.argmax(axis=1) / 100))


def _silences(labels: Labels, sounds: list[Stretch]) -> list[Stretch]:
    """Where nobody speaks and nothing sounds for five seconds or more after the answer."""
    busy = labels.any(axis=0)
    for start, end in sounds:
        busy[round(start * 100) : round(end * 100)] = True
    busy[: round(sounds[1][1] * 100)] = True
    edges = np.flatnonzero(np.diff(np.append(np.insert(busy, 0, True), True)))
    found = [(first / 100, last / 100) for first, last in edges.reshape(-1, 2)]
    return [stretch for stretch in found if length(stretch) >= 5.0]


NOISES = {
    "clean": lambda sound: sound,
    "20 dB": lambda sound: noisy(sound, 20),
    "20 dB pink": lambda sound: noisy(sound, 20, pink=True),
    "10 dB": lambda sound: noisy(sound, 10),
    "10 dB pink": lambda sound: noisy(sound, 10, pink=True),
}


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Activity]:
    """The call with a noise, listened to once."""

    @cache
    def heard(noise: str) -> Activity:
        path = tmp_path_factory.mktemp("facts") / "call.wav"
        return listen(write(NOISES[noise](made().sound), path))

    return heard


Heard = Callable[[str], Activity]


def spoken(facts: Facts, count: int) -> Labels:
    """Who speaks in each hundredth of a second, by the facts."""
    labels = np.zeros((len(facts.channels), count), np.bool_)
    for lane, speaker in zip(labels, facts.channels, strict=True):
        for start, end in speaker.stretches:
            lane[round(start * 100) : round(end * 100)] = True
    return labels


def same(found: Sequence[Stretch], known: Sequence[Stretch], close: float = CLOSE) -> bool:
    """Whether the same stretches were found, and no other, with edges as near as `close`."""
    return len(found) == len(known) and bool(
        np.allclose(np.array(found), np.array(known), rtol=0, atol=close)
    )


# --- accuracy -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noise", "least"),
    [("clean", 0.97), ("20 dB", 0.97), ("20 dB pink", 0.97), ("10 dB", 0.95), ("10 dB pink", 0.95)],
)
def test_speech_is_found(heard: Heard, noise: str, least: float) -> None:
    """Beside ringing, music and key tones, none of which is speech."""
    found = spoken(facts_of(heard(noise), Thresholds()), made().labels.shape[1])
    assert agreement(made().labels, found) >= least


@pytest.mark.parametrize("noise", ["clean", "20 dB", "20 dB pink"])
def test_silences_hold_and_rings_are_found_exactly(heard: Heard, noise: str) -> None:
    facts = facts_of(heard(noise), Thresholds())
    assert same(facts.dead_air, made().dead)
    assert same(facts.hold, made().hold)
    assert same(facts.ringing, made().rings)
    assert facts.answered == facts.ringing[-1][1]


@pytest.mark.parametrize("noise", ["10 dB", "10 dB pink"])
def test_silences_are_found_in_loud_noise(heard: Heard, noise: str) -> None:
    """Music softer than the noise is not to be heard in it, and then it is silence."""
    found = facts_of(heard(noise), Thresholds()).dead_air
    music = made().hold[-1]
    beside = [
        stretch for stretch in found if stretch[1] < music[0] - 1 or stretch[0] > music[1] + 6
    ]
    assert same(beside, made().dead)


@pytest.mark.parametrize("noise", list(NOISES))
def test_who_came_in_on_whom(heard: Heard, noise: str) -> None:
    over = facts_of(heard(noise), Thresholds()).talk_over
    assert over is not None
    assert [entry.by for entry in over] == ["agent"]
    assert same([entry.stretch for entry in over], [made().over], 0.2)


# --- what the facts say of each other -----------------------------------------------------------


def test_talk_turns_and_monologues(heard: Heard) -> None:
    facts = facts_of(heard("clean"), Thresholds())
    agent, caller = facts.channels
    assert (agent.name, caller.name) == ("agent", "caller")
    for speaker, labels in zip(facts.channels, made().labels, strict=True):
        assert speaker.talk == pytest.approx(sum(map(length, speaker.stretches)), abs=0.002)
        assert speaker.talk == pytest.approx(labels.sum() / 100, rel=0.03)
        assert speaker.turns and speaker.monologue == max(speaker.turns, key=length)
        assert speaker.share == pytest.approx(speaker.talk / (agent.talk + caller.talk), abs=1e-3)
    assert agent.first_word == pytest.approx(made().first_words[AGENT] - facts.answered, abs=0.1)
    assert caller.first_word == pytest.approx(made().first_words[CALLER] - facts.answered, abs=0.1)


def test_gaps_are_the_pauses_before_an_answer(heard: Heard) -> None:
    facts = facts_of(heard("clean"), Thresholds())
    assert facts.gaps is not None
    waits = sorted(length(entry.stretch) for entry in facts.gaps)
    assert 0.5 < waits[len(waits) // 2] < 0.8  # the script's own are 0.6
    assert all(
        end <= start or begin >= stop
        for begin, end in (entry.stretch for entry in facts.gaps)
        for start, stop in facts.hold
    )


def test_the_thresholds_decide_what_is_a_fact(heard: Heard) -> None:
    noted = facts_of(heard("clean"), Thresholds(dead_air_noted=2.5))
    assert len(noted.dead_air) > len(made().dead)
    usual = facts_of(heard("clean"), Thresholds())
    assert len(usual.counted_dead_air) == len(usual.dead_air) - 1  # one is shorter than 7 s
    assert facts_of(heard("clean"), Thresholds(talk_over=2.0)).talk_over == ()
    assert len(facts_of(heard("clean"), Thresholds(hold=12.0)).hold) == 1
    assert noted.thresholds.dead_air_noted == 2.5


def test_the_agent_may_be_on_the_right(heard: Heard) -> None:
    facts = facts_of(heard("clean"), Thresholds(), agent_channel=1)
    assert [speaker.name for speaker in facts.channels] == ["caller", "agent"]
    assert facts.talk_over and facts.talk_over[0].by == "caller"


def test_an_announced_silence_is_hold(heard: Heard) -> None:
    usual = facts_of(heard("clean"), Thresholds())
    start = usual.dead_air[1][0]
    facts = facts_of(heard("clean"), Thresholds(), announced=[start - 3.0])
    assert facts.dead_air == (usual.dead_air[0], *usual.dead_air[2:])
    assert usual.dead_air[1] in facts.hold
    late = facts_of(heard("clean"), Thresholds(), announced=[start - 30.0, start + 1.0])
    assert late.dead_air == usual.dead_air


@pytest.mark.parametrize("begin", [1.0, 1.001, 1.0045, 1.0075])
def test_a_silence_just_as_long_as_a_threshold_reaches_it(begin: float) -> None:
    """Wherever it lies beside the frames; a tenth of a second less does not."""
    facts = facts_of(bursts(begin, silences=(4.9, 5.0, 6.9, 7.0)), Thresholds())
    assert [round(length(one), 1) for one in facts.dead_air] == [5.0, 6.9, 7.0]
    assert len(facts.counted_dead_air) == 1
    edges = [edge for one in facts.channels[0].stretches for edge in one]
    assert edges[0] == pytest.approx(begin, abs=0.009)
    assert edges[1] == pytest.approx(begin + 2.0, abs=0.009)


def bursts(begin: float, silences: Sequence[float]) -> Activity:
    """Noise for two seconds at a time, all of it speech, from `begin` on with silences between."""
    rng, size = np.random.default_rng(1), RATE * 40 // 256 * 256
    sound = rng.normal(0, 0.0003, (1, size)).astype(np.float32)
    for pause in (*silences, 0.0):
        first, last = round(begin * RATE), round((begin + 2.0) * RATE)
        sound[0, first:last] = rng.normal(0, 0.1, last - first)
        begin += 2.0 + pause
    sound = sound[:, : round(begin * RATE) // 256 * 256]
    loud = np.abs(sound).reshape(1, -1, 256).max(2) > 0.01
    return Activity(
        speech=loud.astype(np.float32),
        loudness=loudness(sound),
        duration=sound.shape[1] / RATE,
        complete=True,
    )


# --- one channel --------------------------------------------------------------------------------


def one_channel(tmp_path: Path, sound: Sound) -> Facts:
    return facts_of(listen(write(sound, tmp_path / "call.wav")), Thresholds())


def test_what_needs_two_is_not_measured_on_one_channel(tmp_path: Path) -> None:
    facts = one_channel(tmp_path, made().sound.sum(axis=0, keepdims=True))
    assert not facts.measurable
    assert facts.talk_over is None and facts.gaps is None
    (both,) = facts.channels
    assert (both.name, both.share, both.turns, both.monologue) == ("both", None, None, None)
    assert both.talk == pytest.approx(made().labels.any(axis=0).sum() / 100, rel=0.03)
    assert same(facts.dead_air, made().dead)
    assert same(facts.hold, made().hold)
    assert same(facts.ringing, made().rings)


@pytest.mark.parametrize("gain", [1.0, 0.5, 0.0])
def test_two_lanes_of_one_sound_are_one_channel(tmp_path: Path, gain: float) -> None:
    """Otherwise all of the talk would be talk-over, or one would never say a word."""
    mixed = made().sound.sum(axis=0)[: 60 * 8000]
    facts = one_channel(tmp_path, np.stack((mixed, mixed * gain)))
    assert not facts.measurable
    assert [speaker.name for speaker in facts.channels] == ["both"]


def test_nobody_speaks(tmp_path: Path) -> None:
    hiss = np.random.default_rng(1).normal(0, 0.003, (2, 8000 * 12))
    facts = one_channel(tmp_path, hiss)
    assert [speaker.talk for speaker in facts.channels] == [0.0, 0.0]
    assert [speaker.first_word for speaker in facts.channels] == [None, None]
    assert [speaker.share for speaker in facts.channels] == [0.0, 0.0]
    assert facts.dead_air == ((0.0, 12.0),)
    assert facts.talk_over == facts.gaps == facts.hold == facts.ringing == ()


def test_a_beep_at_the_start_is_no_ringing(tmp_path: Path) -> None:
    call = Call()
    call.sound(AGENT, tone(1400, seconds=0.4), 0.5)
    call.say(0, 1.0)
    call.say(1)
    facts = one_channel(tmp_path, call.made())
    assert facts.ringing == facts.hold == () and facts.answered == 0.0


def test_a_passing_lorry_is_no_hold(tmp_path: Path) -> None:
    call = Call()
    call.say(0)
    call.say(1)
    spectrum = np.fft.rfft(np.random.default_rng(2).normal(0, 1, 8000 * 8))
    rumble = np.fft.irfft(spectrum / (np.arange(spectrum.size) + 10))  # louder the lower
    rumble *= 0.3 / np.abs(rumble).max()
    start, end = call.sound(CALLER, rumble, 0.5)
    call.say(2, 0.5)
    call.say(4)
    facts = one_channel(tmp_path, call.made())
    assert facts.hold == ()
    assert same(facts.dead_air, [(start - 0.5, end + 0.5)], 0.2)


def rung() -> Call:
    """Two rings, then both speak."""
    call = Call()
    call.sound(AGENT, american_ring(), 0.5)
    call.sound(AGENT, american_ring(), 4.0)
    call.say(0, 0.7)
    call.say(1)
    return call


def test_the_hiss_before_a_ring_is_no_first_word(tmp_path: Path) -> None:
    """Where the model heard nothing before it, faint hiss was speech, and the ring then hold."""
    both = rung().made()
    facts = one_channel(tmp_path, both.mean(axis=0, keepdims=True))
    assert facts.hold == () and same(facts.ringing, [(0.5, 2.5), (6.5, 8.5)])


def test_the_start_of_a_ring_in_noise_is_no_first_word(tmp_path: Path) -> None:
    """The model takes it for speech over noise, and the ring was then no ringing."""
    rung = np.concatenate([tone(425, seconds=1.0), np.zeros(4 * RATE)] * 2)
    sound = np.random.default_rng(0).normal(0, 0.012, (1, rung.size + 11_000))
    sound[0, 11_000:] += rung
    facts = one_channel(tmp_path, sound)
    assert facts.channels[0].stretches == () and len(facts.ringing) == 2


def test_an_offset_of_the_line_changes_nothing(tmp_path: Path) -> None:
    """Faint speech on two lines with the same offset looked like the same sound twice."""
    facts = one_channel(tmp_path, rung().made() * 0.03 + 0.3)
    begun = [lane.stretches[0][0] for lane in facts.channels]
    assert begun == pytest.approx([9.25, 14.2], abs=CLOSE)


def test_a_lane_that_lags_a_little_is_the_same_sound(tmp_path: Path) -> None:
    mixed = rung().made().sum(axis=0)
    assert not one_channel(tmp_path, np.stack((mixed, np.roll(mixed, 1)))).measurable


def test_music_that_nobody_answers_is_hold(tmp_path: Path) -> None:
    """Its last bars are as long as rings, and were taken for them."""
    call = Call()
    call.sound(CALLER, plucked(8.0))
    _, end = call.sound(CALLER, plucked(2.0), 1.0)
    facts = one_channel(tmp_path, call.made())
    assert facts.ringing == () and same(facts.hold, [(0.0, end)])


@pytest.mark.parametrize("late", [0.03, 0.25])
def test_an_echo_on_the_other_lane_is_nobodys_talk(tmp_path: Path, late: float) -> None:
    """At -22 dB and late, it was: all of the talk was then talk-over."""
    call = Call()
    for number in (0, 1, 2, 4):
        call.say(number)
    sound = call.made()
    delay = round(late * RATE)
    echoed = sound.copy()
    echoed[:, delay:] += sound[::-1, :-delay] * 10 ** (-22 / 20)
    clear, echo = (one_channel(tmp_path, one) for one in (sound, echoed))
    assert echo.talk_over == clear.talk_over == ()
    for heard, known in zip(echo.channels, clear.channels, strict=True):
        assert heard.turns and known.turns and len(heard.turns) == len(known.turns)
        assert heard.talk == pytest.approx(known.talk, rel=0.05)


def after_a_silence(*before: Sound) -> Call:
    """A caller who answers after 5.6 s, with a word that the model does not notice."""
    call = Call()
    call.say(0)
    call.now += 5.6
    for sound in before:
        call.sound(CALLER, sound)
    call.say(9, 0.0)
    return call


def test_a_first_word_that_the_model_misses_ends_the_silence(tmp_path: Path) -> None:
    call = after_a_silence()
    facts = facts_of(listen(write(call.made(), tmp_path / "call.wav")), Thresholds())
    first = np.flatnonzero(call.labels(2000)[CALLER])[0] / 100
    assert facts.channels[CALLER].first_word == pytest.approx(first, abs=CLOSE)
    assert facts.dead_air[0][1] == pytest.approx(first, abs=CLOSE)


@pytest.mark.parametrize(
    "before",
    [tone(1400, seconds=0.3), keys("1"), np.random.default_rng(2).normal(0, 0.3, RATE // 100)],
    ids=["beep", "key", "click"],
)
def test_what_is_no_word_just_before_one_does_not_begin_it(tmp_path: Path, before: Sound) -> None:
    call = after_a_silence(before)
    facts = facts_of(listen(write(call.made(), tmp_path / "call.wav")), Thresholds())
    first = np.flatnonzero(call.labels(2000)[CALLER])[0] / 100
    assert facts.channels[CALLER].first_word is not None
    assert facts.channels[CALLER].first_word > first - 0.03


def test_the_hum_of_the_mains_is_no_hold(tmp_path: Path) -> None:
    """Its overtones are as tonal as music: silences were hold, and half of the talk was none."""
    call = Call()
    rings = [call.sound(AGENT, american_ring(), pause) for pause in (0.5, 4.0)]
    call.say(0, 0.7)
    _, start = call.say(1)
    end, _ = call.say(3, 6.5)
    sound = call.made()
    time = np.arange(sound.shape[1]) / RATE
    hum = sum(part * np.sin(2 * np.pi * 50 * part_of * time) for part_of, part in OVERTONES)
    facts = facts_of(listen(write(sound + 0.02 * hum, tmp_path / "call.wav")), Thresholds())
    assert facts.hold == () and same(facts.ringing, rings)
    assert same(facts.dead_air, [(start, end)], 0.2)
    assert agreement(call.labels(5000), spoken(facts, 5000)) > 0.93


@pytest.mark.parametrize("hertz", [(425,), (350, 440)], ids=["one tone", "two"])
def test_a_tone_that_goes_on_for_all_of_a_recording_is_no_hum(
    tmp_path: Path, hertz: tuple[float, ...]
) -> None:
    sound = tone(*hertz, seconds=8.0)[np.newaxis]
    noise = np.random.default_rng(1).normal(0, 0.0006, sound.shape)
    assert same(one_channel(tmp_path, sound + noise).hold, [(0.0, 8.0)])


def test_the_end_of_a_ring_that_the_other_lane_has_later_is_no_hold(tmp_path: Path) -> None:
    """It stood there as hold of 0.05 s, where hold is what goes on for 2 s."""
    call = Call()
    for pause in (0.5, 3.94):
        call.sound(AGENT, american_ring(), pause)
        call.sound(CALLER, american_ring(), -1.94)
    call.say(0, 0.7)
    call.say(1)
    facts = facts_of(listen(write(call.made(), tmp_path / "call.wav")), Thresholds())
    assert len(facts.ringing) == 2 and facts.hold == ()


def test_ringing_and_music_are_found_on_a_quiet_line(tmp_path: Path) -> None:
    """34 dB down all of it was fainter than hold ever is, and so a silence."""
    call = Call()
    rings = [call.sound(AGENT, american_ring(), pause) for pause in (0.5, 4.0)]
    call.say(0, 0.7)
    call.say(1)
    music = call.sound(AGENT, plucked(6.0), 1.0)
    call.say(3, 1.0)
    facts = facts_of(listen(write(0.02 * call.made(), tmp_path / "call.wav")), Thresholds())
    assert same(facts.ringing, rings)
    assert same(facts.hold, [music], 1.0)  # the model takes its first bar for speech

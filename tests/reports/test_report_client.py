"""The client report: never a bare average, and the figures on paper are those of the values."""

from dataclasses import replace
from datetime import UTC, date, datetime

import paper_samples as samples
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_reading import bookmarks, text_of
from pypdf import PdfReader

from evaluator.insight.change import Change
from evaluator.insight.chart import chart
from evaluator.insight.estimate import estimate
from evaluator.insight.frequency import frequency
from evaluator.insight.table import Heading, PointTable, side_by_side
from evaluator.reports.client import client_pdf
from evaluator.reports.content import BlendedForm, BlendOf, CallLine, Quote
from evaluator.terms import shown


def test_the_average_stands_with_its_interval_and_its_calls(look, out):
    content = samples.client_report()
    client_pdf(content, look, out)
    text = text_of(out)
    overall = content.overall
    assert overall.low is not None and overall.high is not None
    interval = f"{shown(overall.low)} to {shown(overall.high)}"
    assert f"{shown(overall.mean)} average of {overall.calls} calls" in text
    assert f"95 % interval {interval}" in text
    assert f"The {overall.calls} calls average {shown(overall.mean)}." in text
    assert f"{content.passed} of {overall.calls} reached the pass mark of 80" in text
    assert "Fewer than 3 calls" not in text


def test_the_cover_says_for_whom_and_when(look, out):
    client_pdf(samples.client_report(), look, out)
    text = text_of(out)
    assert "Client report for Auto Repairs Ltd" in text
    assert "1 May 2026 to 31 October 2026" in text
    assert "evaluated by Bea N. and Jo M. · with Seven-point call" in text
    assert "Made on 2 November 2026" in text
    reader = PdfReader(out)
    assert reader.metadata is not None
    assert reader.metadata.title == "Calls of Auto Repairs Ltd, 1 May 2026 to 31 October 2026"
    assert [name for name, _ in bookmarks(out)] == [
        "Auto Repairs Ltd",
        "Score over time",
        "Points, best first",
        "Agents over time",
        "Agents",
        "Calls",
        "In the evaluators’ words",
    ]


def test_every_month_has_its_average_and_its_calls(look, out):
    content = samples.client_report()
    client_pdf(content, look, out)
    text = text_of(out)
    for dot, mark in zip(
        chart(content.trend).lines[0].dots, chart(content.trend).marks, strict=True
    ):
        assert f"{mark.label} {shown(dot.mean)} {dot.calls}" in text


def test_points_run_from_the_best_to_the_weakest(look, out):
    content = samples.client_report()
    client_pdf(content, look, out)
    table = text_of(out).split("Points, best first")[1].split("Agents over time")[0]
    places = [table.index(title) for _, title, _ in reversed(samples.TITLES)]
    assert places == sorted(places)
    assert "Close · best" in table
    assert "Lead-in · weakest" in table
    for cell in content.points.rows[0].cells:
        assert cell is not None
        one = cell.estimate
        assert one.low is not None and one.high is not None
        assert f"{shown(one.mean)} of 4 {shown(one.low)} to {shown(one.high)} {one.calls}" in table


def test_agents_are_compared_with_their_intervals(look, out):
    content = samples.client_report()
    client_pdf(content, look, out)
    table = text_of(out).split("not ranked")[1].split("Calls Date")[0]
    for row in content.agents.rows:
        one = row.overall
        assert one.low is not None and one.high is not None
        assert row.name in table
        assert f"{shown(one.mean)} {shown(one.low)} to {shown(one.high)} {one.calls}" in table


def test_an_agent_with_few_calls_carries_a_caution(look, out):
    content = samples.client_report()
    few = replace(content.agents.rows[0], name="D. Ruiz", overall=estimate(1, 80, 6400))
    agents = replace(content.agents, rows=(*content.agents.rows, few))
    client_pdf(replace(content, agents=agents), look, out)
    assert "D. Ruiz · caution: under three calls 80.0 – 1" in text_of(out)


def test_an_agent_without_a_score_has_a_dash(look, out):
    content = samples.client_report()
    none = replace(content.agents.rows[0], name="New N.", overall=estimate(0, 0, 0))
    agents = replace(content.agents, rows=(*content.agents.rows, none))
    client_pdf(replace(content, agents=agents), look, out)
    assert "New N. · caution: under three calls – – 0" in text_of(out)


def test_every_call_is_in_the_table(look, out):
    content = samples.client_report()
    client_pdf(content, look, out)
    text = text_of(out)
    for line in content.calls:
        assert f"{line.agent} {line.reference} {shown(line.score)} {line.band}" in text
    assert text.count("Date Agent Reference Score Band") == 4  # the head on each of its pages


def test_verbatims_are_quoted_with_agent_and_date(look, out):
    client_pdf(samples.client_report(), look, out)
    text = text_of(out)
    assert "Went well Chris L., 4 October 2026 “Played both faults back" in text
    assert "Close Andrew K. “Day, price and reference.”" in text


def test_no_calls_is_a_plain_page(look, out):
    client_pdf(samples.no_calls(), look, out)
    assert len(PdfReader(out).pages) == 1
    text = text_of(out)
    assert "There is no finished evaluation for Auto Repairs Ltd, 1 May 2026" in text
    assert "average" not in text


def test_one_call_has_no_interval_and_a_caution(look, out):
    content = replace(
        samples.client_report(),
        overall=estimate(1, 72, 72 * 72),
        passed=None,
        change=None,
        by_agent=None,
        agents=PointTable(questions=(), rows=()),
    )
    client_pdf(content, look, out)
    text = text_of(out)
    assert "72.0 average of 1 call no interval from one call" in text
    assert "One call scored 72.0" in text
    assert "Fewer than 3 calls" in text
    assert "reached the pass mark" not in text
    assert "Agents" not in text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change(difference=9.8, low=5.1, high=14.4), "+9.8 (95 % interval +5.1 to +14.4), more"),
        (Change(difference=-1.2, low=-8.6, high=6.1), "–1.2 (95 % interval –8.6 to +6.1), within"),
    ],
)
def test_what_changed_is_said_with_its_interval(change, words, look, out):
    client_pdf(replace(samples.client_report(), change=change), look, out)
    assert f"From May 2026 to Oct 2026: {words}" in text_of(out)


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "All calls to date"),
        (date(2026, 5, 1), None, "From 1 May 2026"),
        (None, date(2026, 5, 1), "Up to 1 May 2026"),
    ],
)
def test_an_open_period_is_worded(since, until, words, look, out):
    client_pdf(replace(samples.client_report(), since=since, until=until), look, out)
    assert words in text_of(out)


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ({"team": "North"}, "Team North"),
        ({"team": "North", "agent": "Chris L."}, "Chris L."),
        ({"client": ""}, "All clients"),
    ],
)
def test_the_narrowest_subject_is_the_title(who, words, look, out):
    client_pdf(replace(samples.client_report(), **who), look, out)
    assert bookmarks(out)[0] == (words, 1)


def test_forms_that_differ_share_neither_bands_nor_a_pass_mark(look, out):
    content = samples.client_report()
    trend = replace(content.trend, pass_mark=None)
    mixed = replace(content, bands=(), pass_mark=None, passed=None, trend=trend, by_agent=None)
    client_pdf(mixed, look, out)
    text = text_of(out)
    assert "pass mark" not in text
    assert "Needs coaching 70" not in text


def test_too_many_agents_for_a_chart_are_still_in_the_table(look, out):
    names = tuple(f"Agent {letter}" for letter in "ABCDEF")
    client_pdf(samples.client_report(names, months=1), look, out)
    text = text_of(out)
    assert "Agents over time" not in text
    assert all(name in text for name in names)


def test_four_agents_with_few_calls_are_drawn_with_names_and_counts(look, out):
    few = [
        samples.tallied(name, (70.0 + 5 * at,) * (at + 1), period="2026-05")
        for at, name in enumerate(("Ann", "Ben", "Cid", "Dot"))
    ]
    by_agent = samples.over_time(few, pass_mark=80.0)
    client_pdf(replace(samples.client_report(), by_agent=by_agent), look, out)
    text = text_of(out).split("Agents over time")[1].split("Agents Agent")[0]
    for name in ("Ann", "Ben", "Cid", "Dot"):
        assert text.count(name) == 2  # at the end of its line, and at its row of counts
    assert "May 2026 1 2 3 4" in text


def test_months_without_calls_and_years_of_weeks_are_drawn(look, out):
    one = samples.trend(("A",), 6)
    gap = samples.over_time(
        [samples.tallied("A", (80.0,), period=p) for p in ("2025-W02", "2026-W40")]
    )
    client_pdf(replace(samples.client_report(), trend=gap, by_agent=one), look, out)
    text = text_of(out)
    assert "W02 2025 80.0 1" in text
    assert "– 0" in text


def test_unknown_dates_bands_and_unscored_points_are_dashes(look, out):
    content = samples.client_report()
    (row,) = content.points.rows
    points = replace(content.points, rows=(replace(row, cells=(row.cells[0], *[None] * 6)),))
    calls = (CallLine(started=None, agent="A", reference="", score=None, band=""),)
    client_pdf(replace(content, points=points, calls=calls, quotes=()), look, out)
    text = text_of(out)
    assert "– A –" in text
    assert "best" not in text.split("Points, best first")[1].split("Agents over time")[0]
    alike = replace(points, rows=(replace(row, cells=(row.cells[0], row.cells[0], *[None] * 5)),))
    client_pdf(replace(content, points=alike, calls=(), quotes=()), look, out)
    assert "weakest" not in text_of(out)  # of two that are alike none is
    none = replace(content, points=replace(points, rows=()), calls=(), quotes=())
    client_pdf(none, look, out)
    assert "Points, best first" not in text_of(out)


said = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from("<b>&</b> \n\t\x00\ud800مرحباשלוםनमस्ते👍🏽中文"),
    ),
    max_size=60,
)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_no_text_in_any_field_stops_the_report(data, look, tmp_path):
    def some() -> str:
        return data.draw(said)

    names = (some(), some() + "2")
    started = datetime(2026, 5, 1, tzinfo=UTC)
    content = replace(
        samples.client_report(names, months=1),
        client=some(),
        team=some(),
        forms=(some(), some()),
        evaluators=(some(),),
        calls=(CallLine(started=started, agent=some(), reference=some(), score=1.0, band=some()),),
        quotes=(Quote(about=some(), text=some(), agent=some(), started=started),),
    )
    out = tmp_path / "any.pdf"
    client_pdf(content, replace(look, brand=some()), out)
    assert out.read_bytes().startswith(b"%PDF")


def test_sections_and_what_was_noted_stand_beside_the_points(look, out):
    course = samples.trend(together=True)
    heads = [Heading(id=id, title=id.title(), short=id, top=100) for id in ("talk", "hold")]
    shares = [[0.5, 0.6, 0.7], [0.9, 1.0]]
    tallies = [
        samples.tallied("", values, question=head.id)
        for head, values in zip(heads, shares, strict=True)
    ]
    words = {"no": "Not at all", "yes": "Twice"}
    asked = frequency("Was there a hold?", words, [(("no",), 3.0), (("yes",), 1.0)])
    rarely = frequency("Was it cut off?", words, [(("yes",), 1.0)])
    content = samples.client_report(
        sections=side_by_side(heads, course, tallies), noted=(asked, rarely)
    )
    client_pdf(content, look, out)
    text = text_of(out)
    assert "Sections over the calls in which they counted" in text
    assert "Talk 60.0 35.2 to 84.8 3" in text
    assert "Hold 95.0 31.5 to 100.0 2" in text
    assert "Was there a hold? 4 calls Not at all 75 % Twice 25 %" in text
    assert "Was it cut off? 1 call · caution: under three calls" in text


def test_points_out_of_other_figures_than_levels_say_so(look, out):
    course = samples.trend(together=True)
    heads = [Heading(id="talk", title="Talk", short="Talk", top=10)]
    tallies = [samples.tallied("", [1.2, 1.3], question="talk")]  # bonus above what was possible
    client_pdf(samples.client_report(points=side_by_side(heads, course, tallies)), look, out)
    assert "Talk 12.5 of 10" in text_of(out)


def test_a_blend_says_its_forms_their_shares_and_which_calls_count(look, out):
    blend = BlendOf(
        title="Standard enquiry",
        forms=tuple(
            BlendedForm(title=title, share=share, estimate=estimate(4, total, squares))
            for title, share, total, squares in (
                ("Seven points", 0.6, 300.0, 22600.0),
                ("Call handling", 0.4, 340.0, 28950.0),
            )
        ),
        counted="4 calls count. Left out: 2 not finished on “Call handling”.",
    )
    client_pdf(samples.client_report(blend=blend), look, out)
    text = text_of(out)
    assert "the blend “Standard enquiry”: 60 % Seven points and 40 % Call handling." in text
    assert "2 not finished on “Call handling”" in text
    assert "Forms of the blend" in [name for name, _ in bookmarks(out)]
    assert "Seven points · 60 %" in text
    assert "85.0" in text

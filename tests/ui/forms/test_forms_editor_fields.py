"""Each field of the editor alone: what it says of the form, what it shows, how it is moved."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from evaluator.desk.desk import Desk
from evaluator.desk.form_drafts import FormDraft
from evaluator.forms.drafted import blank, checked
from evaluator.forms.tree import at, put
from evaluator.places import Places
from evaluator.ui.forms.editor.controls import Several, Words
from evaluator.ui.forms.editor.form_page import FormPage
from evaluator.ui.forms.editor.grip import Grip
from evaluator.ui.forms.editor.part_page import PartPage
from evaluator.ui.forms.editor.question_page import QuestionPage
from evaluator.ui.forms.editor.section_page import SectionPage
from evaluator.ui.forms.editor.sheet import Sheet
from evaluator.ui.forms.editor.work import Work

FIRST = ("questions", 0)
KEY = Qt.Key
SCALE = {"id": "q", "title": "Q", "weight": 100, "levels": ["None.", "Some.", "All."]}
CHOICE = {
    "id": "q",
    "title": "Q",
    "weight": 100,
    "kind": "choice",
    "options": [{"id": "order", "text": "Order"}, {"id": "wish", "text": "Wish", "points": 2}],
}
LOOKING = {"id": "r", "title": "R", "weight": 0.5, "levels": ["No.", "Yes."]}

Shows = Callable[..., QuestionPage]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Nothing of these tests is kept, so that one will do."""
    root = tmp_path_factory.mktemp("desk")
    with Desk.in_memory(Places(root, root, root, root)) as desk:
        yield desk


@pytest.fixture
def work(qtbot: QtBot, desk: Desk) -> Iterator[Work]:
    work = Work(desk, FormDraft(name="f", content=blank("f", "F"), kept=datetime.now(UTC)))
    yield work
    work.done()


@pytest.fixture
def show(qtbot: QtBot, work: Work) -> Shows:
    """The page of a point in a form, its folds open; the page follows whatever is done."""
    pages: list[QuestionPage] = []

    def shown(question: dict[str, Any], *others: dict[str, Any], **form: Any) -> QuestionPage:
        work.do("Begin", {**blank("f", "F"), **form, "questions": [question, *others]})
        if not pages:
            pages.append(placed(qtbot, QuestionPage(work), FIRST))
        return pages[0]

    return shown


def placed(qtbot: QtBot, page: Any, place: tuple[str | int, ...]) -> Any:
    qtbot.addWidget(page)
    page.show_place(place)
    for fold in getattr(page, "folds", {}).values():
        fold.unfold()
    page.work.changed.connect(page.refresh)
    page.work.went.connect(page.go_to)
    page.resize(440, 1200)
    with qtbot.waitExposed(page):
        page.show()
        page.activateWindow()
    return page


def named(page: QWidget, name: str) -> Any:
    """The control with this accessible name that is not hidden."""
    found = [
        one
        for one in page.findChildren(QWidget)
        if one.accessibleName().split(":")[0] == name and one.isVisibleTo(page)
    ]
    assert len(found) == 1, (name, len(found))
    return found[0]


def write(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text) if text else QTest.keyClick(field, KEY.Key_Delete)


def of(page: Sheet, *key: str | int) -> Any:
    return at(page.work.content, (*page.place, *key))


def mend(page: Sheet) -> None:
    page.mend(checked(page.work.content).findings)


def test_a_level_moves_by_key_with_the_focus_and_back_by_undo(show: Shows) -> None:
    page = show({**SCALE, "points": [0, 5, 2], "rules": [{"at": 1, "fails": ["form"]}]})
    named(page, "Points of Level 1").setFocus()
    assert page.step(1)
    assert of(page, "levels") == ["None.", "All.", "Some."]
    assert (of(page, "points"), of(page, "rules", 0, "at")) == ([0, 2, 5], 2)
    assert named(page, "Points of Level 2").hasFocus()
    assert named(page, "Level 2 in words").toPlainText() == "Some."
    assert page.step(1)  # nothing below, and the point stays where it is
    page.work.undo()
    assert of(page, "levels") == ["None.", "Some.", "All."]
    named(page, "Title").setFocus()
    assert not page.step(1)


def test_options_ranges_and_causes_move_by_key(show: Shows) -> None:
    page = show({**CHOICE, "causes": [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]})
    named(page, "Option 2 in words").setFocus()
    assert page.step(-1)
    named(page, "Cause 1").setFocus()
    assert page.step(1)
    assert [one["id"] for one in of(page, "options")] == ["wish", "order"]
    assert [one["id"] for one in of(page, "causes")] == ["b", "a"]
    ranges = [{"from": 0, "to": 0, "points": 9}, {"from": 1, "points": 1}]
    page = show({"id": "q", "title": "Q", "kind": "number", "ranges": ranges})
    named(page, "Points of Range 1").setFocus()
    assert page.step(1)
    assert [one["points"] for one in of(page, "ranges")] == [1, 9]
    assert [one["from"] for one in of(page, "ranges")] == [0, 1]


def drag(page: QWidget, grip: Grip, to: QPoint, *, give_up: bool = False) -> None:
    """Drag a row by its grip to a place on the page."""
    end = grip.mapFrom(page, to)
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    QTest.mouseMove(grip, QPoint(8, 8) + (end - QPoint(8, 8)) / 2)
    QTest.mouseMove(grip, end)
    if give_up:
        QTest.keyClick(grip, KEY.Key_Escape)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=end)


def test_a_level_is_dragged_and_let_go(show: Shows) -> None:
    page = show(SCALE)
    last = page.answers.rows[2]
    below = last.mapTo(page, QPoint(0, last.height() - 1))
    grip = named(page, "Move level 0")
    drag(page, grip, below, give_up=True)
    assert of(page, "levels", 0) == "None."
    drag(page, grip, below)
    assert of(page, "levels") == ["Some.", "All.", "None."]
    first = page.answers.rows[0].mapTo(page, QPoint(0, 0))
    drag(page, named(page, "Move level 2"), first)
    assert of(page, "levels") == ["None.", "Some.", "All."]
    QTest.mouseClick(grip, Qt.MouseButton.LeftButton)  # a click moves nothing
    assert of(page, "levels") == ["None.", "Some.", "All."]


def test_facts_suggest_an_answer(show: Shows) -> None:
    page = show({**SCALE, "facts": ["hold.total"]})
    named(page, "Suggest an answer").click()
    named(page, "Suggestion 1 answer").chosen.emit(2)
    named(page, "Test").chosen.emit("at_most")
    write(named(page, "The number to compare with"), "30")
    assert of(page, "suggest") == [{"answer": 2, "when": {"fact": "hold.total", "at_most": 30}}]
    named(page, "And…").click()
    assert len(of(page, "suggest", 0, "when", "all")) == 2
    assert checked(page.work.content).form is not None
    page.work.undo()
    named(page, "Suggest an answer").click()
    named(page, "Move suggestion 2")
    named(page, "Suggestion 2 answer").setFocus()
    assert page.step(-1)
    assert [one["answer"] for one in of(page, "suggest")] == [0, 2]
    named(page, "Remove suggestion 1").click()
    named(page, "Remove this condition").click()
    mend(page)
    assert page.folds["Answers that facts suggest"].said == "something to mend"
    assert page.go_to((*FIRST, "suggest", 0, "when"))


def test_tab_goes_through_suggestions_in_reading_order(show: Shows) -> None:
    page = show(SCALE)
    named(page, "Suggest an answer").click()
    named(page, "And…").click()  # made anew inside of what was made anew
    named(page, "Suggestion 1 answer").setFocus()
    passed = []
    while (field := QApplication.focusWidget()) and len(passed) < 20:
        passed.append(field.accessibleName())
        QTest.keyClick(field, KEY.Key_Tab)
    test = ["What to look at", "Remove this condition", "Test", "The number to compare with"]
    head = ["Suggestion 1 answer", "How these conditions hold together"]
    more = ["A test…", "A group…", "Remove suggestion 1", "Suggest an answer", "Root causes"]
    told = [one.split(":")[0] for one in passed]
    assert [*map(sorted, (told[:2], told[2:6], told[6:10]))] == [*map(sorted, (head, test, test))]
    assert told[10:15] == more


def test_a_number_is_suggested_and_begun_with(show: Shows) -> None:
    page = show({"id": "q", "title": "Q", "kind": "number", "scored": False})
    write(named(page, "Begins with"), "3")
    assert of(page, "default") == 3
    named(page, "Suggest an answer").click()
    write(named(page, "Suggestion 1 answer"), "2")
    assert of(page, "suggest", 0, "answer") == 2
    write(named(page, "Begins with"), "")
    assert of(page, "default") is None


def test_causes_are_offered_at_levels(show: Shows) -> None:
    page = show({**CHOICE, "causes": [{"id": "a", "text": "A"}], "causes_at": [1]})
    offered: Several = named(page, "Offered at")
    assert "Wish" in offered.text()  # named by its place in the form
    offered.toggle_value("order")
    assert of(page, "causes_at") == ["order", "wish"]
    named(page, "Remove cause 1").click()
    assert offered.isVisibleTo(page)  # it means nothing, and can be taken away
    offered.toggle_value("order")
    offered.toggle_value("wish")
    assert not offered.isVisibleTo(page)


def test_a_level_an_option_and_a_range_are_a_bonus(show: Shows) -> None:
    points = {"scoring": {"method": "points"}}
    page = show(SCALE, **points)
    named(page, "Level 2 is a bonus").click()
    assert of(page, "rules") == [{"at": 2, "bonus": True}]
    named(page, "Level 2 is a bonus").click()
    assert of(page, "rules") is None
    page = show(CHOICE, **points)
    named(page, "Option 2 is a bonus").click()
    assert of(page, "options", 1, "bonus") is True
    ranges = [{"from": 0, "points": 1}]
    page = show({"id": "q", "title": "Q", "kind": "number", "ranges": ranges}, **points)
    named(page, "Range 1 is a bonus").click()
    assert of(page, "ranges", 0, "bonus") is True


def test_what_means_nothing_here_is_shown_to_be_taken_away(show: Shows, qtbot: QtBot) -> None:
    page = show({**SCALE, "rules": [{"at": 2, "bonus": True}], "bonus": True})
    named(page, "Level 2 is a bonus").click()
    named(page, "Bonus").click()
    page = show({"weight": 5, **SCALE}, scoring={"method": "points", "divisor": 10})
    assert named(page, "Weight").isVisibleTo(page)
    form = placed(qtbot, FormPage(page.work), ())
    write(named(form, "Full marks are"), "")
    assert of(form, "scoring") == {"method": "points"}


def test_a_point_and_a_section_have_bands_and_a_pass_mark_of_their_own(
    qtbot: QtBot, show: Shows
) -> None:
    page = show(SCALE, sections=[{"id": "s", "title": "S"}])
    for one in (page, placed(qtbot, SectionPage(page.work), ("sections", 0))):
        write(named(one, "Passes from"), "50")
        named(one, "Bands of its own").click()
        assert of(one, "bands") == page.work.content["bands"]
        named(one, "Remove band 1").click()
        write(named(one, "Band 1 name"), "Poor")
        assert (of(one, "pass_mark"), of(one, "bands")) == (50, [{"at": 0, "name": "Poor"}])
        assert one.folds["Pass mark and bands of its own"].said == "passes from 50, 1 band"
        named(one, "Add a band").click()
        write(named(one, "Band 1 from"), "0")
        mend(one)
        assert "does not start below" in one.bands.rows[1].wrong


def test_yes_and_no_have_words(show: Shows) -> None:
    page = show({"id": "q", "title": "Q", "weight": 100, "kind": "yes_no"})
    named(page, "Words for yes and no").click()
    words: Words = named(page, "No in words")
    words.selectAll()
    QTest.keyClicks(words, "Never.")
    assert of(page, "levels") == ["Never.", "Yes."]
    named(page, "Plain yes and no").click()
    assert of(page, "levels") is None


def test_an_id_takes_what_names_it_along_however_it_is_typed(show: Shows, qtbot: QtBot) -> None:
    when = {"question": "q", "is": "order"}
    page = show(
        {**CHOICE, "section": "s", "default": "order", "required": True},
        {**LOOKING, "when": when},
        sections=[{"id": "s", "title": "S"}, {"id": "st", "title": "T"}],
    )
    write(named(page, "Id of option 1"), "")
    QTest.keyClicks(named(page, "Id of option 1"), "wish-2")  # “wish” on the way is another's
    write(named(page, "Id"), "")
    QTest.keyClicks(named(page, "Id"), "r-2")
    assert of(page, "default") == "wish-2"
    assert at(page.work.content, ("questions", 1, "when")) == {"question": "r-2", "is": "wish-2"}
    assert of(page, "options", 1, "id") == "wish"
    section = placed(qtbot, SectionPage(page.work), ("sections", 0))
    write(named(section, "Id"), "start")  # “st” on the way is another's
    assert of(page, "section") == "start"
    page.work.undo()
    assert (of(page, "section"), of(page, "id")) == ("s", "r-2")


def test_a_cause_has_an_id(show: Shows) -> None:
    page = show({**SCALE, "causes": [{"id": "a", "text": "Slow"}]})
    write(named(page, "Id of cause 1"), "slow")
    assert of(page, "causes") == [{"id": "slow", "text": "Slow"}]


def test_what_is_wrong_is_said_in_its_row_and_its_fold(show: Shows) -> None:
    rules = [{"at": 1, "fails": ["section"]}]
    page = show({**SCALE, "levels": ["None.", "", "All."], "rules": rules})
    mend(page)
    assert "Level 1" in page.answers.rows[1].wrong
    assert [page.answers.rows[n].wrong for n in (0, 2)] == ["", ""]
    assert named(page, "Level 1 in words").property("wrong") == "true"
    assert named(page, "Level 1 in words").accessibleDescription() == page.answers.rows[1].wrong
    page = show({**SCALE, "levels": ["None.", "None.", "All."], "short": "x" * 4001})
    mend(page)
    assert page.folds["Details"].said == "something to mend"
    page = show({**SCALE, "levels": ["None.", "None.", "All."]})
    mend(page)
    assert "words of another level" in page.answers.rows[1].wrong  # a warning, at its field too
    page = show({**SCALE, "levels": ["One."]})
    mend(page)
    assert not page.answers.rows[0].wrong


def test_what_is_wrong_goes_with_the_part_that_is_shown(show: Shows) -> None:
    page = show({**SCALE, "weight": "much"}, LOOKING)
    mend(page)
    assert page.fields[("weight",)].wrong
    page.show_place(("questions", 1))
    assert not page.fields[("weight",)].wrong
    page.show_place(FIRST)
    assert page.fields[("weight",)].wrong


def test_a_long_text_is_never_cut(show: Shows) -> None:
    text = "word " * 300 + "end\nof it"
    page = show({**CHOICE, "options": [{"id": "a", "text": text}, CHOICE["options"][1]]})
    words: Words = named(page, "Option 1 in words")
    words.setFocus()
    QTest.keyClick(words, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(words, "!")
    assert of(page, "options", 0, "text") == text + "!"
    page = show({**SCALE, "title": "t" * 900})
    QTest.keyClicks(named(page, "Title"), "!")
    assert len(of(page, "title")) == 901


def test_lists_keep_their_order_and_other_languages(show: Shows) -> None:
    both = {"en": "One", "de": "Eins"}
    page = show({**SCALE, "evidence": [both, "Two"], "facts": ["duration", "hold.total"]})
    named(page, "Facts of the call beside it").toggle_value("agent.talk")
    assert of(page, "facts") == ["agent.talk", "duration", "hold.total"]
    lines: Words = named(page, "Listen for, one a line")
    lines.moveCursor(lines.textCursor().MoveOperation.Start)
    QTest.keyClicks(lines, "Zero\r")
    assert of(page, "evidence") == ["Zero", both, "Two"]
    page.work.language = "de"
    page.refresh()
    assert lines.toPlainText() == "\nEins\n"
    lines.moveCursor(lines.textCursor().MoveOperation.End)
    QTest.keyClicks(lines, "Two")
    assert of(page, "evidence") == ["Zero", both, {"en": "Two", "de": "Two"}]
    QTest.keyClicks(lines, "\rThree")  # there is no third text to translate
    assert len(of(page, "evidence")) == 3


def test_a_fold_says_what_there_is_and_opens_for_what_is_sought(show: Shows) -> None:
    page: PartPage = show({**SCALE, "evidence": ["a", "b"], "facts": ["duration"]})
    fold = page.folds["What to listen for"]
    assert fold.said == "2 signs, 1 fact"
    assert fold.head.accessibleName() == "What to listen for: 2 signs, 1 fact"
    fold.head.click()
    assert not named(page, "Title").parentWidget().isHidden()
    assert not page.fields[("evidence",)].isVisibleTo(page)
    assert page.go_to((*FIRST, "evidence", 1))
    assert page.fields[("evidence",)].isVisibleTo(page)


def test_a_number_compared_with_is_the_form_while_it_is_typed(show: Shows) -> None:
    page = show({**SCALE, "when": {"fact": "hold.total", "at_least": 5}})
    number = named(page, "The number to compare with")
    write(number, "60")
    assert of(page, "when", "at_least") == 60
    assert named(page, "The number to compare with") is number  # not made anew under the cursor
    page.work.undo()
    assert number.text() == "5"
    mend(page)


def test_another_condition_is_offered_whatever_stands_there(show: Shows) -> None:
    page = show({**SCALE, "when": {"question": "gone", "is": 1}})
    mend(page)
    assert page.go_to((*FIRST, "when", "question"))
    assert page.condition.wrong.startswith("there is no point")


def test_the_weight_of_a_section_is_a_factor_under_ratio(show: Shows, qtbot: QtBot) -> None:
    form = {"sections": [{"id": "s", "title": "S"}], "scoring": {"method": "ratio"}}
    page = placed(qtbot, SectionPage(show(SCALE, **form).work), ("sections", 0))
    write(named(page, "Weight"), "2")
    assert of(page, "weight") == 2
    page.work.do("Points", put(page.work.content, ("scoring", "method"), "points"))
    assert named(page, "Weight")  # set, so that it can be taken away
    write(named(page, "Weight"), "")
    assert not page.fields[("weight",)].isVisibleTo(page)

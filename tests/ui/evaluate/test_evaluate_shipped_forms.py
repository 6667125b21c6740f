"""Every form that ships, in the window: shown, scored to its worked example, finished."""

import pytest
from evaluate_fakes import open_call
from patient import turn

from evaluator.desk import evaluations, shops
from evaluator.desk.calls import CallDetails
from evaluator.forms.read import read
from evaluator.forms.strict_yaml import parse
from evaluator.places import shipped
from evaluator.scoring.draft import Draft
from evaluator.scoring.evidence import asks
from evaluator.scoring.sheet_json import answers_on
from evaluator.terms import Shop, shown
from evaluator.ui.forms.preview import FormPreview

NAMES = sorted(path.stem for path in shipped("forms").glob("*.yaml"))
WIDTH, HEIGHT = 1192, 720  # what a laptop of 1280 leaves to the page


@pytest.fixture(params=NAMES)
def form(request):
    return read(shipped("forms", f"{request.param}.yaml"))


@pytest.fixture
def example(request, form):
    name = form.id.replace("-", "_")
    text = shipped("forms", "examples", f"{name}.yaml").read_text("utf-8")
    return parse(text).value["examples"][0]


@pytest.fixture
def drafted(desk, form, example):
    """The poor example as a draft, of a call without a recording; failures have their reasons."""
    call = shops.add(desk, CallDetails(agent="Dee", client="Clinic"), Shop(scenario="Any"))
    draft = Draft(form)
    draft.measured(example.get("figures", {}))
    for id, answer in answers_on(form, example["answers"]).items():
        draft.answer(id, answer)
    for question in form.questions:
        if asks(question, draft.sheet):
            draft.comment(question.id, "This is why.")
    kept = evaluations.open_draft(desk, call.id, "Ines Marsh", form)
    evaluations.keep_draft(desk, kept.evaluation_id, draft.sheet, None, 0.0)
    return call, kept.evaluation_id


def test_each_point_can_be_seen_and_the_score_is_that_of_the_example(
    make_page, form, example, drafted
):
    page = make_page()
    page.resize(WIDTH, HEIGHT)
    open_call(page, drafted[0].id)
    assert page._reading.form == form
    for question in form.questions:
        if page.questions.points[question.id].isVisible():
            page.questions.show_focus(question.id)
            turn()
            assert page.questions.horizontalScrollBar().maximum() == 0, question.id
    score = page._reading.score
    assert (float(shown(score.value)), score.band) == (example["score"], example["band"])


def test_it_is_finished(desk, example, drafted):
    done = evaluations.finish(desk, drafted[1])
    assert (float(shown(done.score.value)), done.score.passed) == (example["score"], False)


def test_its_preview_is_no_wider_than_it_is_given(qtbot, form):
    preview = FormPreview()
    qtbot.addWidget(preview)
    preview.resize(870, 600)  # beside the list, on a laptop
    preview.show_form(form)
    preview.show()
    qtbot.waitUntil(lambda: preview.whole)
    turn()
    assert preview.widget().minimumSizeHint().width() <= preview.viewport().width()

"""What Connect answers by itself, as answers that facts of a call draft with us.

Categories of Contact Lens, sentiments and generated answers are of that system: they are told.
"""

from typing import Any

from evaluator.forms.foreign.connect_conditions import Known, NotCarried, condition_of
from evaluator.forms.foreign.connect_facts import FIGURES
from evaluator.forms.foreign.group import Group
from evaluator.forms.foreign.values import Misfit


def drafted(automation: Group | None, known: Known) -> None:
    """Give a question what drafts its answers; what does not carry over is noted. Raises Misfit."""
    if automation is None:
        return
    value = automation.group("PropertyValue")
    source = automation.group("AnswerSource")
    options = automation.groups("Options")
    if value is not None:
        _shown(value, known)
    elif options:
        _chosen(automation, options, known)
    elif source is not None:
        said = f"answering by itself ({source.text('SourceType')}) is not carried"
        automation.notes.leave_out(source.place, said, alike=said)
    else:
        return  # what it says is told as any other name that nobody asked for
    automation.pass_over()


def _shown(value: Group, known: Known) -> None:
    """A number that is measured: its figure stands beside the point, where we have one."""
    label = value.text("Label")
    said = f"answering by itself with {label[:60]} is not carried"
    if figure := FIGURES.get(label):
        known.content["facts"] = [figure]
        said += ": it is shown beside the point"
    value.notes.leave_out(value.at("Label"), said)


def _chosen(automation: Group, options: list[Group], known: Known) -> None:
    """The first whose condition holds is the answer, else the default: with us as there. One that
    is not carried leaves the others without their meaning, so none is.
    """
    found: list[dict[str, Any]] = []
    try:
        for option in options:
            if (rule := option.group("AutomationRule")) is None:
                raise NotCarried(option.place, _category(option))
            if known.several:
                raise NotCarried(option.place, "several options at once")
            found.append({"answer": _answer(rule, known), "when": _when(rule)})
        if automation.has("DefaultOptionRefId"):
            others = [one["when"] for one in found]
            found.append({"answer": _answer(automation, known), "when": {"none": others}})
    except NotCarried as error:
        said = f"answering by {error} is not carried, and no answer is drafted"
        automation.notes.leave_out(error.place, said)
    else:
        known.content["suggest"] = found


def _category(option: Group) -> str:
    category = option.group("RuleCategory")
    return f"the category “{category.text('Category')[:60]}”" if category else "this"


def _when(rule: Group) -> dict[str, Any]:
    condition = rule.group("Condition")
    if condition is None:
        raise Misfit(rule.place, "it has no “Condition”; expected one")
    return condition_of(condition, {})


def _answer(rule: Group, known: Known) -> str | int:
    name = "OptionRefId" if rule.has("OptionRefId") else "DefaultOptionRefId"
    ref = rule.meant(name, known.options)
    if ref not in known.options:
        raise Misfit(rule.at(name), f"“{ref[:40]}” is no option of that question")
    return known.named(ref)

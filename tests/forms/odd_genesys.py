"""Odd forms of Genesys Cloud, each with what must be said of it when it is read."""

from foreign_forms import genesys, group, published, yes_or_no
from odd_parts import Odd, option, renamed, several, shown, snake, without

FIRST = "/form/questionGroup/0/question/0/answer/"

GENESYS = {
    "a template of snakes": Odd(
        renamed(without(published(), "id"), snake),
        repairs=("written otherwise", "was made from its title", "given the ids o1, o2"),
    ),
    "a list of one": Odd({"entities": [published()], "pageSize": 25, "total": 1}),
    "a list of one, bare": Odd([published()], repairs=("[0]: the form was found here",)),
    "an evaluation with its form": Odd(
        {"id": "e", "evaluationForm": published(), "answers": {"totalScore": 60}},
        repairs=("evaluationForm: the form was found here",),
        left_out=("answers: “answers” is not carried",),
    ),
    "no scaling, no weights": Odd(without(published(weightMode="OFF"), "weight")),
    "weights in quotes": Odd(
        genesys(group("g", "40 %", yes_or_no("a")), group("h", "2.5", yes_or_no("b"))),
        repairs=("“40 %” in quotes", "“2.5” in quotes"),
    ),
    "a group that weighs nothing": Odd(
        genesys(group("g", 1, yes_or_no("a")), group("h", 0, yes_or_no("b")))
    ),
    "an option that must be chosen": Odd(
        genesys(group("g", 2, several("m", option("x", 2, 0, isKill=True), option("y", 1, 0)))),
        repairs=("the option “x” was made a point of its own, since not choosing it fails",),
        kinds="multiple yes_no",
    ),
    "options that must and must not": Odd(
        genesys(
            group(
                "g",
                2,
                several(
                    "m",
                    option("x", 2, 0, isKill=True, naEnabled=True),
                    option("y", 0, 2, isKill=True),
                    naEnabled=False,
                ),
            )
        ),
        repairs=("“x” was made a point",),
        kinds="multiple yes_no",
    ),
    "all options stand alone": Odd(
        genesys(
            group(
                "g",
                2,
                several(
                    "m", option("x", 2, 0, isKill=True, helpText="Help."), commentsRequired=True
                ),
            )
        ),
        repairs=("“x” was made a point",),
        kinds="yes_no",
    ),
    "an option with a condition, in a question with one": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no("a", naEnabled=False),
                yes_or_no("b", naEnabled=False),
                several(
                    "m",
                    option("x", 2, 0, **shown("../question/1/answer/0")),
                    option("y", 1, 0),
                    **shown(FIRST + "0"),
                ),
            )
        ),
        repairs=("“x” was made a point of its own, since it has a condition",),
        kinds="choice choice multiple yes_no",
    ),
    "options that are equal either way": Odd(
        genesys(group("g", 1, yes_or_no("a"), several("m", option("x", 0, 0, isKill=True))))
    ),
    "a fatal question of several": Odd(
        genesys(group("g", 1, several("m", option("x", 1, 0), isKill=True))),
        left_out=("isKill: that it is fatal as a whole is not carried",),
    ),
    "conditions on what is no answer": Odd(
        genesys(
            group(
                "g",
                1,
                several("m", option("x", 1, 0)),
                {**yes_or_no("a"), **shown(FIRST + "0")},
                {**yes_or_no("b"), **shown("/form/questionGroup/0/question/0/option/0/answer/1")},
            )
        ),
        left_out=(
            "questions[1].visibilityCondition.predicates[0]: a condition on anything but",
            "questions[2].visibilityCondition.predicates[0]",
        ),
    ),
    "any of two answers, near and far": Odd(
        genesys(
            group("g", 1, yes_or_no("a", naEnabled=False)),
            group(
                "h",
                1,
                yes_or_no("b", naEnabled=True),
                {**yes_or_no("c"), **shown("../question/0/answer/1", FIRST + "1", joined="or")},
            ),
        ),
        repairs=("“or” was taken as OR",),
    ),
    "what may not apply is looked at": Odd(
        genesys(
            group("g", 1, yes_or_no("a", naEnabled=False), naEnabled=True, defaultAnswersToNA=True),
            group("h", 1, {**yes_or_no("b"), **shown(FIRST + "0")}),
        ),
        left_out=("questionGroups[0].naEnabled: a group is not applicable with us by each of",),
    ),
    "critical questions": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no("a", isCritical=True),
                yes_or_no("b"),
                yes_or_no("c", isCritical=True),
            )
        ),
        left_out=("the score of the critical questions alone (“a”, “c”) is not carried",),
    ),
    "defaults of every sort": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no("a", defaultAnswer={"id": "a-no"}),
                yes_or_no("b"),
                several("m", option("x", 1, 0)),
                defaultAnswersToHighest=True,
            ),
            group(
                "h", 1, yes_or_no("c", naEnabled=False), defaultAnswersTo={"notApplicable": True}
            ),
        ),
        left_out=(
            "it begins as not applicable, which it does not take",
            "several options begin unchosen",
        ),
    ),
    "texts, blocks and recommendation": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no("a"),
                {"id": "t", "type": "freeTextQuestion", "text": "Why?"},
                {"id": "r", "type": "readOnlyTextBlockQuestion", "text": "Read this."},
                {"id": "n", "type": "npsQuestion", "text": "How likely?"},
            )
        ),
        left_out=("the text block “Read this.” is not carried",),
        kinds="choice text number",
    ),
    "one fatal answer of three, and one of equals": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no(
                    "a",
                    isKill=True,
                    answerOptions=[
                        {"id": "x", "text": "X", "value": 1},
                        {"id": "y", "text": "Y", "value": 1},
                        {"id": "z", "text": "Z", "value": 0},
                    ],
                ),
            )
        ),
    ),
    "titles that are all alike": Odd(
        without(genesys(group("g", 1, *(yes_or_no("a") for _ in range(3)))), "id"),
        repairs=(
            "“group-g” was made from its title",
            "“a” was made from its title",
            "“a-2” was made from its title",
            "“a-3” was made from its title",
            "given the ids o1, o2",
        ),
    ),
    "options that are told by their texts": Odd(
        genesys(
            group(
                "g",
                1,
                several(
                    "m",
                    option("y", 2, 0),
                    {
                        "id": "x",
                        "text": "X",
                        "answerOptions": [
                            {"text": "Selected", "value": 2},
                            {"text": "unselected", "value": 0},
                        ],
                    },
                ),
            )
        ),
        repairs=(
            "there is no “builtInType”; it follows from the text (and one more place)",
            "“unselected” was taken as Unselected",
        ),
        kinds="multiple",
    ),
    "lone groups, questions and conditions": Odd(
        genesys(group("g", 1, yes_or_no("a", naEnabled=False)))
        | {
            "questionGroups": group("g", 1)
            | {
                "questions": [
                    yes_or_no("a", naEnabled=False),
                    yes_or_no("b")
                    | {
                        "visibilityCondition": {
                            "combiningOperation": "AND",
                            "predicates": FIRST + "1",
                        }
                    },
                ]
            }
        },
        repairs=("what stands alone was taken as a list of one (and one more place)",),
    ),
    "ids that are numbers": Odd(
        genesys(group("g", 1, {**yes_or_no("a"), "id": 17})), repairs=("the number 17 was taken",)
    ),
    "an empty group and a language with a line": Odd(
        genesys(group("g", 1, yes_or_no("a")), group("h", 3), dialect="pt_BR"),
        repairs=("“pt_BR” was taken as pt-BR",),
    ),
    "no language at all": Odd(
        genesys(group("g", 1, yes_or_no("a")), dialect="English!"),
        left_out=("dialect: “English!” is no code of a language",),
    ),
    "types in other letters, and none": Odd(
        genesys(
            group(
                "g",
                1,
                yes_or_no("a", type="MULTIPLE_CHOICE_QUESTION"),
                without(several("m", option("x", 1, 0)), "type"),
            )
        ),
        repairs=("it has no “type”; it follows from its options",),
        kinds="choice multiple",
    ),
}

"""Odd forms of Amazon Connect, each with what must be said of it when it is read."""

from typing import Any

from foreign_forms import Json, connect, connect_of, section, single, weighed
from odd_parts import (
    Odd,
    answers_itself,
    any_of,
    camel,
    enabled,
    fails,
    group_of,
    looks,
    measures,
    nesting,
    numeric,
    pointed,
    renamed,
    text,
    unscored,
    without,
)

ASKED = {"NotApplicableEnabled": False}
HALF = {"Weight": 50}
NEEDS = {"PerformanceCategory": "NEEDS_IMPROVEMENT", "MinScorePercentage": 0,
         "MaxScorePercentage": 59}  # fmt: skip
EXCEEDS = {"PerformanceCategory": "EXCEEDS_EXPECTATIONS", "MinScorePercentage": 90,
           "MaxScorePercentage": 100}  # fmt: skip


def _deep(**more: Any) -> Json:
    """A section in a section in a section."""
    inner = section("deep", single("c", 0, 10), **more)
    middle = section("inner", fails(single("b", 0, 10), 0, "s"))
    middle["Items"].append({"Section": inner})
    outer = section("s", single("a", 0, 10, **ASKED), Weight=60)
    outer["Items"].append({"Section": middle})
    return connect_of(outer, section("t", single("d", 0, 10), Weight=40), mode="SECTION_ONLY")


def _scored_by(mode: str | None, *questions: Json, **strategy: Any) -> Json:
    form = connect(*questions)
    form["ScoringStrategy"] = {"Mode": mode, "Status": "ENABLED", **strategy}
    return form if mode else without(form, "ScoringStrategy")


def _several_driven() -> Json:
    """Every comparator on a question of several."""
    driver = any_of("m", 3, 4, 5, **ASKED, Weight=20)
    tests = (("IN", "o0", "o1"), ("NOT_IN", "o2"), ("ALL_IN", "o0", "o2"), ("EXACT", "o1"),
             ("EXACT", "o0", "o1"), ("CONTAINS", "o1"), ("CONTAINS", "o1", "o2"),
             ("NOT_CONTAINS", "o0"))  # fmt: skip
    driven = [
        single(f"q{place}", 0, 10, Weight=10, **enabled(looks("m", *test)))
        for place, test in enumerate(tests)
    ]
    return connect(driver, *driven)


CONNECT = {
    "wrapped": Odd({"EvaluationForm": weighed(), "ResponseMetadata": {"HTTPStatusCode": 200}}),
    "a template": Odd(
        {
            "Resources": {
                "Form": {
                    "Type": "AWS::Connect::EvaluationForm",
                    "Properties": {**weighed(), "InstanceArn": {"Ref": "Instance"}},
                }
            }
        },
        repairs=("Resources.Form.Properties: the form was found here",),
    ),
    "names of a kit": Odd(renamed(weighed(), camel), repairs=("written otherwise",)),
    "numbers and switches in quotes": Odd(
        connect(single("a", 0, "5", "10", Weight="100", NotApplicableEnabled="True")),
        repairs=("“5” in quotes", "“10” in quotes", "“100” in quotes", "“True” in quotes"),
    ),
    "points and every bonus": Odd(
        connect(
            pointed(single("a", 0, 0, 0), 0, 5, 10),
            pointed(single("b", 0, 0, 0), 0, 10, 3, bonus=2),
            pointed(single("c", 0, 0), 0, 4, IsBonus=True),
            pointed(any_of("m", 0, 0), 6, 7, MaxPointValue=10, MinPointValue=1),
            mode="POINTS_BASED",
        ),
        left_out=("a least value is not carried",),
    ),
    "points mode with scores": Odd(
        _scored_by("POINTS_BASED", single("a", 0, 5), single("b", 0, 10)),
        repairs=("the score was taken as them",),
    ),
    "sections with sections, one left out": Odd(
        connect_of(
            section("s", single("a", 0, 10), Weight=70),
            section("t", single("b", 0, 10), Weight=30, IsExcludedFromScoring=True),
            mode="SECTION_ONLY",
        ),
    ),
    "weights of 99.9 and none": Odd(
        connect(*(single(ref, 0, 10, Weight=33.3) for ref in "abc"), single("d", 0, 10, Weight=0)),
        repairs=("it has no weight: it is not scored", "total 99.9, not 100"),
    ),
    "scoring that is off": Odd(
        _scored_by("QUESTION_ONLY", single("a", 0, 10), Status="DISABLED"),
        repairs=("no point is scored",),
    ),
    "no strategy": Odd(
        _scored_by(None, single("a", 0, 10, Weight=100)), repairs=("taken as QUESTION_ONLY",)
    ),
    "numbers below nothing, answered by feeling": Odd(
        connect(
            answers_itself(
                numeric("n", (-5, -1, 0), (0, 5, 10), Weight=100),
                PropertyValue={"Label": "OVERALL_CUSTOMER_SENTIMENT_SCORE"},
            )
        ),
        left_out=("answering by itself with OVERALL_CUSTOMER_SENTIMENT_SCORE is not carried",),
    ),
    "a number that is measured": Odd(
        connect(
            answers_itself(
                numeric("n", (61, 600, 0), (0, 60, 10), Weight=100),
                PropertyValue={"Label": "CUSTOMER_HOLD_TIME"},
            )
        ),
        left_out=("with CUSTOMER_HOLD_TIME is not carried: it is shown beside the point",),
    ),
    "categories of words": Odd(
        connect(
            answers_itself(
                single("a", 0, 10, Weight=100),
                DefaultOptionRefId="o0",
                Options=[
                    {
                        "RuleCategory": {
                            "Category": "Greeting",
                            "Condition": "PRESENT",
                            "OptionRefId": "o1",
                        }
                    }
                ],
            )
        ),
        left_out=("answering by the category “Greeting” is not carried",),
    ),
    "an answer by the hold": Odd(
        connect(
            answers_itself(
                single("a", 0, 10, Weight=100),
                DefaultOptionRefId="o1",
                Options=[
                    {
                        "AutomationRule": {
                            "Condition": {
                                "Operands": [measures("LONGEST_HOLD_DURATION", "GREATER_THAN", 60)]
                            },
                            "OptionRefId": "o0",
                        }
                    }
                ],
            )
        ),
    ),
    "several options by the hold, and a lone default": Odd(
        connect(
            answers_itself(
                any_of("m", 4, 6, Weight=50),
                Options=[
                    {
                        "AutomationRule": {
                            "Condition": {"Operands": [measures("NUMBER_OF_HOLDS", "EQUAL_TO", 0)]},
                            "OptionRefIds": ["o0", "o1"],
                        }
                    }
                ],
            ),
            answers_itself(single("a", 0, 10, Weight=50), DefaultOptionRefId="o1"),
        ),
        left_out=("answering by several options at once", "“DefaultOptionRefId” is not carried"),
    ),
    "answers made by a machine": Odd(
        connect(
            single("a", 0, 10, Weight=100),
            {
                **text("t"),
                "QuestionTypeProperties": {
                    "Text": {"Automation": {"AnswerSource": {"SourceType": "GEN_AI"}}}
                },
            },
        ),
        left_out=("answering by itself (GEN_AI) is not carried",),
        kinds="choice text",
    ),
    "every comparator of several": Odd(
        _several_driven(),
        repairs=("“CONTAINS” was taken as IN", "“NOT_CONTAINS” was taken as NOT_IN"),
        left_out=("a condition on CONTAINS is not carried",),
    ),
    "conditions in conditions": Odd(
        connect(
            single("a", 0, 10, **ASKED, Weight=40),
            single("b", 0, 10, **ASKED, Weight=20),
            single(
                "c",
                0,
                10,
                Weight=20,
                **enabled(
                    looks("a", "EQUAL_TO", "o1"),
                    group_of(
                        looks("b", "NOT_EQUAL_TO", "o0"),
                        group_of(
                            looks("a", "IN", "o0", "o1"), looks("b", "EQUALS", "o1"), by="AND"
                        ),
                        by="OR",
                    ),
                ),
            ),
            single("d", 0, 10, Weight=20, **enabled(looks("b", "NOT_IN", "o0"), action="DISABLE")),
        ),
        repairs=("“EQUALS” was taken as EQUAL_TO",),
    ),
    "holds and lengths": Odd(
        connect(
            *(
                single(f"q{place}", 0, 10, Weight=20, **enabled(measures(*test)))
                for place, test in enumerate(
                    (
                        ("LONGEST_HOLD_DURATION", "GREATER_THAN", 60),
                        ("CUSTOMER_HOLD_TIME", "LESS_THAN", 60),
                        ("NUMBER_OF_HOLDS", "GREATER_THAN", 1),
                        ("CONTACT_DURATION", "NOT_EQUAL_TO", 30),
                        ("NON_TALK_TIME", "GREATER_THAN", 9),
                    )
                )
            )
        ),
        left_out=("a condition on NON_TALK_TIME is not carried",),
    ),
    "a hold named as a reference": Odd(
        connect(
            single(
                "a",
                0,
                10,
                Weight=50,
                **enabled(
                    {
                        "Expression": {
                            "Source": {"Type": "CONTACT", "RefId": "LONGEST_HOLD_DURATION"},
                            "Comparator": "GREATER_THAN_OR_EQUAL_TO",
                            "Values": [{"Type": "NUMERIC_VALUE", "RefId": "60"}],
                        }
                    }
                ),
            ),
            single("b", 0, 10, Weight=50),
        ),
        repairs=("it was taken as the “ContactField”", "“60” in quotes was taken as a number"),
    ),
    "what a call does not say": Odd(
        connect(
            single(
                "a",
                0,
                10,
                Weight=50,
                **enabled(
                    measures(
                        "", "EQUAL_TO", 1, Type="AI_METRICS", AiMetricsField="AI_TOOL_MAX_LATENCY"
                    )
                ),
            ),
            single(
                "b",
                0,
                10,
                Weight=50,
                **enabled(measures("CHANNEL", "EQUAL_TO", None), looks("a", "IN", "o0")),
            ),
        ),
        left_out=("a condition on AI_METRICS", "a condition on CHANNEL"),
    ),
    "a number that is looked at": Odd(
        connect(
            numeric("n", (0, 1, 10), (2, 9, 0), **ASKED, **HALF),
            single(
                "b",
                0,
                10,
                **HALF,
                **enabled(measures("", "GREATER_THAN", 1, Type="QUESTION_REF_ID", RefId="n")),
            ),
        ),
    ),
    "a section on a condition, without a default": Odd(
        connect_of(
            section("s", single("a", 0, 10, **ASKED), Weight=50),
            section(
                "t",
                single("b", 0, 10),
                Weight=50,
                **without(enabled(looks("a", "IN", "o1")), "DefaultAction"),
            ),
            mode="SECTION_ONLY",
        ),
        repairs=("it has no “DefaultAction”; DISABLE was put in",),
    ),
    "three sections deep": Odd(_deep(), left_out=("the section “Section deep” stands too deep",)),
    "three deep, and left out of the score": Odd(
        _deep(IsExcludedFromScoring=True), left_out=("the section “Section deep” stands too deep",)
    ),
    "three deep, on a condition": Odd(
        _deep(**enabled(looks("a", "IN", "o1"))),
        left_out=("the section “Section deep” stands too deep",),
    ),
    "days and times": Odd(
        connect(single("a", 0, 10, Weight=100), text("d", "DATETIME"), text("t")),
        left_out=("its time of day is not carried",),
        kinds="choice date text",
    ),
    "types that only their properties tell": Odd(
        without(
            connect(single("a", 0, 10, Weight=60), numeric("n", (0, 9, 10), Weight=40)),
            "QuestionType",
        ),
        repairs=("SINGLESELECT follows from", "NUMERIC follows from"),
        kinds="choice number",
    ),
    "thresholds everywhere": Odd(
        _scored_by(
            "QUESTION_ONLY",
            single("a", 0, 5, 10, Weight=100, ScoringConfiguration={"ScoreThresholds": [NEEDS]}),
            ScoreThresholds=[NEEDS, EXCEEDS],
        ),
    ),
    "ids with dots, and two that differ in size": Odd(
        connect(single("Q.1", 0, 10, **HALF), single("q_1", 0, 10, **HALF)),
        repairs=("“q_1” was made “q-1-2”",),
    ),
    "settings of the system": Odd(
        connect(
            single("a", 0, 10, Weight=100, MetricConfiguration={"MetricType": "BUSINESS_OUTCOME"}),
            ReviewConfiguration={"EligibilityDays": 14},
            AIVersion="Latest",
            Tags={"team": "x"},
            TargetConfiguration={"ContactInteractionType": "AUTOMATED"},
            AutoEvaluationConfiguration={"Enabled": True},
            Locked=True,
            LanguageConfiguration={"FormLanguage": "ckb-IR"},
        ),
        left_out=(
            "MetricConfiguration",
            "ReviewConfiguration",
            "AIVersion",
            "Tags",
            "TargetConfiguration",
            "AutoEvaluationConfiguration",
        ),
    ),
    "questions in no section": Odd(
        {
            "Title": "Bare",
            "ScoringStrategy": {"Mode": "QUESTION_ONLY", "Status": "ENABLED"},
            "Items": [{"Question": single("a", 0, 10, Weight=100)}],
        },
    ),
    "an answer that fails its section": Odd(
        connect_of(
            section("s", fails(single("a", 0, 10), 0, "s"), Weight=60),
            section("t", fails(numeric("b", (0, 0, 10), (1, 9, 0)), 1), Weight=40),
            mode="SECTION_ONLY",
        ),
    ),
    "a lone section and a list of one": Odd(
        connect() | {"Items": {"Section": [section("s", single("a", 0, 10, Weight=100))]}},
        repairs=("Items: what stands alone was taken", "Items.Section: a list of one was taken"),
    ),
    "ids in another size": Odd(
        connect(
            single("Driver", 0, 10, **ASKED, **HALF),
            single("b", 0, 10, **HALF, **enabled(looks("driver", "IN", "O1"))),
        ),
        repairs=("“driver” was taken as “Driver”", "“O1” was taken as “o1”"),
    ),
    "texts in HTML": Odd(
        connect(
            single(
                "a",
                0,
                10,
                Weight=100,
                Title="<p>Was it <b>warm</b> &amp; kind?</p>",
                Instructions="<p>One<br/>two</p><ul><li>a &lt; b</li></ul>",
            ),
        ),
        repairs=("HTML in a text was taken as what it shows (and one more place)",),
    ),
    "no weights at all": Odd(
        connect(single("a", 0, 10, Weight=0), single("b", 0, 10)),
        repairs=("no question has a weight: they count alike",),
    ),
    "a section left out, without weights": Odd(
        connect_of(
            section("s", single("a", 0, 10, Weight=100)),
            section("t", single("b", 0, 10), IsExcludedFromScoring=True),
            mode="QUESTION_ONLY",
        ),
    ),
    "sections in a section have the weights": Odd(
        connect_of(
            nesting(
                "s",
                section("t", single("a", 0, 10), Weight=60),
                section("u", single("b", 0, 10), Weight=30),
            ),
            mode="SECTION_ONLY",
        ),
    ),
    "weights of sections that total more": Odd(
        connect_of(
            section("s", single("a", 0, 10), Weight=60),
            section("t", single("b", 0, 10), Weight=60),
            mode="SECTION_ONLY",
        ),
        repairs=("the weights of the sections total 120, not 100: they count in proportion",),
    ),
    "an option without a score beside one with it": Odd(
        connect(unscored(single("a", 0, 10, Weight=100), 0)),
        repairs=("it says nothing of what it earns, as others do: 0 was put in",),
    ),
}

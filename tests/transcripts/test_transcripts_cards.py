"""Card numbers, written or spoken, in transcripts and notes; public test numbers only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.transcripts.card_numbers import CardInText, cards_in, cards_said, passes_luhn
from evaluator.transcripts.gather import Gathered
from evaluator.transcripts.model import Format

VISA, AMEX, DINERS = "4111111111111111", "378282246310005", "30569309025904"
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def spell(digits: str) -> str:
    return " ".join(DIGITS[int(digit)] for digit in digits)


@pytest.mark.parametrize(
    "text",
    [
        VISA,
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111\u00a01111\n1111, 1111.",
        "(4111) 1111 1111 1111!",
        spell(VISA),
        "Four one one one, one one one one. One one one one, one one one one.",
        "four-one-one-one 1111 double one double one triple one 1",
        "forty one eleven eleven eleven, um, 11 11 and then eleven eleven",
        "4111 okay 1111 mm-hmm 1111 yes 1111",
        "4111 1111, sorry, 1111 1111",
        "4,111,111,111,111,111",
        "4111.1111.1111.1111",
        "no.4111/1111/1111/1111",
        "card:4111 1111 1111 1111",
        "Visa4111111111111111",
        "#4111_1111_1111_1111",
        "４１１１ １１１１ 1111 ١١١١",
        "4111\u200b1111\u200b1111\u200b1111",
    ],
)
def test_a_number_is_found_however_it_is_given(text: str) -> None:
    (card,) = cards_in(f"The card is {text} thanks")
    assert card == CardInText(12, 12 + len(text), "1111")


@pytest.mark.parametrize(
    "number", [AMEX, DINERS, "4222222222222", "6304000000000000000"[:18] + "0"]
)
def test_other_lengths(number: str) -> None:
    assert bool(cards_in(number)) == passes_luhn(number)
    assert bool(cards_in(spell(number))) == passes_luhn(number)


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",  # the check digit is wrong
        "0000 0000 0000 0000",  # passes, but no card begins with 0
        "4111 1111 for 1111 1111",
        "020 7946 0958",
        "41111111111111111111111111111",
        "double trouble",
        "+41 11 11 11 11 11 11 11 1",
        "1:05 1:22 2:40 3:15 4:11",
        "41.11 11.11 11.11 11.11",
        "4111/11/11 11:11:11 11",
        "",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert cards_in(text) == ()


def test_a_number_read_with_its_date_and_its_code_is_found() -> None:
    text = f"{spell(VISA)} {spell('1226')} {spell('123')}"
    assert cards_in(text)[0] == CardInText(0, len(spell(VISA)), "1111")
    assert cards_in("99 4111 1111 1111 1111 999")[0].start == 3
    assert cards_in("4111 1111 1111 1111 999")[0].end == 19
    assert len(cards_in(f"{VISA} {VISA}")) == 2


def test_numbers_said_in_turns_are_stretches_of_the_recording() -> None:
    gathered = Gathered()
    for start, speaker, text in [
        (0, "caller", "It is four one one one"),
        (3, "agent", "mhm"),
        (4, "caller", "one one one one"),
        (7, "agent", "and"),
        (8, "caller", "one one one one one one one one that is it"),
    ]:
        gathered.line("", start, start + 2.5, text, speaker=speaker)
    (card,) = cards_said(gathered.transcript(Format.SRT))
    assert (card.hit.start, card.hit.end, card.hit.speaker) == (0, 10.5, "caller")
    assert card.last_four == "1111"


def test_forty_and_zero_are_three_digits() -> None:
    number = next(
        n for n in ("400111111111111" + digit for digit in "0123456789") if passes_luhn(n)
    )
    spoken = f"forty zero eleven eleven {number[7:]}"
    assert cards_in(spoken) == (CardInText(0, len(spoken), number[-4:]),)


@given(st.text("0123456789", min_size=12, max_size=18), st.booleans())
def test_any_number_with_its_check_digit_is_found(body: str, spoken: bool) -> None:
    check = next(digit for digit in "0123456789" if passes_luhn(body + digit))
    text = spell(body + check) if spoken else body + check
    found = cards_in(text)
    if body.startswith("0"):
        assert all(card.start > 0 for card in found)
    else:
        assert found == (CardInText(0, len(text), (body + check)[-4:]),)


@given(st.text(st.sampled_from("4 1-onefur.\n"), max_size=80))
def test_any_text_is_looked_through(text: str) -> None:
    for card in cards_in(text):
        assert text[card.start : card.end].strip()

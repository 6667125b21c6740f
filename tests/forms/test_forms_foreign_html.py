"""Texts that other systems keep as HTML."""

import pytest

from evaluator.forms.foreign.html_text import without_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<p>Was it <b>warm</b> &amp; kind?</p>", "Was it warm & kind?"),
        ("One<br>two<BR/>three", "One\ntwo\nthree"),
        ("<ul><li>a</li>\n<li class='x'>b</li></ul>", "• a\n• b"),
        ("<div>1&nbsp;%</div><div></div><div>2</div>", "1 %\n2"),
        ("R&amp;D, AT&T &notes", "R&D, AT&T &notes"),
        ("Press <b> twice, then <Enter>", "Press <b> twice, then <Enter>"),
        ("a < b and c > d", "a < b and c > d"),
        ("  left\nas it is  ", "  left\nas it is  "),
    ],
)
def test_html_is_read_as_what_it_shows(text: str, shown: str) -> None:
    assert without_html(text, lines=True) == shown


def test_a_title_is_one_line() -> None:
    assert without_html("<p>One</p><p>two</p>", lines=False) == "One two"

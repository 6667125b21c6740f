"""Languages by the names that those give them who speak them."""

from typing import Final

from PySide6.QtCore import QLocale

from evaluator.forms.xlsform.columns import LANGUAGES

OFFERED: Final = (
    *LANGUAGES,
    *("bg", "bn", "ca", "et", "fa", "hr", "hu", "hy", "id", "is", "ka", "lt", "lv", "ms"),
    *("pt-BR", "ro", "sk", "sl", "sr", "ta", "th", "vi", "zh-TW"),
)
"""The codes of the languages to pick from; a file may have any."""


def own_name(language: str) -> str:
    """A language as those call it who speak it; without a country unless one is named."""
    if language in LANGUAGES:
        return LANGUAGES[language]
    locale = QLocale(language)
    if "-" not in language:
        locale = QLocale(locale.language(), QLocale.Country.World)
    name = locale.nativeLanguageName() or language
    return f"{name[:1].title()}{name[1:]}"


def english_name(language: str) -> str:
    """A language in English, with its country where its code names one; one that Qt does not know
    by its code.
    """
    locale = QLocale(language)
    if locale.language() is QLocale.Language.C:
        return language
    name = QLocale.languageToString(locale.language())
    country = QLocale.territoryToString(locale.territory())
    return f"{name} ({country})" if "-" in language else name


def offered() -> list[tuple[str, str]]:
    """Codes and names of the languages to pick from, in English: every desktop has its letters."""
    return [(code, name) for name, code in sorted((english_name(code), code) for code in OFFERED)]

"""Words that Amazon Connect has of its own: names of bands, codes of languages."""

from typing import Final

EXCEEDS, MEETS, NEEDS = "Exceeds expectations", "Meets expectations", "Needs improvement"
BAND_NAMES: Final = [EXCEEDS, MEETS, NEEDS]
"""What bands are called there, the highest first; of two the upper is the middle one."""
LANGUAGES: Final = (
    "en-US", "en-GB", "en-AU", "en-IE", "en-IN", "en-NZ", "en-ZA", "en-SG", "de-DE", "de-AT",
    "de-CH", "es-ES", "es-MX", "es-US", "fr-FR", "fr-BE", "fr-CA", "it-IT", "pt-PT", "pt-BR",
    "nl-NL", "nl-BE", "da-DK", "sv-SE", "fi-FI", "no-NO", "is-IS", "pl-PL", "cs-CZ", "sk-SK",
    "sl-SI", "hu-HU", "hr-HR", "sr-RS", "bs-BA", "mk-MK", "sq-AL", "bg-BG", "ro-RO", "el-GR",
    "tr-TR", "ru-RU", "uk-UA", "be-BY", "et-EE", "lv-LV", "lt-LT", "ga-IE", "cy-GB", "ca-ES",
    "eu-ES", "gl-ES", "ja-JP", "ko-KR", "zh-CN", "zh-TW", "yue-HK", "ms-MY", "id-ID", "jv-ID",
    "su-ID", "tl-PH", "vi-VN", "th-TH", "km-KH", "lo-LA", "my-MM", "hi-IN", "bn-BD", "gu-IN",
    "kn-IN", "ml-IN", "mr-IN", "or-IN", "pa-IN", "ta-IN", "te-IN", "ne-NP", "si-LK", "fa-IR",
    "ps-AF", "ar-SA", "ar-AE", "he-IL", "hy-AM", "ka-GE", "kk-KZ", "uz-UZ", "am-ET", "so-SO",
    "sw-KE", "af-ZA", "xh-ZA", "zu-ZA", "ht-HT",
)  # fmt: skip
"""Codes that are known there; of a language without a country the first."""

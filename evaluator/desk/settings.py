"""The user's settings: a TOML file that a person may edit, read with care and written whole."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

import tomlkit
from tomlkit.items import Table

from evaluator.desk.thresholds import USUAL
from evaluator.desk.thresholds import read as read_thresholds
from evaluator.errors import UserError
from evaluator.facts import Thresholds
from evaluator.files import write_whole
from evaluator.places import Places, private

Page: TypeAlias = Literal["A4", "Letter"]
Theme: TypeAlias = Literal["system", "light", "dark", "contrast"]

DEFAULT_PATTERN: Final = "*_AGENT_{agent}_DT_{started}*"
DEFAULT_ACCENT: Final = "#2457c5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """Whose paper it is: a name, a logo (PNG or JPEG) and an accent colour as `#rrggbb`."""

    name: str = ""
    logo: Path | None = None
    accent: str = DEFAULT_ACCENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the user has chosen. Times are in seconds; `speed` is the player's, 0.5 to 3.

    `volume` is the player's, 0 to 1; `even_out` brings the quiet speaker to the other's loudness.

    `speech_model` is the folder of the model that recognises words, "" for none, `speech_language`
    the code of the language that calls are in, "" where the model finds out. `form_language` is
    the code of the language to read forms in that have it, "" for their own.

    `thresholds` are those of the facts of a call, `client_thresholds` of clients that have their
    own, by name.

    `brand` is the evaluator's own, `clients` holds those of the clients by name. `keys` holds the
    changed keys only, by action. `notice` says what was wrong with the file; it is never written.
    """

    evaluator: str = ""
    brand: Brand = Brand()
    clients: Mapping[str, Brand] = field(default_factory=dict)
    page: Page = "A4"
    theme: Theme = "system"
    rewind_on_pause: float = 1.0
    reaction_lag: float = 0.7
    jump: float = 5.0
    small_jump: float = 1.0
    name_pattern: str = DEFAULT_PATTERN
    speech_model: str = ""
    speech_language: str = ""
    form_language: str = ""
    speed: float = 1.0
    volume: float = 1.0
    even_out: bool = False
    thresholds: Thresholds = USUAL
    client_thresholds: Mapping[str, Thresholds] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""


def read(places: Places) -> Settings:
    """The settings, defaults where nothing is set.

    A file that cannot be read as TOML is renamed `settings.toml.bad`; a setting with a wrong value
    keeps its default. Both are said in `notice`. Raises UserError when the file may not be read.
    """
    path = places.settings
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        bad = path.with_name(path.name + ".bad")
        path.replace(bad)
        return Settings(
            notice=f"The settings could not be read ({error}) and were put aside as {bad}. "
            "The usual settings are in use."
        )
    except OSError as error:
        raise UserError(f"The settings in {path} cannot be read: {error.strerror}.") from error
    return _settings(said)


def write(places: Places, settings: Settings) -> None:
    """Write the settings; comments and settings that this version does not know stay in the file.

    Raises UserError for a full disk or a folder that may not be written.
    """
    private(places.config)
    try:
        document = tomlkit.parse(places.settings.read_text("utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, tomlkit.exceptions.TOMLKitError):
        document = tomlkit.document()
    for name in _RULES:
        document[name] = getattr(settings, name)
    _write_brand(_table(document, "brand"), settings.brand)
    clients = _table(document, "clients")
    for gone in set(clients) - set(settings.clients):
        del clients[gone]
    for name, brand in settings.clients.items():
        _write_brand(_table(clients, name), brand)
    _table(document, "thresholds").update(asdict(settings.thresholds))
    own = _table(document, "client_thresholds")
    for gone in set(own) - set(settings.client_thresholds):
        del own[gone]
    for name, client in settings.client_thresholds.items():
        _table(own, name).update(asdict(client))
    keys = _table(document, "keys")
    for gone in set(keys) - set(settings.keys):
        del keys[gone]
    keys.update(settings.keys)
    write_whole(places.settings, tomlkit.dumps(document).encode())


def brand_of(settings: Settings, client: str) -> Brand:
    """The brand of a client; only its name where nothing else is set."""
    return settings.clients.get(client, Brand(name=client, accent=settings.brand.accent))


def thresholds_of(settings: Settings, client: str) -> Thresholds:
    """By what the facts of a client's calls are measured: its own thresholds, or the usual ones."""
    return settings.client_thresholds.get(client, settings.thresholds)


def _between(low: float, high: float) -> Callable[[Any], float | None]:
    def rule(said: Any) -> float | None:
        number = isinstance(said, int | float) and not isinstance(said, bool)
        return float(said) if number and low <= said <= high else None

    return rule


def _one_of(*words: str) -> Callable[[Any], str | None]:
    return lambda said: said if said in words else None


def _yes_or_no(said: Any) -> bool | None:
    return said if isinstance(said, bool) else None


def _text(said: Any) -> str | None:
    return said if isinstance(said, str) else None


_RULES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "evaluator": _text,
    "page": _one_of("A4", "Letter"),
    "theme": _one_of("system", "light", "dark", "contrast"),
    "rewind_on_pause": _between(0, 5),
    "reaction_lag": _between(0, 5),
    "jump": _between(0.1, 600),
    "small_jump": _between(0.1, 600),
    "name_pattern": _text,
    "speech_model": _text,
    "speech_language": _text,
    "form_language": _text,
    "speed": _between(0.5, 3),
    "volume": _between(0, 1),
    "even_out": _yes_or_no,
}


def _settings(said: Mapping[str, Any]) -> Settings:
    good = {
        name: value for name, rule in _RULES.items() if (value := rule(said.get(name))) is not None
    }
    wrong = [name for name in _RULES if name in said and name not in good]
    clients = said.get("clients", {})
    keys = said.get("keys", {})
    wrong += [
        name
        for name in ("brand", "clients", "keys", "client_thresholds")
        if not isinstance(said.get(name, {}), dict)
    ]
    usual, right = read_thresholds(said.get("thresholds"))
    own = {name: read_thresholds(told) for name, told in _items(said.get("client_thresholds"))}
    if not all((right, *(told[1] for told in own.values()))):
        wrong.append("thresholds")
    settings = Settings(
        **good,
        brand=_brand(said.get("brand", {})),
        clients={name: _brand(told) for name, told in _items(clients)},
        thresholds=usual,
        client_thresholds={name: told[0] for name, told in own.items()},
        keys={action: key for action, key in _items(keys) if isinstance(key, str)},
    )
    if not wrong:
        return settings
    return replace(
        settings, notice=f"These settings have a wrong value and were left out: {', '.join(wrong)}."
    )


def _items(said: Any) -> list[tuple[str, Any]]:
    return list(said.items()) if isinstance(said, dict) else []


def _brand(said: Any) -> Brand:
    told = dict(_items(said))
    logo, accent = _text(told.get("logo")), _text(told.get("accent")) or ""
    return Brand(
        name=_text(told.get("name")) or "",
        logo=Path(logo) if logo else None,
        accent=accent if is_colour(accent) else DEFAULT_ACCENT,
    )


def is_colour(text: str) -> bool:
    """Whether a text is a colour as `#rrggbb`."""
    return (
        len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
    )


def _table(within: Any, name: str) -> Table:
    if not isinstance(within.get(name), Table):
        within[name] = tomlkit.table()
    table: Table = within[name]
    return table


def _write_brand(table: Table, brand: Brand) -> None:
    table["name"], table["accent"] = brand.name, brand.accent
    if brand.logo is not None:
        table["logo"] = str(brand.logo)
    elif "logo" in table:
        del table["logo"]

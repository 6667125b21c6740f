"""The keys: every action that has one, as data; changeable, and conflicts are refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from evaluator.errors import UserError

EVERYWHERE: Final = "Everywhere"
CALLS: Final = "Calls and Shops"
FORMS: Final = "Making a form"
EVALUATE: Final = "Evaluate"


@dataclass(frozen=True, slots=True)
class Key:
    """One action: its id, the key it has unless the user changed it, what it does, and where.

    `also` are further keys that always do the same.
    """

    action: str
    default: str
    text: str
    where: str
    also: tuple[str, ...] = ()


TABLE: Final = (
    Key("keys", "F1", "Show all keys", EVERYWHERE, ("?",)),
    Key("calls", "Alt+1", "Go to Calls", EVERYWHERE),
    Key("shops", "Alt+2", "Go to Shops", EVERYWHERE),
    Key("insight", "Alt+3", "Go to Insight", EVERYWHERE),
    Key("reports", "Alt+4", "Go to Reports", EVERYWHERE),
    Key("forms", "Alt+5", "Go to Forms", EVERYWHERE),
    Key("settings", "Ctrl+,", "Go to Settings", EVERYWHERE),
    Key("find", "Ctrl+F", "Search the list", CALLS),
    Key("add", "Ctrl+O", "Add recordings", CALLS),
    Key("new_shop", "Ctrl+N", "Enter a mystery-shop call", CALLS),
    Key("form_undo", "Ctrl+Z", "Undo", FORMS),
    Key("form_redo", "Ctrl+Shift+Z", "Redo", FORMS),
    Key("part_up", "Alt+Up", "Move the answer in focus up, or the point or section", FORMS),
    Key("part_down", "Alt+Down", "Move it down", FORMS),
    Key("part_new", "Ctrl+N", "A new point behind it", FORMS),
    Key("part_twice", "Ctrl+D", "Duplicate it", FORMS),
    Key("publish", "Ctrl+Return", "Publish", FORMS, ("Ctrl+Enter",)),
    Key("play", "Space", "Play, pause", EVALUATE, ("Toggle Media Play/Pause", "Media Play")),
    Key("stop", "Media Stop", "Pause and stay here", EVALUATE, ("Media Pause",)),
    Key("hold_to_play", "F9", "Play while held down (pedal)", EVALUATE),
    Key("back", "Left", "Jump back", EVALUATE),
    Key("on", "Right", "Jump on", EVALUATE),
    Key("back_small", "Shift+Left", "Small jump back", EVALUATE),
    Key("on_small", "Shift+Right", "Small jump on", EVALUATE),
    Key("moment_before", "Ctrl+Left", "Play the moment before", EVALUATE, ("Media Previous",)),
    Key("moment_after", "Ctrl+Right", "Play the moment after", EVALUATE, ("Media Next",)),
    Key("slower", "[", "Slower by 0.1", EVALUATE),
    Key("faster", "]", "Faster by 0.1", EVALUATE),
    Key("volume", "V", "Volume of all and of each speaker", EVALUATE),
    Key("louder", "Ctrl+Up", "Louder", EVALUATE),
    Key("quieter", "Ctrl+Down", "Quieter", EVALUATE),
    Key("even", "E", "Both speakers equally loud, or as recorded", EVALUATE),
    Key("skip", "S", "Skip silences, or play them", EVALUATE),
    Key("select_start", "I", "The selection starts here", EVALUATE),
    Key("select_end", "O", "The selection ends here", EVALUATE),
    Key("repeat", "R", "Repeat the selection over and over", EVALUATE),
    Key("redact", "X", "Redact the selection or the moment in hand", EVALUATE),
    Key("hear_agent", "Ctrl+1", "Hear the agent alone", EVALUATE),
    Key("hear_caller", "Ctrl+2", "Hear the caller alone", EVALUATE),
    Key("hear_both", "Ctrl+0", "Hear both", EVALUATE),
    *(
        Key(f"answer_{level}", str(level), f"Answer {level}, go to the next point", EVALUATE)
        for level in range(10)
    ),
    Key("yes", "Y", "Yes, go to the next point", EVALUATE),
    Key("no", "N", "No, or none of several; go to the next point", EVALUATE),
    Key("not_applicable", "A", "Not applicable", EVALUATE),
    Key("point_before", "Up", "Point before", EVALUATE),
    Key("point_after", "Down", "Point after", EVALUATE),
    Key("take_suggestion", "U", "Use what the sound suggests, go to the next point", EVALUATE),
    Key("comment", "C", "Comment on the point in focus", EVALUATE),
    Key("why", "W", "How the score comes about", EVALUATE),
    Key("guide", "G", "The guide to the point in focus", EVALUATE),
    Key("moment", "M", "A moment here, on the point in focus", EVALUATE),
    Key("moment_end", "Shift+M", "The moment in hand ends here", EVALUATE),
    Key("note", "Shift+C", "Note on the moment in hand", EVALUATE),
    Key("kind", "K", "The next kind for the moment in hand", EVALUATE),
    Key("link", "L", "Link the moment in hand to the point in focus, or take it off", EVALUATE),
    Key("start_earlier", "Alt+Left", "The moment in hand starts 0.1 s earlier", EVALUATE),
    Key("start_later", "Alt+Right", "The moment in hand starts 0.1 s later", EVALUATE),
    Key("end_earlier", "Alt+Shift+Left", "The moment in hand ends 0.1 s earlier", EVALUATE),
    Key("end_later", "Alt+Shift+Right", "The moment in hand ends 0.1 s later", EVALUATE),
    Key("play_moment", "Return", "Play the moment in focus", EVALUATE, ("Enter",)),
    Key("repeat_moment", "Shift+R", "Repeat the moment in hand over and over", EVALUATE),
    Key("transcript", "T", "Go to the transcript", EVALUATE),
    Key("find_words", "Ctrl+F", "Search the transcript", EVALUATE),
    Key("hit_after", "F3", "The next hit in the transcript", EVALUATE),
    Key("hit_before", "Shift+F3", "The hit before", EVALUATE),
    Key("correct", "F2", "Correct a word of the transcript", EVALUATE),
    Key("heard", "H", "A moment of the next phrase heard for the point in focus", EVALUATE),
    Key("zoom_in", "+", "Zoom into the waveform", EVALUATE, ("=",)),
    Key("zoom_out", "-", "Zoom out", EVALUATE),
    Key("zoom_moment", "Z", "Zoom to the selection or the moment in hand", EVALUATE),
    Key("zoom_fit", "F", "Show the whole recording", EVALUATE),
    Key("undo", "Ctrl+Z", "Undo", EVALUATE),
    Key("redo", "Ctrl+Shift+Z", "Redo", EVALUATE, ("Ctrl+Y",)),
    Key("finish", "Ctrl+Return", "Finish", EVALUATE, ("Ctrl+Enter",)),
    Key("print", "Ctrl+P", "Print, save the PDF", EVALUATE),
)

_QT_OWN: Final = {
    "Tab": "goes from field to field",
    "Shift+Tab": "goes from field to field",
    "Backtab": "goes from field to field",
    "Shift+Backtab": "goes from field to field",
    "Esc": "leaves a field, a list or a dialog",
    "Ctrl+C": "copies",
    "Ctrl+X": "cuts",
    "Ctrl+V": "pastes",
    "Ctrl+A": "selects all",
    "Alt+F4": "closes the window",
}
"""What these keys do in every program: with another use nobody could leave a field by keys."""

_BY_ACTION: Final = {key.action: key for key in TABLE}


class Keys:
    """The keys as they are set now; `changed` are the settings' action -> key, others default.

    A key that the user chose wins over the default of another action, which then has none: a later
    version of the program may come with a default that is in use already.
    """

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        self._changed = {
            action: key for action, key in (changed or {}).items() if action in _BY_ACTION
        }
        self._given = _given(self._changed)

    @property
    def changed(self) -> dict[str, str]:
        """Only what differs from the defaults: what the settings keep."""
        return dict(self._changed)

    def key(self, action: str) -> str:
        """The key of an action in portable text, as "Ctrl+Return"; "" where it has none."""
        return next(iter(self._given[action]), "")

    def all_of(self, action: str) -> tuple[str, ...]:
        """Every key that does an action."""
        return self._given[action]

    def shown(self, action: str) -> str:
        """The key as the user reads it on this desktop."""
        return _native(self.key(action))

    def change(self, action: str, key: str) -> "Keys":
        """These keys with one changed; "" puts the default back.

        Raises UserError when the key is none, is every program's, or already does something in the
        same place.
        """
        wanted = _BY_ACTION[action]
        new = _portable(key) if key else _portable(wanted.default)
        if not new or QKeySequence(new).count() > 1:
            raise UserError(f"“{key}” is not a key.", "Press the key that you want to use.")
        if new in _QT_OWN:
            raise UserError(f"{_native(new)} {_QT_OWN[new]} everywhere.", "Choose another key.")
        for other in TABLE:
            if (
                other.action != action
                and _meet(other, wanted)
                and new in map(_portable, self.all_of(other.action))
            ):
                raise UserError(
                    f"{_native(new)} already does “{other.text}”.",
                    "Choose another key, or change that one first.",
                )
        kept = {known: value for known, value in self._changed.items() if known != action}
        if new != _portable(wanted.default):
            kept[action] = new
        return Keys(kept)

    def table(self) -> tuple[tuple[Key, str], ...]:
        """Every action with its key as shown: the page of all keys."""
        return tuple((key, self.shown(key.action)) for key in TABLE)


def bind(
    owner: QWidget, keys: Keys, actions: Mapping[str, Callable[[], object]]
) -> list[QShortcut]:
    """Let keys do things while `owner` or a child of it has the focus.

    Letters, digits and Space never leave a text field; there the same letter with Ctrl works,
    where that is free. Digits do not: with Ctrl some of them choose who is heard, and the others
    would answer a point that nobody looks at.
    """
    taken = {_portable(one) for key in TABLE for one in keys.all_of(key.action)}
    made = []
    for action, do in actions.items():
        for key in keys.all_of(action):
            made.append(_shortcut(owner, key, do))
            with_ctrl = _portable(f"Ctrl+{key}")
            if _types(key) and not key.isdigit() and with_ctrl not in taken:
                made.append(_shortcut(owner, with_ctrl, do))
    return made


def typing() -> bool:
    """Whether the focus is in a field that takes text."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    return isinstance(focus, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def _given(changed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Every action's keys, each key to one action in a place: chosen ones come first."""
    given: dict[str, tuple[str, ...]] = {}
    taken: dict[str, list[Key]] = {}
    for key in sorted(TABLE, key=lambda key: key.action not in changed):
        free = [
            one
            for one in (changed.get(key.action, key.default), *key.also)
            if not any(_meet(key, other) for other in taken.get(_portable(one), ()))
        ]
        for one in free:
            taken.setdefault(_portable(one), []).append(key)
        given[key.action] = tuple(free)
    return given


def _shortcut(owner: QWidget, key: str, do: Callable[[], object]) -> QShortcut:
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(do)
    return shortcut


def _types(key: str) -> bool:
    """Whether a key would write something into a text field."""
    return key == "Space" or len(key) == 1


def _meet(one: Key, other: Key) -> bool:
    return one.where == other.where or EVERYWHERE in (one.where, other.where)


@lru_cache(maxsize=1024)
def _portable(key: str) -> str:
    """As Qt writes a key; remembered, since every part of the window asks for all of them."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def _native(key: str) -> str:
    """As the user reads it: the large Enter, which Qt calls Return, is what keyboards call it."""
    shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter")

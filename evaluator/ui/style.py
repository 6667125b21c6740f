"""The style sheet: only what Fusion's palette cannot say, made from one look.

Controls carry a `kind` property where they differ: "primary", "quiet" and "chip" buttons,
"card" and "notice" frames, "title", "small" and "muted" labels (see `evaluator.ui.widgets`).
What lies across the top of the window is a `strip`: it keeps off the edge, and only while it shows.
The focus ring is two pixels everywhere and takes its room from the padding, so nothing jumps.
"""

from typing import Final

from evaluator.places import shipped
from evaluator.ui.themes import Look

HEADING: Final = 11
"""Pixels between the words of a table's heading and its edges."""


def style_sheet(look: Look) -> str:
    """All rules for a look."""
    parts = (_ground, _buttons, _fields, _tables, _calendar, _bars)
    return "".join(part(look) for part in parts)


def _ground(look: Look) -> str:
    return f"""
QToolTip {{ background: {look.panel}; color: {look.text}; border: 1px solid {look.edge};
  padding: 4px 8px; }}
QFrame[kind="card"] {{ background: {look.panel}; border: 1px solid {look.line};
  border-radius: 6px; }}
QFrame[kind="rail"] {{ background: {look.panel}; border: 0; border-right: 1px solid {look.line}; }}
QFrame[kind="rule"] {{ background: {look.line}; border: 0; }}
QFrame[kind="drop"] {{ background: {look.accent}; border: 0; }}
QFrame[kind="info"] {{ background: {look.accent_soft}; border: 0; border-radius: 6px; }}
QFrame[kind="good"] {{ background: {look.good_soft}; border: 0; border-radius: 6px; }}
QFrame[kind="warn"] {{ background: {look.warn_soft}; border: 0; border-radius: 6px; }}
QFrame[kind="bad"] {{ background: {look.bad_soft}; border: 0; border-radius: 6px; }}
QFrame[strip="true"] {{ margin-top: 8px; }}
QLabel {{ background: transparent; }}
QLabel[kind="muted"] {{ color: {look.muted}; }}
QLabel[kind="slot"] {{ color: {look.muted}; border: 1px dashed {look.edge};
  border-radius: 6px; }}
QLabel[kind="muted"]:disabled {{ color: {look.faded}; }}
QLabel[kind="read"]:disabled {{ color: {look.text}; }}
QLabel[kind="bad"] {{ color: {look.bad}; background: transparent; }}
QLabel[kind="good"] {{ color: {look.good}; background: transparent; }}
QLabel[kind="warn"] {{ color: {look.warn}; background: transparent; }}
QScrollArea, QScrollArea > QWidget > QWidget[kind="plain"] {{ background: transparent; border: 0; }}
QMenu {{ background: {look.panel}; border: 1px solid {look.edge}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {look.accent_soft}; color: {look.text}; }}
"""


def _buttons(look: Look) -> str:
    return f"""
QPushButton {{ background: {look.panel}; color: {look.text}; border: 1px solid {look.edge};
  border-radius: 6px; padding: 6px 14px; min-height: 18px; }}
QPushButton:hover {{ background: {look.accent_soft}; }}
QPushButton:pressed, QPushButton:checked {{ background: {look.accent_soft};
  border-color: {look.accent}; color: {look.accent}; }}
QPushButton:disabled {{ color: {look.faded}; border-color: {look.line}; }}
QPushButton:focus {{ border: 2px solid {look.focus}; padding: 5px 13px; }}
QPushButton[kind="primary"] {{ background: {look.accent}; color: {look.on_accent};
  border-color: {look.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {look.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {look.line}; color: {look.muted};
  border-color: {look.line}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {look.text}; }}
QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent;
  color: {look.accent}; padding: 6px 8px; }}
QPushButton[kind="quiet"]:hover {{ background: {look.accent_soft}; }}
QPushButton[kind="inline"] {{ background: transparent; border-color: transparent;
  color: {look.accent}; padding: 1px 6px; min-height: 14px; }}
QPushButton[kind="inline"]:hover {{ background: {look.accent_soft}; }}
QPushButton[kind="inline"]:focus {{ border: 2px solid {look.focus}; padding: 0 5px; }}
QPushButton[kind="quiet"]:disabled, QPushButton[kind="inline"]:disabled {{ color: {look.faded}; }}
QPushButton[kind="quiet"]:focus {{ border: 2px solid {look.focus}; padding: 5px 7px; }}
QPushButton[kind="fold"] {{ background: transparent; border-color: transparent; text-align: left;
  color: {look.text}; font-weight: 600; padding: 4px 6px; }}
QPushButton[kind="fold"]:hover {{ background: {look.accent_soft}; }}
QPushButton[kind="fold"]:focus {{ border: 2px solid {look.focus}; padding: 3px 5px; }}
QToolButton[kind="grip"] {{ padding: 0; border: 0; }}
QPushButton[kind="chip"] {{ border-color: {look.edge}; border-radius: 15px; padding: 5px 14px; }}
QPushButton[kind="chip"]:focus {{ padding: 4px 13px; }}
QPushButton::menu-indicator {{ width: 0; image: none; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
  padding: 5px; color: {look.text}; }}
QToolButton:hover {{ background: {look.accent_soft}; }}
QToolButton:checked {{ background: {look.accent_soft}; color: {look.accent}; }}
QToolButton:focus {{ border: 2px solid {look.focus}; padding: 4px; }}
QToolButton[kind="rail"] {{ color: {look.muted}; padding: 7px 1px; border-radius: 6px; }}
QToolButton[kind="rail"]:checked {{ color: {look.accent}; background: {look.accent_soft};
  font-weight: 600; }}
QToolButton[kind="rail"]:focus {{ border: 2px solid {look.focus}; padding: 6px 0; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {look.focus}; border-radius: 4px; }}
QCheckBox, QRadioButton {{ border: 2px solid transparent; padding: 2px; spacing: 8px; }}
QRadioButton::indicator, QCheckBox::indicator {{ width: 14px; height: 14px;
  border: 1px solid {look.edge}; border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {look.accent}; border-color: {look.accent};
  image: url("{_drawn("tick", look)}"); }}
QCheckBox::indicator:disabled {{ border-color: {look.faded}; }}
QCheckBox::indicator:checked:disabled {{ background: {look.faded}; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {look.accent}; }}
QRadioButton::indicator:disabled {{ border-color: {look.faded}; }}
"""


def _fields(look: Look) -> str:
    boxes = "QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QDateEdit, QComboBox"
    focused = ", ".join(f"{box}:focus" for box in boxes.split(", "))
    disabled = ", ".join(f"{box}:disabled" for box in boxes.split(", "))
    return f"""
{boxes} {{ background: {look.field}; color: {look.text}; border: 1px solid {look.edge};
  border-radius: 6px; padding: 5px 8px; selection-background-color: {look.accent};
  selection-color: {look.on_accent}; }}
QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: 20px; }}
QLineEdit[kind="answer"] {{ min-height: 18px; padding: 4px 8px; }}
{focused} {{ border: 2px solid {look.focus}; padding: 4px 7px; }}
QLineEdit[kind="answer"]:focus {{ padding: 3px 7px; }}
{disabled} {{ color: {look.muted}; border-color: {look.line}; background: {look.page}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
  border-color: {look.bad}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {look.muted}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent;
  border-radius: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ background: transparent; border: 0; width: 24px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_drawn("down", look)}");
  width: 12px; height: 12px; }}
QAbstractSpinBox {{ padding: 5px 22px 5px 8px; max-height: 20px; }}
QAbstractSpinBox:focus {{ padding: 4px 21px 4px 7px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ background: transparent; border: 0;
  width: 20px; height: 14px; subcontrol-origin: border; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 2px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 2px 2px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
  background: {look.accent_soft}; border-radius: 3px; }}
QAbstractSpinBox::up-arrow {{ image: url("{_drawn("up", look)}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{_drawn("down", look)}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {look.panel}; color: {look.text};
  border: 1px solid {look.edge}; selection-background-color: {look.accent_soft};
  selection-color: {look.text}; outline: 0; padding: 4px; }}
"""


def _tables(look: Look) -> str:
    return f"""
QAbstractItemView {{ background: {look.panel}; color: {look.text}; border: 0; outline: 0;
  selection-background-color: {look.accent_soft}; selection-color: {look.text};
  alternate-background-color: {look.panel}; gridline-color: {look.line}; }}
QTableView::item, QTreeView::item, QListView::item {{ padding: 0 8px;
  border-bottom: 1px solid {look.line}; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
  background: {look.accent_soft}; color: {look.text}; }}
QHeaderView {{ background: {look.panel}; border: 0; }}
QHeaderView::section {{ background: {look.panel}; color: {look.muted}; border: 0;
  border-bottom: 1px solid {look.line}; padding: 8px {HEADING}px; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ image: none; width: 0; height: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QTableCornerButton::section {{ background: {look.panel}; border: 0; }}
QTabBar::tab {{ background: transparent; color: {look.muted}; padding: 8px 4px; margin-right: 16px;
  border: 0; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {look.accent}; border-bottom-color: {look.accent}; }}
QTabBar::tab:focus {{ color: {look.text}; background: {look.accent_soft}; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {look.line}; }}
"""


def _calendar(look: Look) -> str:
    return f"""
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {look.panel}; }}
QCalendarWidget QToolButton {{ font-weight: 600; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; width: 0; }}
QCalendarWidget QTableView:disabled {{ color: {look.faded}; }}
QCalendarWidget QTableView::item {{ padding: 0; border: 0; }}
QCalendarWidget QTableView::item:selected {{ background: {look.accent}; color: {look.on_accent}; }}
"""


def _bars(look: Look) -> str:
    return f"""
QScrollBar {{ background: transparent; border: 0; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {look.edge}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {look.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {look.accent_soft}; border: 0; border-radius: 4px; max-height: 8px;
  min-height: 8px; }}
QProgressBar::chunk {{ background: {look.accent}; border-radius: 4px; }}
QSplitter::handle {{ background: transparent; }}
"""


def _drawn(which: str, look: Look) -> str:
    """A style sheet takes pictures from files alone, so each look has its own arrows and tick."""
    return shipped("resources", "icons", "arrows", f"{which}-{look.name}.svg").as_posix()

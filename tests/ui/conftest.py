"""The window's tests run without a display and never touch the user's own files."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

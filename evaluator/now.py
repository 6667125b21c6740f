"""The present, in one place: pictures and demos can hold it still, and come out the same."""

import os
from datetime import datetime


def now() -> datetime:
    """The present in this machine's zone; the second since 1970 that `SOURCE_DATE_EPOCH` names.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(fixed)).astimezone() if fixed else datetime.now().astimezone()

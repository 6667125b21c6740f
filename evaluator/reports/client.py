"""The client report: a period for a client, an agent or a team, and its PDF."""

from pathlib import Path

from evaluator.reports.client_page import imprint, story
from evaluator.reports.content import ClientReport
from evaluator.reports.look import ReportLook
from evaluator.reports.pdf import write_pdf


def client_pdf(content: ClientReport, look: ReportLook, out: Path) -> None:
    """Write the client report to `out`, whole or not at all.

    Raises UserError for a logo that cannot be used, a full disk or a folder that does not allow it.
    """
    write_pdf(story(content, look), imprint(content, look), look, out)

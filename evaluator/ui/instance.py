"""One window per database: the lock file is the truth, the local socket raises the first window."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Signal

from evaluator.errors import UserError
from evaluator.places import private

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE: Final = 2000


class OneInstance(QObject):
    """Holds the database for this process; `raise_asked` when a second start came."""

    raise_asked = Signal()

    def __init__(self, db: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        private(db.parent)
        self._lock = QLockFile(str(db) + ".lock")
        self._lock.setStaleLockTime(0)  # never by age; a dead process's lock is taken over
        self._name = (
            "call-evaluator-" + hashlib.sha256(str(db.absolute()).encode()).hexdigest()[:24]
        )
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the database; False when another process has it.

        Raises UserError when the folder of the database may not be written.
        """
        if not self._lock.tryLock(0):
            if self._lock.error() == QLockFile.LockError.LockFailedError:
                return False
            raise UserError(
                "The folder of the database may not be written.",
                "Choose another place with --db FILE, or ask for the right to write there.",
            )
        return True

    def listen(self) -> None:
        """Hear of second starts from now on."""
        from PySide6.QtNetwork import QLocalServer  # slow to load: not before the window is there

        QLocalServer.removeServer(self._name)  # of a process that was killed: the lock is ours
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._came)
        self._server.listen(self._name)

    def raise_first(self) -> None:
        """Ask the process that has the database to show its window.

        Raises UserError, naming it, when it does not answer.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            socket.disconnectFromServer()
            return
        process, host, _ = self._lock.getLockInfo()
        raise UserError(
            f"The database is in use by another program (process {process} on {host}).",
            "Close it there first.",
        )

    def let_go(self) -> None:
        """Give the database up."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _came(self) -> None:
        if self._server is not None:
            self._server.nextPendingConnection().deleteLater()
        self.raise_asked.emit()

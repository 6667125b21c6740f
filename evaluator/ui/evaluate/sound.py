"""QtMultimedia behind the player: imported when the first recording is opened, not at start."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QtAudio

from evaluator.ui.evaluate.player import Listener

_LOADED = (
    QMediaPlayer.MediaStatus.LoadedMedia,
    QMediaPlayer.MediaStatus.BufferingMedia,
    QMediaPlayer.MediaStatus.BufferedMedia,
)


def find_device() -> None:
    """Ask for the sound device before it is needed: the first time QtMultimedia looks for it."""
    QMediaDevices.defaultAudioOutput()


class QtSound(QObject):
    """Plays through the default sound device and follows it when headphones are plugged in.

    Without a device there is no QAudioOutput at all: the position advances just the same.
    """

    def __init__(self, listener: Listener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listener = listener
        self._start_at: float | None = None
        self._loading = False
        self._volume = 1.0
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._use_device)
        self._player = QMediaPlayer(self)
        self._output: QAudioOutput | None = None
        self._use_device()
        self._player.positionChanged.connect(self._moved)
        self._player.mediaStatusChanged.connect(self._status_came)
        self._player.errorOccurred.connect(self._broke)

    @property
    def audible(self) -> bool:
        """Whether there is a sound device."""
        return self._output is not None

    def load(self, path: Path | None, position: float) -> None:
        """Take a recording and stand at a position, or put it down."""
        # A position set before the file is loaded is lost, so it waits for that; and setting a
        # source speaks of the file before, as loaded, so nothing is believed until it loads.
        self._start_at = position if path is not None else None
        self._loading = False
        self._player.setSource(QUrl() if path is None else QUrl.fromLocalFile(str(path)))

    def play(self) -> None:
        """Go."""
        self._player.play()

    def pause(self) -> None:
        """Stop here."""
        self._player.pause()

    def seek(self, position: float) -> None:
        """Go to a position."""
        if self._start_at is not None:
            self._start_at = position
        else:
            self._player.setPosition(round(position * 1000))

    def speed(self, speed: float) -> None:
        """Set the speed; QtMultimedia keeps the pitch by itself."""
        self._player.setPlaybackRate(speed)

    def volume(self, volume: float) -> None:
        """Set the volume; what an ear takes for half is far less than half the samples."""
        scale = QtAudio.VolumeScale
        self._volume = QtAudio.convertVolume(
            volume, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        if self._output is not None:
            self._output.setVolume(self._volume)

    def _use_device(self) -> None:
        device = QMediaDevices.defaultAudioOutput()
        had = self._output is not None
        if device.isNull():
            self._player.setAudioOutput(None)  # type: ignore[arg-type]
            self._output = None
        elif self._output is None:
            self._output = QAudioOutput(device, self)
            self._output.setVolume(self._volume)
            self._player.setAudioOutput(self._output)
        else:
            self._output.setDevice(device)
        if had != (self._output is not None):
            self._listener.audible_changed()

    def _moved(self, milliseconds: int) -> None:
        if self._start_at is None:
            self._listener.told(milliseconds / 1000)

    def _status_came(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadingMedia:
            self._loading = True
        elif status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._listener.ended()
        elif status in _LOADED and self._loading and self._start_at is not None:
            position, self._start_at = self._start_at, None
            self._player.setPosition(round(position * 1000))

    def _broke(self, _error: QMediaPlayer.Error, reason: str) -> None:
        self._listener.broke(reason)

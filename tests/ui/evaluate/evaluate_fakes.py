"""A clock that is set by hand, and a sound that only writes down what it was told."""

from pathlib import Path

from evaluator.ui.evaluate.player import Player


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class FakeSound:
    audible = True

    def __init__(self, player: Player):
        self.player = player
        self.loaded: tuple[Path | None, float] = (None, 0.0)
        self.playing = False
        self.seeks: list[float] = []
        self.speeds: list[float] = []
        self.volumes: list[float] = []

    def load(self, path, position):
        self.loaded = (path, position)

    def play(self):
        self.playing = True

    def pause(self):
        self.playing = False

    def seek(self, position):
        self.seeks.append(position)

    def speed(self, speed):
        self.speeds.append(speed)

    def volume(self, volume):
        self.volumes.append(volume)


class DeafSound(FakeSound):
    """There is no sound device."""

    audible = False

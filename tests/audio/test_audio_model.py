"""The model as it ships judges as the one that it was made from, window by window."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
from labelled_call import lines

from evaluator.audio.spectrum import WINDOW
from evaluator.audio.speech import _CONTEXT, _Silero
from evaluator.places import shipped

ORIGINAL = Path(__file__).resolve().parent.parent / "data" / "models" / "silero_vad.onnx"


def rows(windows: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Speech, hiss, a hum and nothing, in rows of two lanes."""
    length = _CONTEXT + windows * WINDOW
    speech = [sound[8000 : 8000 + length] for _, sound in lines() if sound.size > 8000 + length][:2]
    hiss = np.random.default_rng(5).normal(0, 0.05, length)
    hum = 0.4 * np.sin(2 * np.pi * 440 * np.arange(length) / 8000)
    found = np.stack([*speech, hiss, speech[0] * 0.02 + hiss, hum, np.zeros(length)])
    return found.reshape(2, 3, length).astype(np.float32)


def by_the_original(sound: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, Any]:
    """One window a call, as it was made for: shape (rows, windows)."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    model = onnxruntime.InferenceSession(
        ORIGINAL.read_bytes(), options, providers=["CPUExecutionProvider"]
    )
    state, found = np.zeros((2, len(sound), 128), np.float32), []
    for at in range(0, sound.shape[1] - _CONTEXT, WINDOW):
        heard = np.ascontiguousarray(sound[:, at : at + _CONTEXT + WINDOW])
        given = {"input": heard, "state": state, "sr": np.array(8000, np.int64)}
        share, state = model.run(None, given)
        found.append(share[:, 0])
    return np.stack(found, axis=1)


def test_it_judges_as_the_original_does() -> None:
    sound = rows(59)  # no multiple of the windows that are judged at once
    shares = _Silero().judge(sound)
    assert shares.shape == (2, 3, 59)
    theirs = by_the_original(sound.reshape(6, -1))
    assert theirs.max() > 0.9 and theirs.min() < 0.1
    assert shares.reshape(6, -1) == pytest.approx(theirs, abs=1e-4)


def test_both_are_the_ones_that_their_page_names() -> None:
    folder = shipped("resources", "models")
    page = (folder / "README.md").read_text(encoding="utf-8")
    for path in (folder / "silero_vad_8khz.onnx", ORIGINAL):
        assert hashlib.sha256(path.read_bytes()).hexdigest() in page

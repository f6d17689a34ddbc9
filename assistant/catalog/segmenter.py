"""jieba's tokenizer, made light: no HMM tables, no package resources, no shared cache file."""

from __future__ import annotations

import importlib
import logging
import math
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any


def load_jieba() -> Any:
    """Import jieba without the two things that make its import slow.

    ``jieba.finalseg`` loads the HMM tables and ``jieba._compat`` imports ``pkg_resources`` (of setuptools)
    where it is installed; neither is used here: words come from our own dictionary, with HMM off.
    """
    if "jieba" in sys.modules:
        return sys.modules["jieba"]
    stubbed = {"jieba.finalseg": ModuleType("jieba.finalseg"), "pkg_resources": None}
    kept = {name: sys.modules[name] for name in stubbed if name in sys.modules}
    import warnings

    with warnings.catch_warnings():
        # jieba 0.42.1 has "\\." in plain strings, which Python 3.12 warns of while compiling.
        warnings.simplefilter("ignore")
        sys.modules.update(stubbed)  # type: ignore[arg-type]
        try:
            jieba = importlib.import_module("jieba")
        finally:
            for name in stubbed:
                sys.modules.pop(name, None)
            sys.modules.update(kept)
    jieba.setLogLevel(logging.CRITICAL)
    return jieba


def small_tokenizer(frequencies: dict[str, int]) -> Any:
    """A tokenizer that knows exactly these words (prefixes are added as jieba wants them)."""
    tokenizer = load_jieba().Tokenizer()
    table = dict(frequencies)
    for word in frequencies:
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0)
    tokenizer.FREQ = table
    tokenizer.total = max(sum(frequencies.values()), 1)
    tokenizer.initialized = True
    return tokenizer


def dictionary_lines() -> Iterable[tuple[str, int, str]]:
    """(word, frequency, part of speech) of jieba's default dictionary."""
    path = Path(load_jieba().__file__).parent / "dict.txt"
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def common_words(minimum: int) -> list[tuple[str, int, str]]:
    """Words of 2 to 4 characters that are frequent enough to count as "right as they stand"."""
    return sorted((w, f, t) for w, f, t in dictionary_lines() if f >= minimum and 2 <= len(w) <= 4)


def full_tokenizer(words: Iterable[str]) -> Any:
    """Build and import time: jieba's whole dictionary plus our words."""
    tokenizer = load_jieba().Tokenizer()
    tokenizer.tmp_dir = tempfile.mkdtemp(prefix="qingdan-")  # never the shared cache in /tmp
    try:
        tokenizer.initialize()
    finally:
        for path in Path(tokenizer.tmp_dir).iterdir():
            path.unlink()
        Path(tokenizer.tmp_dir).rmdir()
    weight = math.ceil(tokenizer.total * 1e-7)
    for word in words:
        if len(word) > 1 and not tokenizer.FREQ.get(word):
            tokenizer.FREQ[word] = weight
            tokenizer.total += weight
            for end in range(1, len(word)):
                tokenizer.FREQ.setdefault(word[:end], 0)
    return tokenizer

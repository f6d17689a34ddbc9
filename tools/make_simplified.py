"""Traditional → simplified characters → assistant/text/simplified.txt (two lines of equal length).

python tools/make_simplified.py > assistant/text/simplified.txt

Made from OpenCC's table (Apache 2.0).  Characters that simplified text uses too (著, 乾) are left out.
"""

from __future__ import annotations

from pathlib import Path


def main() -> None:
    """Write the table to standard output."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    pairs = {}
    for line in (folder / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        plain = simplified.split(" ")[0]
        both = len(traditional) == 1 and len(plain) == 1 and traditional != plain
        if both and max(ord(traditional), ord(plain)) < 0x10000 and not _in_gb2312(traditional):
            pairs[traditional] = plain
    print("".join(pairs))
    print("".join(pairs.values()))


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()

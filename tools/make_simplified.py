"""Traditional → simplified characters → assistant/text/simplified.txt: two lines of equal length, and two more.

python tools/make_simplified.py > assistant/text/simplified.txt

Made from OpenCC's table (Apache 2.0).  The last two lines are the characters that simplified text uses too (後, 乾):
they mean the simplified ones in a text with others of the first line only.
"""

from __future__ import annotations

from pathlib import Path


def main() -> None:
    """Write the table to standard output."""
    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    pairs: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for line in (folder / "TSCharacters.txt").read_text(encoding="utf-8").splitlines():
        traditional, _, simplified = line.partition("\t")
        plain = simplified.split(" ")[0]
        both = len(traditional) == 1 and len(plain) == 1 and traditional != plain
        if both and max(ord(traditional), ord(plain)) < 0x10000:
            pairs[_in_gb2312(traditional)][traditional] = plain
    for table in pairs:
        print("".join(table))
        print("".join(table.values()))


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    main()

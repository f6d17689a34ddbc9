"""What ``pip install .`` brings: for each dependency its own size and that of what only it brings along.

    python -m bench.install [PACKAGE]

Run it in a new environment with nothing else in it; sizes are those of the unpacked files, without compiled copies.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distribution
from pathlib import Path


def needs(package: str) -> set[str]:
    """The packages that ``package`` requires here, itself and indirect ones included."""
    found: set[str] = set()
    waiting = [_plain(package)]
    while waiting:
        name = waiting.pop()
        if name not in found and (known := _installed(name)):
            found.add(name)
            waiting += direct(known)
    return found


def direct(package: Distribution) -> list[str]:
    """Its requirements, without those of extras."""
    required = [line for line in package.requires or () if "extra ==" not in line]
    return [_plain(match[0]) for line in required if (match := re.match(r"[\w.-]+", line))]


def size(package: str) -> int:
    """Bytes of the unpacked files."""
    paths = [Path(str(file.locate())) for file in distribution(package).files or () if file.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file())


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except ModuleNotFoundError:  # for another system
        return None


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main(argv: list[str]) -> None:
    """Print the table."""
    root = argv[0] if argv else "qingdan"
    own = [name for name in direct(distribution(root)) if _installed(name)]
    everything = needs(root)
    print(f"{root}\t{size(root) / 1e6:.1f}\n全部\t{sum(map(size, everything)) / 1e6:.1f}")
    for name in own:
        others = set().union(*(needs(other) for other in own if other != name))
        only = needs(name) - others - {name}
        print(f"{name}\t{size(name) / 1e6:.1f}\t{sum(map(size, only)) / 1e6:.1f}\t{'、'.join(sorted(only))}")
    shared = everything - {root, *own}
    for name in sorted(shared):
        users = [other for other in own if name in needs(other)]
        if len(users) > 1:
            print(f"  共用 {name}\t{size(name) / 1e6:.1f}\t{'、'.join(users)}")


if __name__ == "__main__":
    main(sys.argv[1:])

"""Everything a change must pass, in one command: lint, format, types, tests.

python -m tests.run
"""

from __future__ import annotations

import subprocess
import sys

STEPS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest",),
)


def main() -> int:
    """Run the steps in order; the exit status of the first that fails, or 0."""
    for step in STEPS:
        print("==", *step, flush=True)
        status = subprocess.run([sys.executable, "-m", *step], check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

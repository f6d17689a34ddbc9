"""``check``: what was found in the database, for people and as JSON; 2 when something is broken."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from assistant.catalog.check import ERROR, INFO, WARNING, Finding, check_database
from assistant.catalog.places import default_database
from assistant.cli.guard import WRONG, complain
from assistant.render.lines import write_lines
from assistant.render.to_json import json_line

_MARKS = {INFO: "正常", WARNING: "提醒", ERROR: "错误"}


def run_check(db: str | None, synonyms: str | None, json: bool) -> int:
    """Check the database ``db`` and a person's own words; prints the findings, says what they come to."""
    path = Path(db or default_database())
    own = synonyms or os.environ.get("QINGDAN_SYNONYMS")
    findings = check_database(path, Path(own) if own else None)
    errors = [finding for finding in findings if finding.level == ERROR]
    if json:
        record = {
            "schema": 1,
            "database": str(path),
            "ok": not errors,
            "findings": [f._asdict() for f in findings],
        }
        write_lines(sys.stdout, [json_line(record, sys.stdout.encoding)])
    else:
        write_lines(sys.stdout, [f"数据库  {path}", *map(_line, findings), _verdict(findings)])
    if errors:
        complain(f"数据库有{len(errors)}处错误（请换回完好的文件，或重新安装）")
        return WRONG
    return 0


def _line(finding: Finding) -> str:
    return f"{_MARKS[finding.level]}  {finding.text}"


def _verdict(findings: list[Finding]) -> str:
    warnings = sum(finding.level == WARNING for finding in findings)
    if any(finding.level == ERROR for finding in findings):
        return "结论  数据库不可用"
    return "结论  数据库可用" + (f"，有{warnings}处提醒" if warnings else "")

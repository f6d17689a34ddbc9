"""A calendar (RFC 5545) of all-day entries, for Outlook and whatever else reads .ics files."""

from __future__ import annotations

from datetime import timedelta

from assistant.errors import UsageError
from assistant.render.characters import visible
from assistant.render.page import Event, Page

_LINE = 75  # octets, without the line end
# The same file for the same list: an importer tells entries apart by UID, and the time of export says nothing.
_STAMP = "20220101T000000Z"


def render(page: Page) -> bytes:
    """The page's events; UsageError when there are none to be had from such a page."""
    if not page.events:
        raise UsageError("这里没有可以放进日历的到期事项", "例：qingdan due --format ics > 到期.ics")
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//qingdan//清单助手//ZH", "CALSCALE:GREGORIAN"]
    lines = [*head, "METHOD:PUBLISH", *(line for event in page.events for line in _event(event))]
    return "".join(_folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(event: Event) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_STAMP}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(event.summary)}",
        f"DESCRIPTION:{_text(event.description)}",
        "TRANSP:TRANSPARENT",
        "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    escaped = visible(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Broken into lines of 75 octets, never within a character."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LINE:
            pieces.append(piece)
            piece, size = "", 1  # the blank that a continuation begins with
        piece += char
        size += width
    return "\r\n ".join([*pieces, piece])

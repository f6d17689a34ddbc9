"""How many warm questions a second ``qingdan serve`` answers, and how long each takes beside a warm ``ask``.

python -m bench.web        (extra ``dev``; the server has one process, the load one connection after another)
"""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import sys
import time
from urllib.parse import quote

from assistant import Assistant

QUESTIONS = (
    "区残联三季度要做什么",
    "口袋公园谁负责",
    "危房改造什么时候竣工",
    "租房补贴全年发多少钱",
    "教育局和民政局下半年",
)
REQUESTS = 1500
CLIENTS = 1


def main() -> None:
    """Print the three numbers."""
    with Assistant() as assistant:
        warm = statistics.median(_seconds(assistant) for _ in range(300))
    command = [sys.executable, "-m", "assistant", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+?(?=/ )", server.stdout.readline())
        assert found
        try:
            for path in ("/ask.json", "/"):
                rate, p95 = asyncio.run(_load(found[0], path))
                print(
                    f"{path:10} {rate:6.0f} requests/s   p95 {p95 / warm:5.1f} x a warm ask ({warm * 1000:.2f} ms)"
                )
        finally:
            server.terminate()


def _seconds(assistant: Assistant) -> float:
    start = time.perf_counter()
    for question in QUESTIONS:
        assistant.ask(question)
    return (time.perf_counter() - start) / len(QUESTIONS)


async def _load(address: str, path: str) -> tuple[float, float]:
    """(requests a second, 95th percentile of the seconds that one takes), with a client that costs little."""
    host, port = address.removeprefix("http://").split(":")
    heads = [
        f"GET {path}?q={quote(question)} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() for question in QUESTIONS
    ]
    times: list[float] = []

    async def client() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        for number in range(REQUESTS // CLIENTS):
            start = time.perf_counter()
            writer.write(heads[number % len(heads)])
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            assert head.startswith(b"HTTP/1.1 200") and length
            await reader.readexactly(int(length[1]))
            times.append(time.perf_counter() - start)
        writer.close()

    await client()  # warm
    times.clear()
    begun = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    rate = len(times) / (time.perf_counter() - begun)
    return rate, statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()

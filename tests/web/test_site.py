"""The site without a browser: every address, every refusal, the headers, hostile texts."""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Iterator
from urllib.parse import quote, urlencode

import openpyxl
import pytest
from starlette.testclient import TestClient

from assistant import Assistant, Unit
from assistant.web import limits
from assistant.web.app import make_app
from assistant.web.limits import MAX_ADDRESS


@pytest.fixture(scope="module")
def site(clerk: Assistant) -> Iterator[TestClient]:
    with TestClient(make_app(clerk, ("testserver",)), raise_server_exceptions=False) as client:
        yield client


def ask(site: TestClient, question: str, *after: str, path: str = "/", **more: str) -> str:
    pairs = [("q", question), *(("after", text) for text in after), *more.items()]
    reply = site.get(f"{path}?{urlencode(pairs)}")
    assert reply.status_code == 200
    return reply.text


def test_an_answer_with_its_correction_marked_and_its_rows_linked(site: TestClient) -> None:
    page = ask(site, "区惨联三季度要做什么")
    assert "区残联三季度共2项任务。" in page and 'class="note correction"' in page
    assert '<a href="/tasks/15">15</a>' in page and f'href="/units/{quote("区残联")}"' in page
    assert "下载" in page and "/ask.xlsx?q=" in page


def test_bars_are_inline_svg(site: TestClient) -> None:
    page = ask(site, "前三季度一共优化几条公交线路")
    assert re.findall(r'<rect width="([\d.]+)"', page) == ["42.86", "100"]


def test_a_conversation_lives_in_the_address(site: TestClient) -> None:
    first = ask(site, "区残联三季度要做什么")
    assert '<input type="hidden" name="after" value="区残联三季度要做什么">' in first
    assert "区残联四季度共2项任务。" in ask(site, "那四季度呢", "区残联三季度要做什么")
    third = ask(site, "谁负责", "区残联三季度要做什么", "那四季度呢")
    assert third.count('name="after"') == 3 and "区残联" in third
    assert "区残联四季度共2项" not in ask(site, "那四季度呢")  # without it nothing is remembered


def test_only_so_much_is_carried_along(site: TestClient) -> None:
    page = ask(site, "谁负责", *(f"任务{n}" for n in range(1, 20)))
    assert page.count('name="after"') == 8


def test_a_refusal_offers_links(site: TestClient) -> None:
    page = ask(site, "火星局有哪些任务")
    offered = re.findall(r'<li><a href="(/\?q=[^"]+)">', page)
    assert "said missing" in page and offered
    for address in offered:
        assert "said found" in site.get(address).text


def test_json_is_the_answer_object(site: TestClient, clerk: Assistant) -> None:
    reply = site.get("/ask.json", params={"q": "区残联三季度要做什么"})
    assert reply.json() == clerk.ask("区残联三季度要做什么").to_dict()
    assert site.get("/ask.json", params={"q": "第十四项"}).json()["status"] == "not_found"
    later = site.get("/ask.json", params={"q": "那四季度呢", "after": ["区残联三季度"]}).json()
    assert later["understood"]["quarters"] == [4] and len(later["rows"]) == 2


def test_openapi_describes_it(site: TestClient) -> None:
    document = site.get("/openapi.json").json()
    schemas = document["components"]["schemas"]
    for question in ("区惨联三季度", "前三季度一共优化几条公交线路", "第十四项", "口袋公园谁负责"):
        check(site.get("/ask.json", params={"q": question}).json(), schemas["Answer"], schemas)


def check(value: object, schema: dict[str, object], schemas: dict[str, dict[str, object]]) -> None:
    """Whether ``value`` is of ``schema``: the part of JSON Schema that the document uses."""
    if "$ref" in schema:
        schema = schemas[str(schema["$ref"]).rsplit("/", 1)[1]]
    if "enum" in schema or "const" in schema:
        allowed = schema.get("enum", [schema.get("const")])
        assert isinstance(allowed, list) and value in allowed
        return
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    types: dict[str, type | tuple[type, ...]] = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "array": list,
        "object": dict,
        "null": type(None),
    }
    assert any(isinstance(value, types[str(kind)]) for kind in kinds), (value, schema)
    if isinstance(value, list):
        for item in value:
            check(item, schema["items"], schemas)  # type: ignore[arg-type]
    elif isinstance(value, dict) and "properties" in schema:
        properties, required = schema["properties"], schema["required"]
        assert isinstance(properties, dict) and isinstance(required, list)
        assert set(required) <= value.keys() <= properties.keys()
        for name, item in value.items():
            check(item, properties[name], schemas)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/", "例如"),
        ("/tasks", "34项任务"),
        ("/tasks/15", "完成80户残疾人家庭无障碍改造。"),
        ("/units", "19个责任单位"),
        (f"/units/{quote('区残联')}", "2项任务"),
        (f"/units/{quote('区体育局')}", "区文化和旅游局"),  # by its second name
        ("/due?today=2022-08-30", "2022-09-30"),
        ("/static/style.css", "prefers-color-scheme: dark"),
        ("/static/keys.js", "keydown"),
    ],
)
def test_pages(site: TestClient, path: str, said: str) -> None:
    reply = site.get(path)
    assert reply.status_code == 200 and said in reply.text


@pytest.mark.parametrize(
    ("query", "tasks"),
    [
        ({"unit": "区残联"}, {"15", "16"}),
        ({"category": "推进社区养老服务"}, {"1", "2"}),
        ({"text": "口袋公园"}, {"33"}),
        ({"unit": "区残联", "text": "口袋公园"}, set()),
    ],
)
def test_the_table_filters(site: TestClient, query: dict[str, str], tasks: set[str]) -> None:
    page = site.get("/tasks", params=query).text
    assert set(re.findall(r'<a href="/tasks/(\d+)">', page)) == tasks


def test_files(site: TestClient) -> None:
    reply = site.get("/ask.xlsx", params={"q": "区残联三季度要做什么"})
    assert "filename*=UTF-8''" in reply.headers["content-disposition"]
    sheet = openpyxl.load_workbook(io.BytesIO(reply.content)).active
    assert sheet is not None and sheet["A1"].value == "区残联三季度共2项任务。"
    assert site.get("/ask.docx", params={"q": "区残联三季度"}).content.startswith(b"PK")
    assert site.get("/ask.csv", params={"q": "区残联三季度"}).content.startswith(b"\xef\xbb\xbf")
    assert len(site.get("/tasks.jsonl").text.splitlines()) == 34
    assert site.get("/due.ics", params={"unit": "区残联"}).text.startswith("BEGIN:VCALENDAR")
    evil = site.get("/ask.csv", params={"q": '三季度"\r\nX: 1/../'})
    assert "x" not in evil.headers and "/" not in evil.headers["content-disposition"].split("''")[1]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/tasks/99", 404),
        ("/units/火星局", 404),
        ("/nothing", 404),
        ("/ask.pdf?q=x", 404),
        ("/ask.json", 400),
        ("/?q=x&today=昨天", 400),
        ("/due?unit=火星局", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/?q=" + "x" * MAX_ADDRESS, 414),
    ],
)
def test_what_is_not_there(site: TestClient, path: str, code: int) -> None:
    reply = site.get(path)
    assert reply.status_code == code and "Traceback" not in reply.text
    if ".json" in path:
        assert reply.json()["error"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/tasks", "/ask.json"])
def test_read_only(site: TestClient, method: str, path: str) -> None:
    assert site.request(method, path).status_code == 405
    assert site.request(method, path, content=b"x" * 100).status_code == 413


def test_the_question_is_bounded(site: TestClient) -> None:
    assert "问题太长" in ask(site, "长" * 600)


def test_another_host_is_refused(site: TestClient) -> None:
    assert site.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/tasks", "/nothing", "/ask.json?q=x", "/static/style.css"])
def test_headers(site: TestClient, path: str) -> None:
    headers = site.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "'; x='",
    "\x1b[31m",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_every_text_is_escaped(site: TestClient, nasty: str) -> None:
    pages = [ask(site, nasty), ask(site, "那四季度呢", nasty), ask(site, "x", path="/tasks", text=nasty)]
    for page in pages:
        assert "<script>alert" not in page and "<img" not in page and ">49<" not in page
        assert page.count("<script") == 1  # our own


def test_a_hostile_list_is_shown_as_text(clerk: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    nasty = NASTY[0] + NASTY[1]
    row = clerk.tasks()[0]._replace(
        district_task=nasty, category=nasty, units=(nasty,), milestones=(nasty,) * 4
    )
    monkeypatch.setattr(type(clerk), "tasks", lambda _: (row,))
    monkeypatch.setattr(type(clerk), "task", lambda *_: row)
    with TestClient(make_app(clerk, ("testserver",))) as client:
        for path in ("/tasks", "/tasks/1"):
            page = client.get(path).text
            assert "<img" not in page and page.count("<script") == 1 and "&lt;script&gt;" in page


def test_a_slow_answer_is_given_up(clerk: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reply comes while the answer is still being computed."""
    released = threading.Event()

    def slow(_: Assistant) -> tuple[Unit, ...]:
        released.wait(30)
        return ()

    monkeypatch.setattr(limits, "MAX_SECONDS", 0.05)
    monkeypatch.setattr(type(clerk), "units", slow)
    with TestClient(make_app(clerk, ("testserver",)), raise_server_exceptions=False) as client:
        assert client.get("/units").status_code == 503
        released.set()


def test_large_type_stays(site: TestClient) -> None:
    page = ask(site, "区残联三季度", size="large")
    assert '<html lang="zh-CN" class="large">' in page and 'name="size" value="large"' in page
    assert all("size=large" in link for link in re.findall(r'href="(/tasks/\d+[^"]*)"', page))


def test_json_of_the_list_matches_the_page(site: TestClient, clerk: Assistant) -> None:
    assert json.loads(site.get("/tasks.json").text)["rows"] == [row.to_dict() for row in clerk.tasks()]

"""``/openapi.json``: the addresses for programs, and the answer object, described in OpenAPI 3.1."""

from __future__ import annotations

from typing import get_args

from assistant.answer import SCHEMA, Intent, Role, Status

Schema = dict[str, object]
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}


def description() -> Schema:
    """The OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "清单助手", "version": "1", "description": "用一句话查任务责任清单，只读。"},
        "paths": {
            "/ask.json": {"get": _ask()},
            "/tasks.json": {"get": _get("全部任务", {"rows": _list(_ref("Row"))})},
            "/due.json": {"get": _due()},
        },
        "components": {"schemas": {"Answer": _answer(), "Understood": _understood(), "Row": _row()}},
    }


def _ask() -> Schema:
    return {
        "summary": "回答一个问题",
        "parameters": [
            _parameter("q", "问题", required=True),
            {
                **_parameter("after", "前面问过的问题，先问的在前；省掉的话从它们里接"),
                "schema": _list(_TEXT),
                "explode": True,
            },
            _parameter("today", "“本季度”从哪天算起，YYYY-MM-DD"),
        ],
        "responses": {
            "200": _content("回答；没有找到也是 200，看 status", _ref("Answer")),
            "400": _content("没有问题，或日期不对", _object({"error": _TEXT})),
        },
    }


def _due() -> Schema:
    parameters = [_parameter("unit", "责任单位，清单上的名字"), _parameter("today", "从哪天算起，YYYY-MM-DD")]
    return {**_get("本季度和下季度到期的事", {"due": _list(_ref("Row"))}), "parameters": parameters}


def _get(summary: str, properties: dict[str, Schema]) -> Schema:
    return {"summary": summary, "responses": {"200": _content(summary, _object(properties))}}


def _content(said: str, schema: Schema) -> Schema:
    return {"description": said, "content": {"application/json": {"schema": schema}}}


def _parameter(name: str, said: str, required: bool = False) -> Schema:
    return {"name": name, "in": "query", "required": required, "description": said, "schema": _TEXT}


def _answer() -> Schema:
    return _object(
        {
            "schema": {"const": SCHEMA},
            "question": _TEXT,
            "status": {"enum": list(get_args(Status))},
            "intent": {"enum": [*get_args(Intent), None]},
            "summary": _TEXT,
            "understood": _ref("Understood"),
            "rows": _list(_ref("Row")),
            "units": _list(_TEXT),
            "value": {"type": ["number", "null"]},
            "value_unit": {"type": ["string", "null"]},
            "parts": _list(_ref("Answer")),
            "nearest": _list(_NUMBER),
            "caveats": _list(_TEXT),
            "suggestions": _list(_TEXT),
            "source": _object({"list": _TEXT, "issued": _TEXT}),
        },
        {"series": _list(_object({"quarter": _NUMBER, "value": {"type": "number"}, "text": _TEXT}))},
    )


def _understood() -> Schema:
    change = _object({"from": _TEXT, "to": _TEXT})
    return _object(
        {
            "units": _list(_TEXT),
            "quarters": _list(_NUMBER),
            "categories": _list(_NUMBER),
            "keywords": _list(_TEXT),
            "places": _list(_TEXT),
            "excluded": _list(_TEXT),
            "role": {"enum": [*get_args(Role), None]},
            "year": {"type": ["integer", "null"]},
            "corrections": _list(change),
            "links": _list(change),
            "ignored": _list(_TEXT),
        },
        {"inherited": _list(_TEXT)},
    )


def _row() -> Schema:
    return _object(
        {
            "task": _NUMBER,
            "quarter": {"type": ["integer", "null"]},
            "category_no": {"type": ["integer", "null"]},
            "category": _TEXT,
            "city_task": _TEXT,
            "district_task": _TEXT,
            "units": _list(_TEXT),
        },
        {
            "milestone": _TEXT,
            "milestones": _list(_TEXT),
            "support": _list(_TEXT),
            "details": {"type": "object", "additionalProperties": _TEXT},
            "list": _TEXT,
            "unit": _TEXT,
            "due": {"type": "string", "format": "date"},
        },
    )


def _object(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(required)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}

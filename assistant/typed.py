"""What the way of a question takes from ``typing``: importing that module is a tenth of a cold start, and its named
tuples, each compiled when its class is made, are another sixth.  Type checkers see ``typing`` itself.
``importlib`` brings ``warnings``: the little that is wanted of it is here too.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take this name for true

if TYPE_CHECKING:
    from typing import IO, Any, BinaryIO, Literal, NamedTuple, Protocol
else:
    from _collections import _tuplegetter as field_of

    IO = Any = BinaryIO = Protocol = object

    class Literal:
        """``Literal["a", "b"]``: ``typing.get_args`` still finds the values."""

        def __class_getitem__(cls, values):
            return type(list[str])(str, values)

    class _Fields(type):
        """Makes a class of fields: a tuple whose items have names."""

        def __new__(mcs, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body.update({field: field_of(at, "") for at, field in enumerate(fields)})
            if fields:
                body.update(_fields=fields, _defaults=defaults, __match_args__=fields, _made=0)
            return super().__new__(mcs, name, bases, {"__slots__": (), **body})

    class NamedTuple(tuple, metaclass=_Fields):
        """``typing.NamedTuple``, whose constructor is compiled when the third one is made: most never are."""

        def __new__(cls, *values, **named):
            owner = next(each for each in cls.__mro__ if "_fields" in each.__dict__)
            given = owner._defaults | named
            rest = owner._fields[len(values) :]
            if owner._made < 2 and given.keys() >= set(rest) and set(rest) >= named.keys():
                owner._made += 1
                return tuple.__new__(cls, (*values, *[given[field] for field in rest]))
            names = {f"default_{field}": value for field, value in owner._defaults.items()}
            taken = [
                f"{field}=default_{field}" if field in owner._defaults else field for field in owner._fields
            ]
            source = f"lambda cls, {', '.join(taken)}: new(cls, ({', '.join(owner._fields)},))"
            make = eval(source, {"new": tuple.__new__, **names})  # noqa: S307 - names of fields only
            owner.__new__ = make
            return make(cls, *values, **named)

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed):
            made = type(self)(*map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"unknown fields: {list(changed)}")
            return made


def module_named(name: str) -> Any:
    """``importlib.import_module`` of a full name."""
    return __import__(name, fromlist=("",))


__all__ = ["IO", "TYPE_CHECKING", "Any", "BinaryIO", "Literal", "NamedTuple", "Protocol", "module_named"]

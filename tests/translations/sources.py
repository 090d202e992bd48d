"""Every text of the window that is to be translated, found in the source itself.

Qt's own tool does not follow our short names for its functions, and knows nothing of sentences that
services make; this reads the syntax tree of each module instead.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from app.services.setting_fields import setting_fields

APP = Path(__file__).parents[2] / "app"
_TRANSLATE = "translate"
_FROM_ELSEWHERE = ("fields", "told")
"""Contexts whose texts stand beside the settings and in services."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A text and the context it is looked up in; `module` is where it stands."""

    context: str
    text: str
    module: str = field(compare=False, default="")


class UnknownText(Exception):
    """A text that is translated when the program runs, but cannot be found here."""


def window_sources() -> list[Source]:
    """What the window itself says, with the names and descriptions of the settings."""
    found = set()
    for path in sorted((APP / "ui").rglob("*.py")):
        found |= set(_Module(path).sources())
    for one in setting_fields():
        found |= {
            Source("fields", one.title, "settings"),
            Source("fields", one.description, "settings"),
        }
    return sorted(found)


class _Module:
    """One module: its functions that translate, and the calls of them."""

    def __init__(self, path: Path) -> None:
        self._name = str(path.relative_to(APP))
        self._tree = ast.parse(path.read_text("utf-8"))
        self._parents = {
            child: node for node in ast.walk(self._tree) for child in ast.iter_child_nodes(node)
        }
        self._short = {
            node.name: context
            for node in ast.walk(self._tree)
            if isinstance(node, ast.FunctionDef) and (context := _context_of_short(node))
        }
        self._constants = {
            target.id: node.value
            for node in self._tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }

    def sources(self) -> Iterator[Source]:
        """Each text, as often as it stands here."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield from self._of_call(node)

    def _of_call(self, call: ast.Call) -> Iterator[Source]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else None
        if isinstance(call.func, ast.Name) and call.func.id in self._short:
            yield from self._texts(self._short[call.func.id], call, call.args[0])
        elif name == "tr" and len(call.args) == 1:
            yield from self._texts(self._context(call), call, call.args[0])
        elif len(call.args) == 2 and _is_translate(call.func):
            context = call.args[0].value if isinstance(call.args[0], ast.Constant) else None
            elsewhere = context is None or context in _FROM_ELSEWHERE
            if not elsewhere and not self._inside_short(call):
                yield from self._texts(str(context), call, call.args[1])

    def _texts(self, context: str, call: ast.Call, given: ast.expr) -> Iterator[Source]:
        texts = list(_literals(given))
        if not texts:  # a table of texts, as in: _tr(_KINDS[suffix])
            named = [n.id for n in ast.walk(given) if isinstance(n, ast.Name)]
            values = [self._constants[n] for n in named if n in self._constants]
            texts = [text for value in values for text in _values(value)]
        if not texts:
            raise UnknownText(f"{self._name}:{call.lineno}: {ast.unparse(call)}")
        for text in texts:
            yield Source(context, text, self._name)

    def _context(self, call: ast.Call) -> str:
        """The class whose `tr` is called."""
        assert isinstance(call.func, ast.Attribute)
        base = call.func.value
        if isinstance(base, ast.Name) and base.id != "self":
            return self._class_of(base.id, call)
        node: ast.AST | None = call
        while node is not None and not isinstance(node, ast.ClassDef):
            node = self._parents.get(node)
        if node is None:
            raise UnknownText(f"{self._name}:{call.lineno}: {ast.unparse(call)}")
        return node.name

    def _class_of(self, name: str, call: ast.Call) -> str:
        """The class of a local name: as annotated, or as made."""
        function: ast.AST | None = call
        while function is not None and not isinstance(function, ast.FunctionDef):
            function = self._parents.get(function)
        for node in ast.walk(function) if function is not None else ():
            if isinstance(node, ast.arg) and node.arg == name and node.annotation is not None:
                return ast.unparse(node.annotation).strip("'\"")
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
            ):
                return ast.unparse(node.value.func)
        raise UnknownText(f"{self._name}:{call.lineno}: {ast.unparse(call)}")

    def _inside_short(self, call: ast.Call) -> bool:
        node: ast.AST | None = call
        while node is not None:
            if isinstance(node, ast.FunctionDef) and node.name in self._short:
                return True
            node = self._parents.get(node)
        return False


def _context_of_short(function: ast.FunctionDef) -> str | None:
    """The context, if all that the function does is to translate its argument in it."""
    for node in ast.walk(function):
        if (
            isinstance(node, ast.Return)
            and isinstance(node.value, ast.Call)
            and _is_translate(node.value.func)
            and len(node.value.args) == 2
            and isinstance(node.value.args[0], ast.Constant)
            and isinstance(node.value.args[1], ast.Name)
            and node.value.args[1].id in [one.arg for one in function.args.args]
        ):
            return str(node.value.args[0].value)
    return None


def _is_translate(function: ast.expr) -> bool:
    """QCoreApplication.translate, or a local name for it."""
    if isinstance(function, ast.Attribute):
        return function.attr == _TRANSLATE and ast.unparse(function.value).endswith("Application")
    return isinstance(function, ast.Name) and function.id in ("tr", _TRANSLATE)


def _literals(given: ast.expr) -> Iterator[str]:
    """The text, or both of "a if condition else b"."""
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        yield given.value
    elif isinstance(given, ast.IfExp):
        yield from _literals(given.body)
        yield from _literals(given.orelse)


def _values(table: ast.expr) -> Iterator[str]:
    """The texts in a table: the values of a mapping, the elements of a sequence."""
    if isinstance(table, ast.Call) and table.args:  # MappingProxyType({...})
        yield from _values(table.args[0])
    elif isinstance(table, ast.Dict):
        for value in table.values:
            yield from _values(value)
    elif isinstance(table, ast.Tuple | ast.List | ast.Set):
        for value in table.elts:
            yield from _values(value)
    else:
        yield from _literals(table)


def every_source() -> list[Source]:
    """What the window says, and what services say in it."""
    from tests.translations.told import told_sources

    return sorted({*window_sources(), *told_sources()})

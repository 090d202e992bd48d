"""Sentences that services make and the window shows: errors, and what a check says."""

import ast
import re
from collections.abc import Iterator

from app.domain import errors
from app.paths import bundled
from app.services.model_catalog import read_catalog
from tests.translations.sources import APP, Source

_ERRORS = {name for name, one in vars(errors).items() if isinstance(one, type)}
_SPOKEN = (
    "Check", "Outcome", "ProbeOutcome", "RuntimePackage", "Stored", "say", "_unsigned", "_counted",
)  # fmt: skip
"""Other calls whose texts come to the window."""
_WHOLE = (
    "domain/errors.py",
    "domain/model_check.py",
    "privacy/report.py",
    "privacy/probes.py",
    "privacy/seccomp.py",
    "retrieval/retriever.py",
    "services/adapters.py",
    "services/answer_record.py",
    "services/answer_words.py",
    "services/assistant.py",
    "services/generator_gate.py",
    "services/privacy_report.py",
    "services/model_headers.py",
    "services/model_formats.py",
    "services/speech_check.py",
    "services/updates.py",
)
"""Modules of which every sentence may come to the window."""
_FILLED_IN = (
    "here", "child", "reader", "generator", "detector", "transcriber", "embedder", "viewer",
    "follower", "library", "program", "window", "reranker", "entailer", "pack", "backup",
    "conversation", "answer", "trace", "collection", "Self-test", "tried",
    "refused by the system", "page {0}", "row {0}",
    "writes answers ({0}) and summaries ({1})", "writes answers ({0})", "writes summaries ({0})",
    "Processor", "processor", "graphics processor", "neural processor", "the CPU", "CPU with bf16",
    "it exists for {0}, not for {1} on {2}", "this computer has no {0} that it could use",
    "{0} So the model was asked without the adapter.", "{0} is not installed.",
    "nothing that was tried here is faster", "not even the CPU computes this model: {0}",
)  # fmt: skip
"""What other sentences are filled in with, and sentences that are put together of parts."""
_SKIPPED = ("cli", "evaluation", "ui", "engines/reader", "engines/fake")
_SENTENCE = re.compile(r"[A-Za-z]{2,}.* .*[A-Za-z]{2,}|^[A-Z][a-z]{3,}\.?$", re.DOTALL)


def told_sources() -> list[Source]:
    """Each sentence, parts that are filled in named as in Python's format strings."""
    found = set()
    for path in sorted(APP.rglob("*.py")):
        name = path.relative_to(APP).as_posix()
        if not name.startswith(_SKIPPED):
            texts = _in_module(ast.parse(path.read_text("utf-8")), whole=name in _WHOLE)
            found |= {
                Source("told", text, name)
                for text in texts
                if _SENTENCE.search(text) and "%s" not in text  # which is for the log
            }
    catalog = read_catalog(bundled("models"))
    notes = {spec.note for spec in catalog.models} | {one.restrictions for one in catalog.licence}
    elsewhere = {Source("told", text, "elsewhere") for text in (*notes, *_FILLED_IN) if text}
    return sorted(found | elsewhere)


def patterns() -> list[str]:
    """Those of the sentences that have parts to fill in, as numbers in their order."""
    return [one.text for one in told_sources() if "{0}" in one.text]


def _in_module(tree: ast.Module, *, whole: bool) -> Iterator[str]:
    documented = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if whole and isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield from _texts(node, documented)
            if isinstance(node, ast.Module):
                return
        elif isinstance(node, ast.Call) and _name(node.func) in (*_ERRORS, *_SPOKEN):
            for given in [*node.args, *(keyword.value for keyword in node.keywords)]:
                yield from _texts(given, documented)
        elif isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Attribute | ast.Name) and _name(t) in ("remedy", "reason", "stopped")
            for t in node.targets
        ):
            yield from _texts(node.value, documented)


def _texts(node: ast.AST, documented: set[ast.Constant]) -> Iterator[str]:
    """Texts in `node`, each format string whole."""
    if node in documented or isinstance(node, ast.Compare | ast.Subscript):
        return
    if isinstance(node, ast.JoinedStr):
        yield _template(node)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str):
            yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            yield from _texts(child, documented)


def _template(text: ast.JoinedStr) -> str:
    """`f"No {what} called {name!r}"` as "No {0} called {1}"."""
    parts, number = [], 0
    for value in text.values:
        if isinstance(value, ast.Constant):
            parts.append(str(value.value))
        else:
            parts.append(f"{{{number}}}")
            number += 1
    return "".join(parts)


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")

"""Reads models/catalog.toml, the list of every model Sotto knows."""

import re
import tomllib
from pathlib import Path

import msgspec

from app.domain.errors import ModelBroken, ModelProblem
from app.domain.models import ModelSpec, SourceKind
from app.services.model_licences import Licence, with_terms

CATALOG_NAME = "catalog.toml"
STANDARD_LICENCES = frozenset({"Apache-2.0", "MIT"})
"""Those whose text comes with the program; none of them sets conditions on use."""
_LICENCES = "licences"
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Catalog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds: one `[[model]]` table per model, one `[[licence]]` table per licence."""

    model: tuple[ModelSpec, ...]
    licence: tuple[Licence, ...] = ()

    @property
    def models(self) -> tuple[ModelSpec, ...]:
        """The models in the order of the file, each with what its licence asks."""
        return tuple(with_terms(spec, self.licence) for spec in self.model)


def load_catalog(folder: Path) -> tuple[ModelSpec, ...]:
    """The models of `folder`/catalog.toml; see read_catalog."""
    return read_catalog(folder).models


def read_catalog(folder: Path) -> Catalog:
    """What `folder`/catalog.toml says; ModelBroken names what is wrong with it."""
    try:
        data = tomllib.loads((folder / CATALOG_NAME).read_text("utf-8"))
        catalog = msgspec.convert(data, Catalog)
    except (OSError, ValueError, RecursionError) as error:
        raise ModelBroken("catalogue", str(error)) from error
    for spec in catalog.model:
        check_names(spec)
        _check_source(spec)
    return catalog


def licence_text(folder: Path, licence: str) -> str:
    """The text of a licence that comes with the program in `folder`; empty for all others.

    Where a licence names its authors, these are the model's.
    """
    path = folder / _LICENCES / f"{licence}.txt"
    return path.read_text("utf-8") if licence in STANDARD_LICENCES else ""


def check_names(spec: ModelSpec) -> None:
    """Raise unless the names of a model and its files are safe as names on disk."""
    check_name(spec.name)
    for file in spec.files:
        if not _FILE_NAME.fullmatch(file.name):
            raise ModelBroken(spec.name, f"{file.name!r} cannot be a file name")


def _check_source(spec: ModelSpec) -> None:
    members = spec.source.members
    if members and len(members) != len(spec.files):
        raise ModelBroken(spec.name, "its source names another number of files than it has")
    if spec.source.kind is SourceKind.PACKAGE and not members:
        raise ModelBroken(spec.name, "its package source names no files")


def check_name(name: str) -> None:
    """Raise ModelProblem unless `name` may be the name of a model."""
    if not _NAME.fullmatch(name):
        raise ModelProblem(
            repr(name),
            "a model's name has up to 64 lower-case letters, digits, dots, dashes and underscores",
            "Choose another one with --name.",
        )

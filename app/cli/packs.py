"""Verbs about packs: pack create, import, show, list, remove."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from app.cli import indexing, render
from app.cli.session import Session, measure_archive
from app.services.packs import PackInfo, Trust
from app.services.signing import fingerprint

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_TRUST = {
    Trust.OWN: "the key of this home",
    Trust.KNOWN: "a key that signed an earlier pack here",
    Trust.UNKNOWN: "a key not seen before; compare it with whoever made the pack",
}


def info_record(info: PackInfo) -> dict[str, object]:
    """A pack file as the command line's JSON shows it."""
    manifest = msgspec.to_builtins(info.manifest)
    return {
        **{name: manifest[name] for name in ("name", "format", "created", "sotto", "licence")},
        **manifest["content"],
        "bytes": info.bytes,
        "members": manifest["members"],
        "signer": info.signer,
        "trust": info.trust.value,
    }


def info_text(info: PackInfo) -> str:
    """A pack file for people."""
    manifest, content = info.manifest, info.manifest.content
    lines = [
        f"{manifest.name}, made {render.moment(manifest.created)} by Sotto {manifest.sotto},"
        f" {info.bytes / 1e6:,.1f} MB",
        f"Signed by {info.signer}, {_TRUST[info.trust]}.",
    ]
    if content is not None:
        languages = ", ".join(f"{name} {count}" for name, count in content.languages.items())
        lines += [
            f"{content.documents} files ({languages or 'language unknown'}), {content.chunks}"
            f" passages, {content.tables} tables, {content.failed} files not readable,"
            f" {content.originals} original files",
            f"{content.vectors} passages indexed by meaning with {content.model}"
            if content.model
            else "Nothing is indexed by meaning yet.",
        ]
    if manifest.licence:
        lines.append(f"Terms of use: {manifest.licence}")
    return "\n".join(lines)


@click.command("create", help="Write a collection as one signed file.")
@_FILE
@click.option("--collection", required=True, help="The collection to write.")
@click.option("--title", help="What it is called where it is taken in, if not as here.")
@click.option("--licence", default="", help="Terms of use, shown before it is taken in.")
@click.option("--originals", is_flag=True, help="Put the files themselves into it too.")
def create(
    session: Session, file: Path, collection: str, title: str | None, licence: str, originals: bool
) -> None:
    """Run `sotto pack create`."""
    with session.sotto() as sotto:
        steps = sotto.packs.create(
            file,
            collection,
            title=title,
            licence=licence,
            originals=originals,
            cancel=session.cancel,
        )
        made = session.drain(steps, measure=measure_archive)
    session.emit(
        {"file": str(file), **info_record(made.info), "left_out": made.left_out},
        lambda: (
            f"{file} is written and checked.\n{info_text(made.info)}"
            + (f"\n{made.left_out} original files are gone or changed." if made.left_out else "")
        ),
    )


@click.command("import", help="Take in a pack as a collection, after checking it.")
@_FILE
@click.option("--as", "name", help="Name of the collection, instead of the pack's own.")
@click.option("--signed-by", help="Refuse a pack that is not signed by the key of this print.")
def import_pack(session: Session, file: Path, name: str | None, signed_by: str | None) -> None:
    """Run `sotto pack import`."""
    with session.sotto() as sotto:
        steps = sotto.packs.take_in(file, name=name, signer=signed_by, cancel=session.cancel)
        imported = session.drain(steps, measure=measure_archive)
        session.note(info_text(imported.info))
        content = imported.info.manifest.content
        if content is not None and not imported.embedded and content.chunks:
            session.note("It answers by its words now. Its vectors are of another search model:")
        embedded = session.drain(
            sotto.library.finish_vectors(session.cancel), measure=indexing.measure
        )
    session.emit(
        {
            "collection": imported.collection,
            **info_record(imported.info),
            "vectors_kept": imported.embedded,
            "embedded": embedded,
        },
        f"The pack is the collection {imported.collection} now.",
    )


@click.command("show", help="Check a pack file and tell what is in it; nothing is taken in.")
@_FILE
def show(session: Session, file: Path) -> None:
    """Run `sotto pack show`."""
    with session.sotto() as sotto:
        info = session.drain(sotto.packs.show(file, session.cancel), measure=measure_archive)
    session.emit(info_record(info), lambda: info_text(info))


@click.command("list", help="The packs in this home.")
def list_packs(session: Session) -> None:
    """Run `sotto pack list`."""
    with session.sotto() as sotto:
        found = sotto.packs.packs()
    records = [
        {**msgspec.to_builtins(one), "signer": fingerprint(bytes.fromhex(one.signer))}
        for one in found
    ]
    session.emit(
        {"packs": records},
        lambda: (
            "\n".join(f"{r['name']}: imported {r['imported']}, key {r['signer']}" for r in records)
            or "No packs yet. Take one in with: sotto pack import FILE"
        ),
    )


@click.command("remove", help="Forget a pack with its collection and files.")
@click.argument("name")
def remove(session: Session, name: str) -> None:
    """Run `sotto pack remove`."""
    with session.sotto() as sotto:
        removed = sotto.packs.remove(name)
    session.emit({"removed": removed}, f"{removed} files of the pack {name} removed.")


pack = click.Group(
    name="pack",
    commands={
        str(command.name): command for command in (create, import_pack, show, list_packs, remove)
    },
    help="Collections as portable files.",
)

VERBS = (pack,)

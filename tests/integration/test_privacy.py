"""The guard and the sandbox hold in real processes, and only there."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from app.privacy import landlock, seccomp
from app.privacy.sandbox import runtime_paths

ROOT = Path(__file__).parents[2]

needs_kernel = pytest.mark.skipif(
    seccomp.unavailable() is not None or landlock.abi() == 0,
    reason="this kernel has no seccomp or no Landlock",
)


def run(script: str, *arguments: str) -> Any:
    """The JSON that `script` prints in a Python of its own."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


PROBE = """
    import json, sys
    from pathlib import Path
    from app.privacy import probes, sandbox
    if sys.argv[2] == "restricted":
        sandbox.apply(sandbox.SandboxPolicy(read=tuple(map(Path, sys.argv[3:]))))
    outcomes = [
        *probes.tried(probes.python_sockets()),
        *probes.tried(probes.native_sockets()),
        *probes.tried(probes.files(Path(sys.argv[1]))),
    ]
    print(json.dumps({o.name: [o.blocked, o.detail] for o in outcomes}))
"""


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret.txt"
    path.write_text("secret")
    return path


@needs_kernel
def test_every_attempt_is_blocked_in_the_sandbox(secret: Path) -> None:
    found = run(PROBE, str(secret), "restricted")
    assert len(found) >= 11
    assert {name: detail for name, (blocked, detail) in found.items() if not blocked} == {}
    assert not secret.with_suffix(".new").exists()


@needs_kernel
def test_the_same_attempts_are_not_blocked_without_it(secret: Path) -> None:
    found = run(PROBE, str(secret), "free")
    for name in ("native TCP socket", "native UDP socket", "reading another file"):
        assert found[name] == [False, "it worked"]
    assert not found["UDP packet"][0]
    assert secret.with_suffix(".new").exists()


@needs_kernel
def test_what_is_on_the_list_can_be_read_and_not_written(secret: Path) -> None:
    found = run(PROBE, str(secret), "restricted", str(secret.parent))
    assert found["reading another file"] == [False, "it worked"]
    assert found["writing a file"][0]


@needs_kernel
def test_native_code_cannot_connect_or_exceed_its_memory() -> None:
    script = """
        import ctypes, json, resource, socket
        from app.privacy import sandbox
        applied = sandbox.apply(sandbox.SandboxPolicy(data_bytes=256 << 20))
        unix = socket.socket(socket.AF_UNIX)
        try:
            unix.connect("/nowhere")
        except OSError as error:
            refused = type(error).__name__
        try:
            bytearray(512 << 20)
            memory = "given"
        except MemoryError:
            memory = "refused"
        pair = socket.socketpair()
        print(json.dumps([refused, memory, resource.getrlimit(resource.RLIMIT_CORE)[0],
                          applied.guard, applied.landlock > 0, applied.seccomp, applied.missing]))
    """
    assert run(script) == ["PermissionError", "refused", 0, True, True, True, []]


def test_the_guard_refuses_and_counts_internet_sockets() -> None:
    script = """
        import json, socket
        from app.domain.errors import NetworkBlocked
        from app.privacy import guard
        guard.install()
        guard.install()
        def refused(attempt):
            try:
                attempt()
            except NetworkBlocked:
                return True
            return False
        results = [
            refused(lambda: socket.socket()),
            refused(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)),
            refused(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
            refused(lambda: socket.getaddrinfo("localhost", 9)),
            refused(lambda: socket.gethostbyname("localhost")),
            refused(lambda: socket.gethostbyaddr("127.0.0.1")),
        ]
        left, right = socket.socketpair()
        left.sendall(b"x")
        print(json.dumps([results, guard.GUARD.attempts, len(guard.GUARD.latest),
                          right.recv(1).decode(), guard.GUARD.installed]))
    """
    results, attempts, latest, received, installed = run(script)
    assert results == [True] * 6
    assert attempts == latest == 6
    assert received == "x"
    assert installed


def test_a_socket_opened_before_the_guard_cannot_be_used() -> None:
    script = """
        import json, socket
        from app.domain.errors import NetworkBlocked
        from app.privacy import guard
        opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        guard.install()
        try:
            opened.sendto(b"x", ("127.0.0.1", 9))
            print(json.dumps("sent"))
        except NetworkBlocked:
            print(json.dumps("refused"))
    """
    assert run(script) == "refused"


def test_the_report_and_its_self_test_find_nothing_open() -> None:
    script = """
        import json
        import msgspec
        from app.privacy import guard, report
        if __name__ == "__main__":
            guard.install()
            found = [report.checks(), report.self_test(), report.checks()]
            print(msgspec.json.encode(found).decode())
    """
    before, tried, after = run(script)
    assert [check["name"] for check in before] == [
        "network guard",
        "sandbox: files",
        "sandbox: network",
    ]
    assert "0 attempts" in before[0]["detail"]
    assert "0 attempts" in after[0]["detail"]  # its own are none of them
    if seccomp.unavailable() is None and landlock.abi():
        assert [check for check in [*before, *tried] if not check["ok"]] == []
        assert sum(check["name"].startswith("child: ") for check in tried) >= 11


def test_no_home_folder_is_among_what_every_child_may_read() -> None:
    paths = runtime_paths()
    assert Path(__file__) not in paths
    for forbidden in (Path("/"), Path.home(), ROOT, ROOT.parent, Path("/etc"), Path("/proc")):
        assert forbidden not in paths


@needs_kernel
@pytest.mark.parametrize(
    "module",
    ["app.engines.onnx_embedder", "app.engines.llama_generator", "app.engines.reader.dispatch"],
)
def test_engines_import_under_the_sandbox_without_trying_the_network(module: str) -> None:
    script = """
        import importlib, json, sys
        from app.privacy import guard, sandbox
        sandbox.apply(sandbox.SandboxPolicy())
        importlib.import_module(sys.argv[1])
        import llama_cpp, onnxruntime, tokenizers
        bad = {"urllib3", "requests", "httpx", "huggingface_hub"} & set(sys.modules)
        print(json.dumps([guard.GUARD.attempts, sorted(bad)]))
    """
    assert run(script, module) == [0, []]

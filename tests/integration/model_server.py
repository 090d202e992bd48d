"""Serves files on this machine alone, in a process of its own, as badly as a test wants.

python -m tests.integration.model_server FOLDER [--stall-after N | --drop-after N] prints its port,
then a line "PATH RANGE STATUS" per request. A request for a range is always served whole.
"""

import argparse
import hashlib
import http.server
import time
from pathlib import Path


class Handler(http.server.BaseHTTPRequestHandler):
    """GET with Range and ETag; /redirect/ leads to an address without encryption."""

    protocol_version = "HTTP/1.1"
    folder: Path
    stall_after: int | None
    drop_after: int | None

    def do_GET(self) -> None:
        if self.path.startswith("/redirect/"):
            self._answer(302, {"Location": "http://example.invalid/model.gguf"}, b"")
            return
        path = self.folder / self.path.lstrip("/")
        if not path.is_file():
            self._answer(404, {}, b"")
            return
        data = path.read_bytes()
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        wanted = self.headers.get("Range")
        if wanted and self.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").rstrip("-"))
            headers = {"ETag": tag, "Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"}
            self._answer(206, headers, data[start:])
        else:
            self._answer(200, {"ETag": tag}, data, weak=True)

    def _answer(
        self, status: int, headers: dict[str, str], body: bytes, *, weak: bool = False
    ) -> None:
        print(self.path, self.headers.get("Range", "-"), status, flush=True)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        limit = (self.stall_after or self.drop_after) if weak else None
        self.wfile.write(body[:limit])
        self.wfile.flush()
        if limit is not None and limit < len(body):
            if self.stall_after:
                time.sleep(600)  # until the test ends this process
            self.close_connection = True

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Say nothing on stderr."""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stall-after", type=int)
    parser.add_argument("--drop-after", type=int)
    options = parser.parse_args()
    Handler.folder = options.folder
    Handler.stall_after = options.stall_after
    Handler.drop_after = options.drop_after
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()

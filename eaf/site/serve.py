"""A plain file server on this machine, for looking at a built site."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from eaf.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


def file_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of ``folder`` on the loopback address; raises :class:`UsageError` when the port cannot be had."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        message = (
            f"không mở được cổng {port}, hãy chọn cổng khác bằng --port"
            f" · cannot open port {port}, choose another with --port ({error.strerror})"
        )
        raise UsageError(message) from error


def serve_until_interrupted(server: ThreadingHTTPServer) -> None:
    """Answer requests until somebody presses Ctrl+C."""
    with server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return

"""A local server and a browser page that is cut off from every other host."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request

AXE = Path(__file__).parent / "vendor/axe/axe.min.js"
"""The accessibility checker, see tests/vendor/axe/README.md."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log, and 404.html for what is missing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def copyfile(self, source: Any, outputfile: Any) -> None:
        # A page left before it was whole hangs up; that is the browser's right.
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}/"
        running.shutdown()
        thread.join()


@contextmanager
def watched(browser: Browser, **context: Any) -> Iterator[tuple[Page, list[str]]]:
    """Give a page cut off from the network, and the list of what went wrong on it."""
    trouble: list[str] = []
    opened = browser.new_context(**context)

    def route(request: Any) -> None:
        url = request.request.url
        if url.startswith(("file:", "http://127.0.0.1:", "data:")):
            request.continue_()
        else:
            trouble.append(f"foreign: {url}")
            request.abort()

    opened.route("**/*", route)
    page = opened.new_page()
    page.on("console", lambda m: trouble.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda request: trouble.extend(_failure(request)))
    try:
        yield page, trouble
    finally:
        opened.close()


def _failure(request: Request) -> list[str]:
    """Name a failed request; one that a next page cut short did not fail."""
    cut_short = request.failure == "net::ERR_ABORTED"
    return [] if cut_short else [f"failed: {request.url} ({request.failure})"]


def violations(page: Page) -> list[str]:
    """Give axe's serious and critical findings on the page as it is."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{item['id']}: {node['target']} {node['failureSummary']}"
        for item in found
        if item["impact"] in ("serious", "critical")
        for node in item["nodes"]
    ]

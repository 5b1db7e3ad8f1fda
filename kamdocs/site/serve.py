"""Serves a project's site while it is being written, through MkDocs' public functions."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.serve import serve
from mkdocs.config import load_config

from kamdocs.errors import UserError
from kamdocs.model.enums import Visibility
from kamdocs.site.build import hosting, kamdocs_plugin
from kamdocs.site.config import Given

_SIX = 6

_PORTS = 65536
_TRIED = 10


def serve_site(
    *,
    config_file: Path = Path("mkdocs.yml"),
    address: str | None = None,
    livereload: bool = True,
    open_browser: bool = False,
    strict: bool = False,
    as_of: date | None = None,
    language: str | None = None,
    audience: Visibility | None = None,
    account: str | None = None,
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve a preview at `address` (`host:port`) until it is interrupted.

    `announce` is told the address before the first build.
    Rebuilds and reloads the browser when accounts, pages, templates or theme change.
    """
    given = Given(as_of=as_of, language=language, audience=audience, account=account)
    with hosting(config_file, given):
        config = load_config(config_file=str(config_file), dev_addr=address)
        kamdocs_plugin(config)
        path = urlsplit(config.site_url or "/").path or "/"
        _expect_free(*config.dev_addr)
        announce(f"http://{address or config.dev_addr}{path}")
        try:
            serve(
                config_file=str(config_file),
                livereload=livereload,
                open_in_browser=open_browser,
                dev_addr=address,
                strict=strict or None,
            )
        except OSError as error:
            raise UserError("build.no-server", reason=error.strerror or str(error)) from error


def _expect_free(host: str, port: int) -> None:
    """Raise UserError with an address to use instead where another program has this one."""
    if port and _is_taken(host, port):
        others = range(port + 1, min(port + _TRIED, _PORTS))
        free = next((item for item in others if not _is_taken(host, item)), port - 1)
        shown = f"[{host}]" if ":" in host else host
        raise UserError("build.address-taken", address=f"{shown}:{port}", free=f"{shown}:{free}")


def _is_taken(host: str, port: int) -> bool:
    try:
        with socket.create_server((host, port), family=_family(host)):
            return False
    except OSError as error:
        return error.errno == errno.EADDRINUSE


def _family(host: str) -> socket.AddressFamily:
    try:
        six = ipaddress.ip_address(host).version == _SIX
    except ValueError:
        six = False
    return socket.AF_INET6 if six else socket.AF_INET

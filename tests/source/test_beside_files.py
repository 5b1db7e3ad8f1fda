"""Logos and releases beside an account: whose they are, and that no site carries them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kamdocs.audience.site_view import narrowed
from kamdocs.model.enums import Visibility
from kamdocs.source.beside_files import APPROVALS, RELEASES, is_logo, kept_path, owner_of_file
from kamdocs.source.pack_release import PackRelease, Releases, parse_release
from tests.builders import about_files, account_text, load, rules

RELEASE = PackRelease(
    kind="qbr",
    quarter="2026-q3",
    meeting=None,
    language="pt-BR",
    person="ana.lima",
    released_at=datetime(2026, 10, 9, 14, 30, tzinfo=UTC),
    as_of=date(2026, 10, 8),
    pdf_sha256="ab" * 32,
    pdf_name="vereda-qbr-2026-t3.pdf",
    snapshot='{"name": "Vereda"}',
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("logo.svg", True), ("Logo.PNG", True), ("logo.gif", False), ("logotipo.png", False)],
)
def test_a_logo_is_known_by_its_name(name: str, expected: bool) -> None:
    assert is_logo(name) is expected


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("luz.logo.png", "luz"),
        ("luz.logo.svg", "luz"),
        ("luz.norte.logo.webp", "luz.norte"),
        ("luz.material-2026-t3-qbr.json", "luz"),
        ("luz.pack-qbr-2026-q3.2.json", "luz"),
        ("luz.aprovacao-2026-10-15.json", "luz"),
        ("luz.approval-2026-10-15.2.json", "luz"),
        ("luz.aprovacao-2026.png", ""),
        ("luz.material-2026.png", ""),
        ("luz.logo.json", ""),
        ("logo.png", ""),
        ("luz.png", ""),
        ("luz.json", ""),
    ],
)
def test_a_file_beside_a_single_file_names_its_account(name: str, owner: str) -> None:
    assert owner_of_file(name) == owner


@pytest.mark.parametrize(
    ("path", "language", "expected"),
    [
        ("accounts/luz/conta.md", "pt-BR", "accounts/luz/materiais/qbr.json"),
        ("accounts/luz/account.md", "en", "accounts/luz/packs/qbr.json"),
        ("accounts/luz.md", "pt-PT", "accounts/luz.material-qbr.json"),
        ("accounts/conta.md", "en", "accounts/conta.pack-qbr.json"),
    ],
)
def test_a_release_lies_beside_its_account(path: str, language: str, expected: str) -> None:
    assert kept_path(RELEASES, path, "accounts", "qbr", language) == expected


def test_an_approval_lies_beside_its_account_too() -> None:
    paths = [
        kept_path(APPROVALS, path, "accounts", "2026-10-15", language)
        for path in ("accounts/luz/conta.md", "accounts/luz.md")
        for language in ("pt-BR", "en")
    ]
    assert paths == [
        "accounts/luz/aprovacoes/2026-10-15.json",
        "accounts/luz/approvals/2026-10-15.json",
        "accounts/luz.aprovacao-2026-10-15.json",
        "accounts/luz.approval-2026-10-15.json",
    ]


def test_logos_and_releases_belong_to_their_account_and_are_no_findings(tmp_path: Path) -> None:
    files = {
        "vereda/conta.md": account_text(),
        "vereda/logo.png": "",
        "vereda/materiais/qbr.json": RELEASE.text(),
        "vereda/materiais/qbr.pdf": "",
        "vereda/materiais/foto.png": "",
        "luz.md": account_text(),
        "luz.logo.svg": "",
        "luz.material-qbr.json": RELEASE.text(),
    }
    loaded = load(tmp_path, files)
    assert rules(about_files(loaded.findings)) == []
    assert [item.id for item in loaded.portfolio.accounts] == ["luz", "vereda"]
    assert loaded.logos == {
        "luz": "accounts/luz.logo.svg",
        "vereda": "accounts/vereda/logo.png",
    }
    assert loaded.releases.paths == {
        "luz": ("accounts/luz.material-qbr.json",),
        "vereda": ("accounts/vereda/materiais/qbr.json",),
    }
    assert [asset.path for asset in loaded.assets] == ["accounts/vereda/materiais/foto.png"]


def test_a_logo_that_prose_shows_is_a_picture_like_any_other(tmp_path: Path) -> None:
    text = account_text(body="![Logo](logo.png)\n")
    loaded = load(tmp_path, {"vereda/conta.md": text, "vereda/logo.png": ""})
    assert [asset.path for asset in loaded.assets] == ["accounts/vereda/logo.png"]


def test_the_company_sees_neither_logos_nor_releases(tmp_path: Path) -> None:
    files = {"luz.md": account_text(), "luz.logo.svg": "", "luz.material-a.json": RELEASE.text()}
    company = narrowed(load(tmp_path, files), Visibility.COMPANY)
    assert company.portfolio.accounts[0].id == "luz"
    assert (company.logos, company.releases.paths) == ({}, {})


def test_a_release_is_read_as_it_was_written() -> None:
    read = parse_release(RELEASE.text(), "x.json")
    assert read == RELEASE
    assert read is not None
    assert (read.snapshot, read.path) == ('{"name": "Vereda"}', "x.json")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"format": "other"}',
        json.dumps({**json.loads(RELEASE.text()), "released_at": "ontem"}),
        json.dumps({**json.loads(RELEASE.text()), "released_at": "2026-10-09"}),
        "[" * 100_000,
    ],
)
def test_other_files_are_no_releases(text: str) -> None:
    assert parse_release(text) is None


def test_the_last_release_is_that_of_the_latest_moment(tmp_path: Path) -> None:
    texts = {
        "b.json": RELEASE.text(),
        "a.json": RELEASE.text().replace("2026-10-09T14", "2026-10-09T15"),
        "c.json": RELEASE.text().replace("-09T", "-01T").replace('"qbr"', '"ebr"'),
        "d.json": "none",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    releases = Releases(tmp_path, {"vereda": (*texts, "gone.json")})
    assert [item.path for item in releases.of("vereda")] == ["c.json", "b.json", "a.json"]
    last = releases.last("vereda")
    assert last is not None
    assert last.path == "a.json"
    of_kind = releases.last("vereda", "ebr")
    assert of_kind is not None
    assert of_kind.path == "c.json"
    assert releases.last("other") is None


def test_releases_of_one_second_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    names = ("t3.2.json", "t3.10.json", "t3.json")
    for name in names:
        (tmp_path / name).write_text(RELEASE.text(), encoding="utf-8")
    found = Releases(tmp_path, {"v": names}).of("v")
    assert [item.path for item in found] == ["t3.json", "t3.2.json", "t3.10.json"]

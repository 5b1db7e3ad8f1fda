"""Nothing beyond the contract in a client's site: pages, search, sitemap, file names, numbers."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.command import ROOT, kamdocs
from tests.end_to_end.canaries import ACCOUNT, Canary, Haystack, client_may_see, write_programme
from tests.pages import page


@pytest.fixture(scope="module", params=[False, True], ids=["unmarked", "marked"])
def planted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Haystack, list[Canary], bool]:
    """The site for the client of an account with canaries in every field."""
    folder = tmp_path_factory.mktemp("client-canaries")
    canaries = write_programme(folder, marked=request.param)
    done = kamdocs("build", "--strict", "--audience", "client", "--account", ACCOUNT, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return Haystack(folder / "site-client" / ACCOUNT), canaries, request.param


def test_no_canary_beyond_the_contract_is_anywhere_in_a_client_s_site(
    planted: tuple[Haystack, list[Canary], bool],
) -> None:
    site, canaries, marked = planted
    shut = [item for item in canaries if not client_may_see(item, marked=marked)]
    assert len(shut) > 100
    assert [item for item in shut if site.holds(item)] == []


def test_canaries_of_the_contract_are_found_in_a_client_s_site(
    planted: tuple[Haystack, list[Canary], bool],
) -> None:
    site, canaries, marked = planted
    shown = {item.name for item in canaries if site.holds(item)}
    expected = {
        "Programme.company", "AccountFile.name", "Person.name", "Person.title",
        "ClientProse.account", "ClientAsset.name",
    }  # fmt: skip
    if marked:
        expected |= {
            "Stakeholder.name", "Stakeholder.title", "JointPlan.goal", "Milestone.title",
            "JointTask.title", "Objective.title", "Objective.target", "Objective.current_value",
            "Issue.title", "Need.text", "Point.text", "Commitment.text", "Unit.name",
            "Meeting.place", "ClientProse.meeting",
        }  # fmt: skip
    assert expected - shown == set()


def test_a_client_s_site_has_neither_data_nor_pages_of_the_portfolio(
    planted: tuple[Haystack, list[Canary], bool],
) -> None:
    site, _, _ = planted
    pages = [name for name in site.files if name.endswith((".html", ".json"))]
    inside = f"accounts/{ACCOUNT}/"
    beside = {name for name in pages if not name.startswith(inside)}
    assert beside == {"404.html", "index.html", ".kamdocs-site.json", "search/search_index.json"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site that the sample programme makes for its fullest account."""
    site = tmp_path_factory.mktemp("client") / "site"
    done = kamdocs(
        "build", "--audience", "client", "--account", "vereda-alimentos", "-d", site, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_every_link_of_a_client_s_site_leads_to_a_page_that_is_there(sample: Path) -> None:
    missing = []
    for path in sorted(sample.rglob("*.html")):
        for tag, attributes in page(path).tags:
            link = attributes.get("href" if tag == "a" else "src")
            if tag not in ("a", "img") or not link:
                continue
            parts = urlsplit(link)
            if parts.scheme or not parts.path or parts.path.startswith("/"):
                continue
            target = path.parent / unquote(parts.path)
            if not (target.is_file() or (target / "index.html").is_file()):
                missing.append((path.relative_to(sample).as_posix(), link))
    assert missing == []


def test_the_sample_client_reads_of_no_other_client_and_of_none_of_our_figures(
    sample: Path,
) -> None:
    others = [
        line.removeprefix("nome: ")
        for path in sorted((ROOT / "accounts").rglob("conta.md"))
        for line in path.read_text(encoding="utf-8").splitlines()[:12]
        if line.startswith("nome: ") and "Vereda" not in line
    ]
    assert len(others) > 5
    words = (
        *others, "Margem", "Inadimplência", "Probabilidade", "Postura", "Influência", "Saúde",
        "Potencial a explorar", "Participação nas compras", "concorrente", "Prioridade da conta",
    )  # fmt: skip
    for path in sorted(sample.rglob("*.html")):
        text = " ".join(page(path).texts)
        assert [word for word in words if word.lower() in text.lower()] == [], path

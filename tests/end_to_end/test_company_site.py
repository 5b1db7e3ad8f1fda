"""Nothing above the company in a company's site: pages, JSON, search, sitemap, file names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.command import ROOT, kamdocs
from tests.end_to_end.canaries import ACCOUNT, Canary, Haystack, write_programme
from tests.pages import page

OPEN = {
    "Programme": "name company",
    "Offering": "id name",
    "Department": "id name",
    "Territory": "id name",
    "Person": "id name title email",
    "Tier": "id name",
    "ServiceLevel": "days",
    "AccountFile": "name segment",
    "Plan": "start end vision customer_priorities challenges reviewed_on next_review",
    "Unit": "id name tax_id city state erp_code",
    "TeamMember": "role commitment escalation",
    "Need": "text due",
    "KeyDate": "from_ to what",
    "Issue": "id title opened due cause action",
    "Objective": "id title start_value current_value target measure start due weight "
    "customer_relevance owner_comment agreed_on",
    "PlannedValue": "value",
    "Action": "id title start due done_on",
    "JointPlan": "goal target_date",
    "Milestone": "title due",
    "JointTask": "title due",
    "MarkedProse": "account",
    "MarkedAsset": "name",
    "ClientProse": "account",
    "ClientAsset": "name",
}
"""What everybody in the company may see without any mark."""

OPEN_IF_MARKED = {
    "Programme": "revenue_basis custom_fields",
    "AccountFile": "custom",
    "Kpi": "id name measure",
    "Figure": "actual target forecast source",
    "KpiFigure": "actual target forecast source",
    "Stage": "id name",
    "Stakeholder": "id name title",
    "Opportunity": "id name annual_value amount close_date supply_start ramp_months next_step",
    "Contract": "name value start end notice_days",
    "ContractedLevel": "target",
    "PriceAdjustment": "base_date requested granted effective",
    "Note": "text date",
    "Voice": "date comment theme follow_up",
    "PlannedContact": "every_days last purpose",
    "Meeting": "date title place next_meeting slug",
    "Point": "text",
    "Commitment": "text due done_on",
    "CorrectiveAction": "text due done_on",
    "QuarterlyReview": "date quarter",
    "Outcome": "text before after measure",
    "MarkedProse": "meeting review",
    "ClientProse": "meeting review",
}
"""What they may see besides where every record is marked as wide as it may be."""


def allowed(canary: Canary, *, marked: bool) -> bool:
    """Tell whether the contract shows a canary's field to the company."""
    fields = OPEN.get(canary.record, "").split()
    if marked:
        fields += OPEN_IF_MARKED.get(canary.record, "").split()
    return canary.field in fields


@pytest.fixture(scope="module", params=[False, True], ids=["unmarked", "marked"])
def planted(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, list[Canary], bool]:
    """A project with canaries in every field, built for the team and for the company."""
    folder = tmp_path_factory.mktemp("canaries")
    canaries = write_programme(folder, marked=request.param)
    for audience in ("team", "company"):
        done = kamdocs("build", "--strict", "--audience", audience, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder, canaries, request.param


def test_no_canary_above_the_company_is_anywhere_in_its_site(
    planted: tuple[Path, list[Canary], bool],
) -> None:
    folder, canaries, marked = planted
    site = Haystack(folder / "site-company")
    shut = [item for item in canaries if not allowed(item, marked=marked)]
    assert len(shut) > 100
    assert [item for item in shut if site.holds(item)] == []


def test_no_canary_above_the_company_is_in_what_is_exported_for_it(
    planted: tuple[Path, list[Canary], bool], tmp_path: Path
) -> None:
    folder, canaries, marked = planted
    for form in ("json", "csv"):
        done = kamdocs(
            "export", form, "--audience", "company", "-o", tmp_path / f"x.{form}", cwd=folder
        )
        assert done.returncode == 0, done.stderr
    data = Haystack(tmp_path)
    assert [x for x in canaries if not allowed(x, marked=marked) and data.holds(x)] == []
    shown = {item.name for item in canaries if data.holds(item)}
    assert {"AccountFile.name", "AccountFile.segment", "Person.name"} <= shown
    assert ({"AccountFile.custom", "Figure.actual", "Kpi.name"} <= shown) is marked


def test_canaries_are_found_where_they_may_be(planted: tuple[Path, list[Canary], bool]) -> None:
    folder, canaries, marked = planted
    site, team = Haystack(folder / "site-company"), Haystack(folder / "site")
    missing = {item.name for item in canaries if not team.holds(item)}
    # The search can see: the team's site shows what the company's must not.
    assert not missing & {
        "AccountFile.tax_id", "Stakeholder.title", "Risk.title", "Receivable.number",
        "Contract.value", "Opportunity.annual_value", "Opportunity.probability", "Meeting.slug",
        "HiddenAccount.name", "HiddenAccount.id", "HiddenAccount.objective",
        "MarginFigure.source", "Prose.account", "Prose.meeting", "Asset.name", "Source.path",
    }  # fmt: skip
    shown = {item.name for item in canaries if site.holds(item)}
    expected = {
        "Programme.name", "AccountFile.name", "AccountFile.segment", "Plan.vision", "Plan.end",
        "Unit.name", "Need.text", "Action.title",
        "Issue.title", "JointPlan.goal", "Milestone.title", "JointTask.title", "TeamMember.role",
        "Person.name", "Tier.name", "MarkedProse.account", "MarkedAsset.name",
    }  # fmt: skip
    if marked:
        expected |= {
            "Stakeholder.name", "Contract.name", "Meeting.title", "Meeting.slug", "Point.text",
            "Commitment.text", "Outcome.text", "MarkedProse.meeting", "MarkedProse.review",
            "Figure.actual", "Objective.title", "Objective.target",
        }  # fmt: skip
    else:
        # Its KPI is nobody's but the team's, and so are its values.
        assert not {"Objective.title", "Objective.target"} & shown
    assert expected <= shown


def test_pages_of_the_team_are_not_in_the_company_site(
    planted: tuple[Path, list[Canary], bool],
) -> None:
    folder, _, marked = planted
    files = Haystack(folder / "site-company").files
    assert not {"quality/index.html", f"accounts/{ACCOUNT}/briefing/index.html"} & set(files)
    assert (f"accounts/{ACCOUNT}/meetings/index.html" in files) is marked
    assert (f"accounts/{ACCOUNT}/reviews/2019-q3/index.html" in files) is marked


def test_the_folder_remembers_who_it_is_for(planted: tuple[Path, list[Canary], bool]) -> None:
    folder, _, _ = planted
    marker = json.loads((folder / "site-company/.kamdocs-site.json").read_text(encoding="utf-8"))
    assert marker["audience"] == "company"
    done = kamdocs("build", "-d", "site-company", cwd=folder)
    assert done.returncode == 2
    assert "site-company" in done.stderr


@pytest.fixture(scope="module")
def company_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample programme's site for the company."""
    site = tmp_path_factory.mktemp("company") / "site"
    done = kamdocs("build", "--audience", "company", "-d", site, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def test_every_link_of_the_company_site_leads_to_a_page_that_is_there(company_sample: Path) -> None:
    missing = []
    for path in sorted(company_sample.rglob("*.html")):
        for tag, attributes in page(path).tags:
            link = attributes.get("href" if tag == "a" else "src")
            if tag not in ("a", "img") or not link:
                continue
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                continue
            target = path.parent / unquote(parts.path)
            if not (target.is_file() or (target / "index.html").is_file()):
                missing.append((path.relative_to(company_sample).as_posix(), link))
    assert missing == []


def test_the_company_site_neither_shows_figures_of_sales_nor_says_that_they_are_missing(
    company_sample: Path,
) -> None:
    words = (
        "Margem|Inadimplência|Probabilidade|Postura|Influência|Situação de compra|"
        "Saúde da conta|Último contato|Cobertura|Participação nas compras"
    )
    for path in sorted((company_sample / "contas").glob("*/**/*.html")):
        found = re.search(rf"\b({words})\b", " ".join(page(path).texts))
        assert not found, (path, found)

"""Findings for the tools around a pull request."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from kamdocs.messages import messages_for
from kamdocs.render.finding_reports.github import (
    MOST_OF_A_KIND,
    github_annotations,
    github_summary,
)
from kamdocs.render.finding_reports.gitlab import fingerprints, gitlab_report
from kamdocs.render.finding_reports.sarif import sarif_report
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.place import Place

WORDS = messages_for("pt-BR")
SCHEMA = Path(__file__).parents[2] / "data" / "sarif" / "sarif-2.1.0-rtm.5.json"


def unknown(line: int = 3, key: str = "segmeto", severity: Severity = Severity.ERROR) -> Finding:
    params = {"key": key, "known": "segmento"}
    return Finding("unknown-key", severity, Place("accounts/pão/conta.md", line, 1), params)


def test_gitlab_gets_place_words_and_severity() -> None:
    (row,) = json.loads(gitlab_report([unknown()], WORDS, "kam/"))
    assert row["location"] == {"path": "kam/accounts/pão/conta.md", "lines": {"begin": 3}}
    assert row["severity"] == "critical"
    assert row["check_name"] == "unknown-key"
    assert row["description"] == 'A chave "segmeto" não existe aqui. Talvez: segmento'


def test_a_fingerprint_stays_when_lines_move() -> None:
    assert fingerprints([unknown(3)]) == fingerprints([unknown(40)])


def test_like_findings_of_a_file_have_fingerprints_of_their_own() -> None:
    found = fingerprints([unknown(3), unknown(9), unknown(9, "outra")])
    assert len(set(found)) == 3
    assert found[0] == fingerprints([unknown(9)])[0]


def test_a_fingerprint_does_not_change_with_days_that_pass() -> None:
    late = [
        Finding("action-overdue", Severity.WARNING, Place("a.md"), {"days": days})
        for days in ("3", "4")
    ]
    assert fingerprints(late[:1]) == fingerprints(late[1:])


def test_github_gets_the_worst_first_and_no_more_than_it_shows() -> None:
    findings = [
        *(unknown(line, severity=Severity.WARNING) for line in range(1, 15)),
        *(unknown(line) for line in range(1, 13)),
    ]
    lines = github_annotations(findings, WORDS).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        *["::error"] * MOST_OF_A_KIND,
        *["::warning"] * MOST_OF_A_KIND,
    ]


def test_an_annotation_cannot_be_broken_out_of() -> None:
    finding = Finding(
        "unknown-key",
        Severity.ERROR,
        Place("accounts/a,b:c/conta.md", 2, 5),
        {"key": "x\n::set-output name=a::1%", "known": "y"},
    )
    annotation = github_annotations([finding], WORDS)
    assert annotation.count("\n") == 0
    assert annotation.startswith(
        "::error file=accounts/a%2Cb%3Ac/conta.md,line=2,col=5,title=unknown-key::"
    )
    assert "x%0A::set-output name=a::1%25" in annotation


def test_the_summary_holds_every_finding_the_worst_first() -> None:
    findings = [unknown(7, severity=Severity.INFO), *(unknown(line) for line in range(1, 15))]
    text = github_summary(findings, WORDS)
    rows = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(rows) == 15
    assert rows[0].startswith("- **Erro** accounts/pão/conta\\.md")
    assert rows[-1].startswith("- **Informação**")


def test_a_summary_too_long_says_how_many_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kamdocs.render.finding_reports.github.MOST_BYTES", 800)
    text = github_summary([unknown(line) for line in range(1, 101)], WORDS)
    kept = sum(line.startswith("- ") for line in text.splitlines())
    assert 0 < kept < 100
    assert f"E mais {100 - kept} apontamentos, que não couberam aqui." in text
    assert len(text.encode()) < 800


def test_nothing_found_is_said_in_the_summary() -> None:
    assert "Nenhum problema encontrado." in github_summary([], WORDS)


@pytest.mark.parametrize("language", ["pt-BR", "pt-PT", "en"])
def test_sarif_is_valid_against_its_schema(language: str) -> None:
    findings = [unknown(), unknown(9), unknown(4, "b", Severity.INFO)]
    log = json.loads(sarif_report(findings, messages_for(language), "kam é/"))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    run = log["runs"][0]
    assert [item["level"] for item in run["results"]] == ["error", "error", "note"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-key"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "kam%20%C3%A9/accounts/p%C3%A3o/conta.md"
    assert location["region"] == {"startLine": 3, "startColumn": 1}


def test_sarif_without_findings_is_valid_too() -> None:
    log = json.loads(sarif_report([], WORDS))
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(log)
    assert log["runs"][0]["results"] == []

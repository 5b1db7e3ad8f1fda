"""Amounts and words in each language; no interface word of another one on any page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kamdocs.messages import messages_for
from kamdocs.model.vocabulary import VALUES
from tests.command import kamdocs
from tests.pages import all_texts, page, report_text

PROGRAMME = {
    "pt-BR": "nome: Zzz\nidioma: pt-BR\nmoeda: BRL\nniveis:\n  - id: t\n    nome: Zt\n",
    "en": "name: Zzz\nlanguage: en\ncurrency: BRL\ntiers:\n  - id: t\n    name: Zt\n",
}

AMOUNT = {"pt-BR": "1.234.567,89", "en": "1,234,567.89"}

ACCOUNT = """---
name: Zqx
tier: t
lifecycle: recurring
opportunities:
  - id: o
    name: Zop
    kind: upsell
    stage: proposal
    annual_value: {amount}
    probability: 60%
    category: commit
    close_date: 2026-12-01
contracts:
  - name: Zct
    value: 640.000
    end: 2026-12-31
    notice_days: 30
    renewal: manual
    index: fixed
risks:
  - title: Zrk
    impact: 5
    likelihood: 4
issues:
  - title: Zis
    severity: high
    kind: delivery
    opened: 2026-09-01
stakeholders:
  - id: s
    name: Zst
    role: decision_maker
    posture: resistant
    closeness: frequent
    last_contact: 2026-01-01
    cadence_days: 30
  - id: v
    role: user
    to_identify: yes
needs:
  - text: Znd
    met: no
objectives:
  - id: ob
    title: Zob
    side: joint
    kind: revenue
    start_value: 0
    current_value: 10
    target: 100
    start: 2026-01-01
    due: 2026-12-31
    status: in_progress
    direction: up
    actions:
      - title: Zac
        due: 2026-10-01
      - title: Zad
        status: blocked
        due: 2026-11-01
joint_plan:
  goal: Zgo
  milestones:
    - title: Zmi
      status: in_progress
  tasks:
    - title: Zta
      due: 2026-12-01
---

Zpr
"""

MEETING = "---\ndate: 2026-09-12\nkind: steering\nagenda:\n  - Zag\n---\n\nZno\n"
REVIEW = "---\nquarter: 2026-q3\nkind: ebr\nstatus: prepared\ndecisions_sought:\n  - Zde\n---\n"
FIGURES = "period;kpi;actual;target\n2026-07;revenue;1000;900\n2026-08;revenue;1000;1200\n"
RECEIVABLES = "number;issued;due;amount\nZn1;2026-07-01;2026-08-01;1000\n"


def built(folder: Path, written: str, site_language: str) -> Path:
    """Build a site in a language from files written in one."""
    files = {
        "mkdocs.yml": "site_name: Zzz\ndocs_dir: paginas\ntheme:\n  name: material\nplugins:\n"
        f"  - search\n  - kamdocs:\n      as_of: 2026-10-15\n      language: {site_language}\n",
        "paginas/zz.md": "# Zzz\n",
        "accounts/programa.yml": PROGRAMME[written],
        "accounts/zqx/account.md": ACCOUNT.format(amount=AMOUNT[written]),
        "accounts/zqx/meetings/2026-09-12.md": MEETING,
        "accounts/zqx/reviews/2026-q3.md": REVIEW,
        "accounts/zqx/figures.csv": FIGURES,
        "accounts/zqx/receivables.csv": RECEIVABLES,
        "accounts/thin.md": "---\nname: Ztn\n---\n",
        "accounts/torn.md": "---\nname: Ztr\ntier: nope\n---\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert kamdocs("build", cwd=folder).returncode == 1  # one account is broken on purpose
    return folder / "site"


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("en"), "en", "en")


@pytest.fixture(scope="module")
def brazilian(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("br"), "pt-BR", "pt-BR")


@pytest.fixture(scope="module")
def portuguese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("pt"), "pt-BR", "pt-PT")


def test_an_amount_is_written_as_its_reader_writes_it(english: Path, brazilian: Path) -> None:
    assert "R$ 1.234.567,89" in report_text(brazilian / "contas/zqx/index.html")
    assert "R$1,234,567.89" in report_text(english / "accounts/zqx/index.html")


def test_three_digits_after_a_point_are_read_by_the_language(
    english: Path, brazilian: Path
) -> None:
    assert "R$ 640.000,00" in report_text(brazilian / "contas/zqx/index.html")
    assert "R$640.00" in report_text(english / "accounts/zqx/index.html")


@pytest.mark.parametrize(
    ("site", "language"), [("english", "en"), ("brazilian", "pt-BR"), ("portuguese", "pt-PT")]
)
def test_pages_say_their_language(site: str, language: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(site)
    for path in sorted(folder.rglob("*.html")):
        root = next(attributes for tag, attributes in page(path).tags if tag == "html")
        assert root["lang"] == language, path


def interface_words(language: str) -> dict[str, str]:
    """Every text of the catalogs and every label of the vocabulary, by what it says."""
    found = {
        f"{key}[{number}]": text
        for key, forms in messages_for(language).texts.items()
        for number, text in enumerate(forms)
        if key.startswith(("site.", "theme."))
    }
    for values, words in VALUES.items():
        for value, word in words.items():
            found[f"{values.__name__}.{value}"] = word.label(language)
    return found


def as_pattern(text: str) -> re.Pattern[str]:
    """Turn a catalog's text into a pattern of what a page shows of it."""
    parts = re.split(r"\{\w+\}", text)
    return re.compile(".+".join(re.escape(part) for part in parts) + r"\Z")


def letters(text: str) -> int:
    """Count the letters of a text outside its places: without any it could be every text."""
    return len(re.sub(r"\{\w+\}|\W", "", text))


def texts_of_one_language(site: Path) -> dict[str, list[str]]:
    """Give the texts of all pages but those that quote the words of both languages."""
    both = ("glossary", "glossario", "fields", "campos")
    return {
        name: texts
        for name, texts in all_texts(site).items()
        if not any(f"/{word}/" in name for word in both)
    }


def foreign_words(site: Path, language: str, other: str) -> list[str]:
    """Texts on the pages of a site that only the other language's catalogs could have given."""
    own = set(interface_words(language).values())
    own_patterns = [as_pattern(text) for text in own if "{" in text and letters(text) > 3]
    foreign = {
        key: as_pattern(text)
        for key, text in interface_words(other).items()
        if text not in own and letters(text) > 3
    }
    found = []
    for name, texts in texts_of_one_language(site).items():
        for text in set(texts):
            if text in own or any(pattern.match(text) for pattern in own_patterns):
                continue
            found += [f"{name}: {key}: {text}" for key, p in foreign.items() if p.match(text)]
    return found


def test_no_portuguese_interface_word_is_on_an_english_page(english: Path) -> None:
    assert foreign_words(english, "en", "pt-BR") == []
    accented = {
        (name, text)
        for name, texts in texts_of_one_language(english).items()
        for text in texts
        if re.search(r"[ãõçáéíóúâêô]", text, re.IGNORECASE) and "sim, não" not in text
    }
    assert accented == set()


def test_no_english_interface_word_is_on_a_portuguese_page(brazilian: Path) -> None:
    assert foreign_words(brazilian, "pt-BR", "en") == []


def test_the_search_for_foreign_words_finds_them(english: Path, brazilian: Path) -> None:
    assert foreign_words(english, "pt-BR", "en")
    assert foreign_words(brazilian, "en", "pt-BR")


BRAZILIAN_ONLY = re.compile(
    r"\b(equipe|usuário|registr|faturamento|planej|contato|arquivo|gerente de contas|"
    r"reajuste|comitê|filial|filiais|pauta|aprendizados|tela|salvar|cadastro)",
    re.IGNORECASE,
)


def test_no_brazilian_word_is_on_a_page_for_portugal(portuguese: Path) -> None:
    found = {
        (name, text)
        for name, texts in texts_of_one_language(portuguese).items()
        for text in texts
        if BRAZILIAN_ONLY.search(text)
    }
    assert found == set()


def test_every_catalog_has_every_text_with_the_same_places() -> None:
    catalogs = {language: messages_for(language).texts for language in ("pt-BR", "pt-PT", "en")}
    assert set(catalogs["pt-BR"]) == set(catalogs["en"]) == set(catalogs["pt-PT"])
    different = [
        key
        for key, forms in catalogs["en"].items()
        for other in ("pt-BR", "pt-PT")
        if places(forms) != places(catalogs[other][key]) and key != "site.quarter.long"
    ]
    assert different == []


def places(forms: tuple[str, ...]) -> set[str]:
    """The places of a text that values fill."""
    return {name for form in forms for name in re.findall(r"\{(\w+)\}", form)}

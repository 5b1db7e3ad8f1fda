"""Nothing beyond the contract in a pack: its bytes and words, its name, minutes, preview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, StreamObject

from kamdocs.cli.main import main
from kamdocs.pack.making import PackOrder, account_view
from kamdocs.pack.project import PackProject, read_pack_project
from kamdocs.render.client_pack.blocks import PackKind
from kamdocs.source.site_settings import SiteSettings
from tests.end_to_end.canaries import ACCOUNT, Canary, Words, client_may_see, write_programme
from tests.pack.reading import PNG, figures, text_of

KINDS = tuple(kind.value for kind in PackKind)


def pdf_words(path: Path) -> Words:
    """Give everything that can be read in a PDF: streams unpacked, strings, metadata, words."""
    reader = PdfReader(path)
    raw: list[str] = [path.name, path.read_bytes().decode("latin-1")]
    for number in range(1, int(str(reader.trailer["/Size"]))):
        item = reader.get_object(number)
        raw.extend(_strings(item))
        if isinstance(item, StreamObject):
            raw.append(item.get_data().decode("latin-1"))
    raw.extend(str(value) for value in (reader.metadata or {}).values())
    raw.append(str(reader.xmp_metadata and reader.xmp_metadata.dc_title))
    return Words("\n".join(raw), " ".join([text_of(reader), *figures(reader)]))


def _strings(item: Any, depth: int = 0) -> Iterator[str]:
    """Give the names and texts inside an object; what it refers to has a number of its own."""
    if depth > 30:
        return
    if isinstance(item, DictionaryObject):
        for key in item:
            yield str(key)
            yield from _strings(item.raw_get(key), depth + 1)
    elif isinstance(item, list):
        for inner in list.__iter__(item):
            yield from _strings(inner, depth + 1)
    elif isinstance(item, str):
        yield item


@dataclass(frozen=True)
class Planted:
    """A project with a canary in every field, and all that its client is handed."""

    folder: Path
    canaries: list[Canary]
    marked: bool
    given: dict[str, Words]

    def shown(self) -> set[str]:
        return {x.name for x in self.canaries if any(item.holds(x) for item in self.given.values())}


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(str(ended.value.code))


@pytest.fixture(scope="module", params=[False, True], ids=["unmarked", "marked"])
def planted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Planted:
    folder = tmp_path_factory.mktemp("pack-canaries")
    canaries = write_programme(folder, marked=request.param)
    (folder / "accounts" / ACCOUNT / "zqshared.png").write_bytes(PNG)
    given = {}
    place = ("--project", str(folder), "-o", f"{folder}/out/")
    for kind in KINDS:
        made = run("pack", ACCOUNT, "--kind", kind, *place)
        # Of a client who may see no meeting there are no minutes.
        assert made == (1 if kind == "minutes" and not request.param else 0)
    for path in sorted((folder / "out").glob("*.pdf")):
        given[path.name] = pdf_words(path)
    return Planted(folder, canaries, request.param, given)


def test_no_canary_beyond_the_contract_is_in_a_pack(planted: Planted) -> None:
    shut = [item for item in planted.canaries if not client_may_see(item, marked=planted.marked)]
    assert len(shut) > 100
    assert len(planted.given) == len(KINDS) - (not planted.marked)
    for name, words in planted.given.items():
        assert [item for item in shut if words.holds(item)] == [], name


def test_canaries_of_the_contract_are_in_the_packs(planted: Planted) -> None:
    expected = {
        "Programme.company", "Programme.revenue_basis", "AccountFile.name", "Person.name",
        "Person.title", "Figure.actual", "ClientProse.account",
    }  # fmt: skip
    if planted.marked:
        expected |= {
            "Stakeholder.name", "Stakeholder.title", "JointPlan.goal", "Milestone.title",
            "JointTask.title", "Objective.title", "Objective.target", "Objective.current_value",
            "Objective.start_value", "Issue.title", "Issue.cause", "Issue.action", "Need.text",
            "Point.text", "Commitment.text", "Unit.name", "Meeting.place", "Meeting.date",
            "Contract.name", "PriceAdjustment.granted", "Offering.name",
            "ClientProse.meeting",
        }  # fmt: skip
    assert expected - planted.shown() == set()


def test_the_search_sees_what_is_in_a_pack_in_any_form(planted: Planted) -> None:
    words = next(iter(planted.given.values()))
    assert words.holds(Canary("x", "name", (ACCOUNT,)))  # in the name of the file
    assert "picture" not in words.words
    assert len(words.raw) > 10_000


@pytest.mark.parametrize(
    "arguments", [("--text",), ("--preview",), ("--preview", "--format", "json")]
)
def test_no_canary_beyond_the_contract_is_in_minutes_or_preview(
    planted: Planted, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("pack", ACCOUNT, "--project", str(planted.folder), *arguments)
    told = capsys.readouterr().out
    assert code == (2 if arguments == ("--text",) and not planted.marked else 0)
    words = Words(told, told)
    shut = [item for item in planted.canaries if not client_may_see(item, marked=planted.marked)]
    assert [item for item in shut if words.holds(item)] == []
    if code == 0:
        assert words.holds(next(x for x in planted.canaries if x.name == "AccountFile.name"))


@pytest.mark.parametrize("kind", list(PackKind))
def test_a_pack_is_made_of_the_client_s_view_and_nothing_beside_it(
    planted: Planted, kind: PackKind
) -> None:
    """The same pack comes of a portfolio that holds only what the client may see."""
    project = read_pack_project(planted.folder, date(2026, 10, 15))
    narrow = PackProject(project.client(ACCOUNT), (), SiteSettings(), project.as_of)
    narrow._seen[ACCOUNT] = narrow.loaded
    order = PackOrder(kind)
    assert account_view(narrow, ACCOUNT, order) == account_view(project, ACCOUNT, order)

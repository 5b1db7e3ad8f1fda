"""A programme with a canary in every field of every record, written by walking the model.

A canary is a value that stands nowhere else: a text of its own, a number of rare digits, a day
nobody else has. Where one is found in a site, its field was shown there.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from stdnum.br import cnpj

from kamdocs.model.account import AccountFile
from kamdocs.model.encounters import Meeting, QuarterlyReview
from kamdocs.model.enums import Visibility
from kamdocs.model.figures import Receivable
from kamdocs.model.kinds import Kind, Target
from kamdocs.model.programme import Programme
from kamdocs.model.record import Record
from kamdocs.model.shape import FieldShape, record_shape
from kamdocs.source.visibility_rules import widest_mark
from tests.pages import PageText

ACCOUNT = "zqaccount"

YEAR = "2026-"
"""How days of the year of the figures begin; of these the year may be left out where one reads."""

IDS = {
    Target.PERSON: "zqperson",
    Target.DEPARTMENT: "zqdepartment",
    Target.TERRITORY: "zqterritory",
    Target.TIER: "zqtier",
    Target.OFFERING: "zqoffering",
    Target.CRITERION: "zqcriterion",
    Target.KPI: "zqkpi",
    Target.STAGE: "zqstage",
    Target.ACCOUNT: ACCOUNT,
    Target.UNIT: "zqunit",
    Target.STAKEHOLDER: "zqstakeholder",
    Target.OBJECTIVE: "zqobjective",
    Target.OPPORTUNITY: "zqopportunity",
}
"""The one record of each kind that references lead to."""

_DECLARES = {
    "Person": Target.PERSON,
    "Department": Target.DEPARTMENT,
    "Territory": Target.TERRITORY,
    "Tier": Target.TIER,
    "Offering": Target.OFFERING,
    "Criterion": Target.CRITERION,
    "Kpi": Target.KPI,
    "Stage": Target.STAGE,
    "Unit": Target.UNIT,
    "Stakeholder": Target.STAKEHOLDER,
    "Objective": Target.OBJECTIVE,
    "Opportunity": Target.OPPORTUNITY,
}

_FIXED = {
    ("Programme", "language"): "en",
    ("Programme", "currency"): "BRL",
    ("Programme", "custom_fields"): [{"id": "zqfield", "label": "zqlabel"}],
    ("Programme", "rules"): {
        "accepted": [{"rule": "objective-without-owner", "reason": "zqreason"}]
    },
    ("AccountFile", "parent"): None,
    ("AccountFile", "currency"): None,
    ("AccountFile", "custom"): {"zqfield": "zqcustom"},
    ("AccountFile", "status"): "at_risk",
    ("Stakeholder", "reports_to"): None,
    ("Stakeholder", "to_identify"): "no",
    ("Relation", "from_"): IDS[Target.STAKEHOLDER],
    ("Opportunity", "stage"): IDS[Target.STAGE],
    ("QuarterlyReview", "rating"): None,
    ("QuarterlyReview", "quarter"): "2019-q3",
    ("HealthBands", "green"): None,
    ("HealthBands", "yellow"): None,
    ("FiscalYear", "start_month"): None,
    ("Issue", "closed"): None,
    ("Contract", "status"): "active",
    ("Contract", "end"): None,  # one that has ended is in no pack
    ("Objective", "status"): "in_progress",
    ("Action", "status"): "todo",
    ("Commitment", "status"): "todo",
    ("Milestone", "status"): "in_progress",
}
"""Values that cannot be just anything; None leaves the field out."""


_OWN_NAME = {"corrective_actions": "CorrectiveAction"}
"""Lists whose records have an audience of their own, and what their canaries are called."""

CLIENT_OPEN = {
    "Programme": "company revenue_basis",
    "Person": "name title",
    "AccountFile": "name",
    "Figure": "actual",
    "ClientProse": "account",
    "ClientAsset": "name",
}
"""What the client of an account may see without any mark, its own sections apart."""

CLIENT_OPEN_IF_MARKED = {
    "Offering": "name",
    "Kpi": "name measure",
    "KpiFigure": "actual",
    "Unit": "name city state",
    "Need": "text due",
    "KeyDate": "from_ to what",
    "Issue": "title opened due cause action",
    "Objective": "title start_value current_value target measure start due agreed_on",
    "PlannedValue": "value",
    "Action": "title due",
    "JointPlan": "goal target_date",
    "Milestone": "title due",
    "JointTask": "title due",
    "Stakeholder": "name title",
    "Contract": "name value start end notice_days",
    "ContractedLevel": "target",
    "PriceAdjustment": "base_date granted effective",
    "Meeting": "date place next_meeting",
    "Point": "text",
    "Commitment": "text due",
    "QuarterlyReview": "date quarter",
    "Outcome": "text before after measure",
    "ClientProse": "meeting review",
}
"""What the client may see besides where every record is marked as wide as it may be."""


def client_may_see(canary: Canary, *, marked: bool) -> bool:
    """Tell whether the contract shows a canary's field to the client of the account."""
    fields = CLIENT_OPEN.get(canary.record, "").split()
    if marked:
        fields += CLIENT_OPEN_IF_MARKED.get(canary.record, "").split()
    return canary.field in fields


@dataclass(frozen=True)
class Canary:
    """A value, the field it stands in, and the forms in which a page may print it.

    The first form of a number is the exact one; rounded ones are looked for only among the
    words people see, because the coordinates of a picture may be like them.
    """

    record: str
    field: str
    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Record and field."""
        return f"{self.record}.{self.field}"


@dataclass
class Planter:
    """Fills records with canaries; `marked` marks every record as wide as it may be."""

    marked: bool
    planted: list[Canary] = field(default_factory=list)

    def record(self, record: type[Record], inside: str = "") -> dict[str, Any]:
        """Give the values of a record as its file writes them."""
        values: dict[str, Any] = {}
        for name, shape in record_shape(record).items():
            if shape.values is Visibility:
                continue
            key = (record.__name__, name)
            value = self._fixed(key) if key in _FIXED else self._value(record, shape, inside)
            if value is not None:
                values[shape.key] = [value] if shape.many and key not in _FIXED else value
        if self.marked and "visibility" in record.model_fields:
            read = {**values, "to_identify": False}
            values["visibility"] = widest_mark(record, inside, read).value
        return values

    def text(self, record: str, name: str) -> str:
        """Plant a text."""
        text = f"zq{len(self.planted):04d}v"
        self.planted.append(Canary(record, name, (text,)))
        return text

    def number(self, record: str, name: str) -> str:
        """Plant an amount."""
        value = 1_000_011 + 10_000 * len(self.planted)
        return self._number(record, name, f"{value}", f"{value:,}", f"{value / 1e6:.2f}M")

    def known(self, record: str, name: str, *texts: str) -> None:
        """Note a value that was planted by hand."""
        self.planted.append(Canary(record, name, texts))

    def _fixed(self, key: tuple[str, str]) -> Any:
        value = deepcopy(_FIXED[key])
        for text in re.findall(r"zq[a-z]+", str(value)):
            if text not in IDS.values() and text != "zqfield":
                self.known(*key, text)
        return value

    def _number(self, record: str, name: str, *forms: str) -> str:
        self.planted.append(Canary(record, name, numbers=forms))
        return forms[0]

    def _value(self, record: type[Record], shape: FieldShape, inside: str) -> Any:
        owner, name = _OWN_NAME.get(inside, record.__name__), shape.name
        if shape.record is not None:
            return self.record(shape.record, name)
        if shape.reference is not None:
            return IDS[shape.reference.target]
        if shape.values is not None:
            return list(shape.values)[-1].value
        if shape.kind is None:
            return None
        return self._single(owner, name, shape)

    def _single(self, owner: str, name: str, shape: FieldShape) -> Any:
        """Plant a value of a kind."""
        rank = len(self.planted)
        if shape.kind in (Kind.PERIOD, Kind.YES_NO):
            return "2026-07" if shape.kind is Kind.PERIOD else "yes"
        if shape.between is not None:
            few = shape.kind is not Kind.NUMBER
            value = f"7.{1000 + rank}"
            return (
                str(shape.between.low)
                if few
                else self._number(owner, name, value, f"{float(value):.2f}")
            )
        if shape.kind is Kind.COUNT:
            return self._number(owner, name, f"{7001 + rank}", f"{7001 + rank:,}")
        plant = {
            Kind.ID: self._id,
            Kind.DAY: self._day,
            Kind.TAX_ID: self._tax_id,
            Kind.MONEY: self.number,
            Kind.NUMBER: self.number,
            Kind.SHARE: self._share,
            Kind.POINTS: self._points,
        }.get(shape.kind or Kind.TEXT, self.text)
        return plant(owner, name)

    def _tax_id(self, owner: str, name: str) -> str:
        base = f"{91_000_000 + len(self.planted):08d}0001"
        number = str(base + cnpj.calc_check_digits(base))
        self.known(owner, name, number, cnpj.format(number))
        return number

    def _points(self, owner: str, name: str) -> str:
        tenths = 3 * len(self.planted)
        value = f"{tenths // 10}.{tenths % 10}{1000 + len(self.planted)}"
        return self._number(owner, name, value, f"{float(value):.2f}", f"{float(value):.1f}%")

    def _share(self, owner: str, name: str) -> str:
        return f"{self._points(owner, name)}%"

    def _id(self, owner: str, name: str) -> str:
        if owner in _DECLARES:
            text = IDS[_DECLARES[owner]]
            self.known(owner, name, text)
            return text
        return self.text(owner, name)

    def _day(self, owner: str, name: str) -> str:
        day = date(2026, 1, 2) + timedelta(days=2 * len(self.planted) % 280)
        day = day.replace(year=2005 + len(self.planted) % 19) if self._taken(day) else day
        self.known(owner, name, day.isoformat(), f"{day:%b} {day.day}, {day.year}")
        return day.isoformat()

    def _taken(self, day: date) -> bool:
        return any(day.isoformat() in item.texts for item in self.planted)


def write_programme(folder: Path, *, marked: bool) -> list[Canary]:
    """Write the project and give its canaries."""
    planter = Planter(marked)
    accounts = folder / "accounts" / ACCOUNT
    for name in ("meetings", "reviews"):
        (accounts / name).mkdir(parents=True)
    (folder / "pages").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: Site\ndocs_dir: pages\nsite_url: https://kam.example/\n"
        "repo_url: https://git.example/kam\nedit_uri: blob/main/pages/\n"
        f"use_directory_urls: {str(not marked).lower()}\n"
        "theme:\n  name: material\nplugins:\n  - search\n  - kamdocs:\n      as_of: 2026-10-15\n",
        encoding="utf-8",
    )
    programme = planter.record(Programme)
    programme["criteria"]["position"][0]["id"] = "zqother"
    # The built-in figures are KPIs as well, which a programme may open.
    programme["kpis"] += _built_in(planter)
    if marked:
        programme["custom_fields"][0]["visibility"] = "company"
    _yaml(folder / "accounts" / "programme.yml", programme)
    front = planter.record(AccountFile)
    _document(accounts / "account.md", front, _prose(planter, "account"))
    meeting = planter.record(Meeting)
    slug = planter.text("Meeting", "slug")
    name = f"2018-03-04-{slug}"
    _document(accounts / "meetings" / f"{name}.md", meeting, _prose(planter, "meeting"))
    review = planter.record(QuarterlyReview)
    _document(accounts / "reviews" / "2019-q3.md", review, _prose(planter, "review"))
    planter.known("QuarterlyReview", "quarter", "2019-q3", "Q3 2019", "3rd quarter of 2019")
    _figures(planter, accounts / "figures.csv")
    receivable = planter.record(Receivable)
    text = f"{';'.join(receivable)}\n{';'.join(map(str, receivable.values()))}\n"
    (accounts / "receivables.csv").write_text(text, encoding="utf-8")
    pictures = {"Asset": "zqhidden", "MarkedAsset": "zqshown", "ClientAsset": "zqshared"}
    for record, stem in pictures.items():
        picture = f"{stem}.png"
        (accounts / picture).write_bytes(b"png")
        planter.known(record, "name", picture)
    _hidden_account(planter, folder / "accounts" / "zqsecret")
    places = (f"{ACCOUNT}/{name}" for name in ("account.md", "figures.csv", "reviews/2019-q3.md"))
    planter.known("Source", "path", *places)
    return planter.planted


def _hidden_account(planter: Planter, folder: Path) -> None:
    """Write an account that is the team's: not even its name may be told to others."""
    folder.mkdir()
    planter.known("HiddenAccount", "id", folder.name)
    name = planter.text("HiddenAccount", "name")
    front = {"name": name, "visibility": "team", "owner": IDS[Target.PERSON]}
    objective = {"id": "x", "title": planter.text("HiddenAccount", "objective")}
    prose = f"## Open {{.company}}\n\n{planter.text('HiddenAccount', 'prose')}\n![](zqsecret.png)\n"
    (folder / "zqsecret.png").write_bytes(b"png")
    _document(folder / "account.md", {**front, "objectives": [objective]}, prose)


def _built_in(planter: Planter) -> Iterator[dict[str, str]]:
    for kpi in ("revenue", "volume", "order_book"):
        yield {"id": kpi, "name": kpi, **({"visibility": "client"} if planter.marked else {})}


_FIGURES = {"margin": "MarginFigure", "revenue": "Figure", "volume": "Figure"}
"""What canaries of a KPI's figures are called, by who may see them; of any other `KpiFigure`."""


def _figures(planter: Planter, path: Path) -> None:
    """Write rows of every KPI; the name of the canary tells whose row it is."""
    lines = ["period;kpi;actual;target;forecast;source"]
    for kpi in ("revenue", "margin", "volume", "order_book", IDS[Target.KPI]):
        record = _FIGURES.get(kpi, "KpiFigure")
        cells = [planter.number(record, name) for name in ("actual", "target", "forecast")]
        lines.append(f"2026-07;{kpi};{';'.join(cells)};{planter.text(record, 'source')}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _prose(planter: Planter, where: str) -> str:
    """Give prose with an unmarked section and one for each audience, and a picture in each."""
    inside = where == "account"
    hidden, shown = planter.text("Prose", where), planter.text("MarkedProse", where)
    shared = planter.text("ClientProse", where)
    return (
        f"\n{hidden}\n{'![](zqhidden.png)' if inside else ''}\n\n## Open {{.company}}\n\n{shown}\n"
        f"\n{'![](zqshown.png)' if inside else ''}\n\n## Closed\n\n{planter.text('Prose', where)}\n"
        f"\n## Shared {{.client}}\n\n{shared}\n\n{'![](zqshared.png)' if inside else ''}\n"
    )


def _yaml(path: Path, values: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")


def _document(path: Path, values: dict[str, Any], prose: str) -> None:
    front = yaml.safe_dump(values, allow_unicode=True)
    path.write_text(f"---\n{front}---\n{prose}", encoding="utf-8")


@dataclass
class Words:
    """Any text to look for canaries in: as it stands in files, and as people read it.

    Rounded numbers are looked for only in what people read.
    """

    raw: str
    words: str

    def __post_init__(self) -> None:
        """Make both easy to search."""
        self.raw = self.raw.lower()
        self.words = " ".join(self.words.replace("\u00a0", " ").split())

    def holds(self, canary: Canary) -> bool:
        """Tell whether a canary is anywhere in the text."""
        if any(text.lower() in self.raw or text in self.words for text in canary.texts):
            return True
        if any(self._holds_day(text) for text in canary.texts):
            return True
        return _has_number(self.raw, canary.numbers[:1]) or _has_number(self.words, canary.numbers)

    def _holds_day(self, text: str) -> bool:
        """Tell whether a day of the year of the figures is there as people write it, bare."""
        if not text.startswith(YEAR):
            return False
        day = date.fromisoformat(text)
        return bool(re.search(rf"\b{day:%b} {day.day}(?!\d|, \d{{4}})", self.words))


class Haystack(Words):
    """Every byte of a folder: names, files, what is packed, and the words people see."""

    def __init__(self, site: Path) -> None:
        files = [path for path in sorted(site.rglob("*")) if path.is_file()]
        self.files = [path.relative_to(site).as_posix() for path in files]
        raw = [path.read_bytes() for path in files if not _is_theme(path.relative_to(site))]
        raw += [gzip.decompress(path.read_bytes()) for path in files if path.suffix == ".gz"]
        pages = (path.read_text(encoding="utf-8") for path in files if path.suffix == ".html")
        super().__init__(
            "\n".join([*self.files, *(text.decode("utf-8", "replace") for text in raw)]),
            "\n".join(" ".join(PageText(html).texts) for html in pages),
        )


def _has_number(text: str, forms: tuple[str, ...]) -> bool:
    """Tell whether a number is there in one of its forms, and not as a part of another."""
    patterns = (rf"(?<![\d.,]){re.escape(form)}(?!\d|[.,]\d)" for form in forms)
    return any(re.search(pattern, text) for pattern in patterns)


def _is_theme(path: Path) -> bool:
    """Tell of files that ship with the theme and are the same in every site."""
    return path.parts[0] == "assets"

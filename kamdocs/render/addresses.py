"""Where pages live: stable addresses in the site's language, and links between them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache

from kamdocs.model.period import Period
from kamdocs.source.folding import fold

_PORTUGUESE = {
    "accounts": "contas",
    "objectives": "objetivos",
    "reviews": "revisoes",
    "meetings": "reunioes",
    "selection": "selecao",
    "base": "base",
    "concentration": "concentracao",
    "actions": "acoes",
    "opportunities": "oportunidades",
    "white_space": "potencial",
    "contracts": "contratos",
    "risks": "riscos",
    "issues": "ocorrencias",
    "receivables": "titulos",
    "calendar": "calendario",
    "quarters": "trimestres",
    "territories": "territorios",
    "people": "pessoas",
    "departments": "departamentos",
    "segments": "segmentos",
    "programme": "programa",
    "formulas": "formulas",
    "glossary": "glossario",
    "fields": "campos",
    "briefing": "briefing",
    "material": "material",
    "history": "historico",
    "quality": "qualidade",
    "quarter": "t",
}

_ENGLISH = {
    "accounts": "accounts",
    "objectives": "objectives",
    "reviews": "reviews",
    "meetings": "meetings",
    "selection": "selection",
    "base": "base",
    "concentration": "concentration",
    "actions": "actions",
    "opportunities": "opportunities",
    "white_space": "white-space",
    "contracts": "contracts",
    "risks": "risks",
    "issues": "issues",
    "receivables": "receivables",
    "calendar": "calendar",
    "quarters": "quarters",
    "territories": "territories",
    "people": "people",
    "departments": "departments",
    "segments": "segments",
    "programme": "programme",
    "formulas": "formulas",
    "glossary": "glossary",
    "fields": "fields",
    "briefing": "briefing",
    "material": "material",
    "history": "history",
    "quality": "quality",
    "quarter": "q",
}


@dataclass(frozen=True)
class Addresses:
    """Addresses of all pages; every one ends with `/`, the home page is empty."""

    words: tuple[tuple[str, str], ...]

    def word(self, key: str) -> str:
        """Give the word of an address part."""
        return dict(self.words)[key]

    @property
    def home(self) -> str:
        """Give the home page."""
        return ""

    @property
    def accounts(self) -> str:
        """Give the table of accounts."""
        return f"{self.word('accounts')}/"

    @property
    def quality(self) -> str:
        """Give the page of findings and rules."""
        return f"{self.word('quality')}/"

    def portfolio(self, key: str) -> str:
        """Give a page of the whole portfolio by its key, e.g. `selection`, `white_space`."""
        return f"{self.word(key)}/"

    def programme_page(self, key: str) -> str:
        """Give a page below the programme by its key: `formulas`, `glossary`, `fields`."""
        return f"{self.word('programme')}/{self.word(key)}/"

    def quarter_page(self, quarter: Period) -> str:
        """Give the roll-up of a quarter over all accounts."""
        return f"{self.word('quarters')}/{self.quarter(quarter)}/"

    def territory(self, territory: str) -> str:
        """Give a territory."""
        return f"{self.word('territories')}/{territory}/"

    def person(self, person: str) -> str:
        """Give somebody on our side."""
        return f"{self.word('people')}/{person}/"

    def department(self, department: str) -> str:
        """Give a department."""
        return f"{self.word('departments')}/{department}/"

    def segment(self, segment: str) -> str:
        """Give a segment by its name."""
        return f"{self.word('segments')}/{slug(segment)}/"

    def account(self, account: str) -> str:
        """Give the plan of an account."""
        return f"{self.word('accounts')}/{account}/"

    def objectives(self, account: str) -> str:
        """Give the objectives of an account."""
        return f"{self.account(account)}{self.word('objectives')}/"

    def reviews(self, account: str) -> str:
        """Give the list of reviews of an account."""
        return f"{self.account(account)}{self.word('reviews')}/"

    def quarter(self, quarter: Period) -> str:
        """Give the part of an address that names a quarter, e.g. `2026-t3`."""
        return f"{quarter.year}-{self.word('quarter')}{quarter.index}"

    def review(self, account: str, quarter: Period) -> str:
        """Give a quarterly review."""
        return f"{self.reviews(account)}{self.quarter(quarter)}/"

    def briefing(self, account: str) -> str:
        """Give the internal page to read before a meeting with an account."""
        return f"{self.account(account)}{self.word('briefing')}/"

    def material(self, account: str) -> str:
        """Give the client pack of an account as a page."""
        return f"{self.account(account)}{self.word('material')}/"

    def history(self, account: str) -> str:
        """Give what changed in the plan of an account over time."""
        return f"{self.account(account)}{self.word('history')}/"

    def pack(self, account: str, quarter: Period) -> str:
        """Give the client pack of a quarter as a PDF, e.g. `…/material-2026-t3.pdf`."""
        return f"{self.account(account)}{self.word('material')}-{self.quarter(quarter)}.pdf"

    def meetings(self, account: str) -> str:
        """Give the list of meetings of an account."""
        return f"{self.account(account)}{self.word('meetings')}/"

    def meeting(self, account: str, slug: str) -> str:
        """Give a meeting."""
        return f"{self.meetings(account)}{slug}/"

    @property
    def calendar_file(self) -> str:
        """Give the file of the calendar of all accounts."""
        return f"{self.word('calendar')}.ics"

    def account_calendar(self, account: str) -> str:
        """Give the file of an account's calendar."""
        return f"{self.word('accounts')}/{account}.ics"

    def person_calendar(self, person: str) -> str:
        """Give the file of the calendar of somebody on our side."""
        return f"{self.word('people')}/{person}.ics"


def slug(text: str) -> str:
    """Give the part of an address for a name: lower case, ASCII, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "-"


@cache
def addresses_for(language: str) -> Addresses:
    """Give the addresses of a language; pt-PT uses the Portuguese ones."""
    words = _ENGLISH if language == "en" else _PORTUGUESE
    return Addresses(tuple(words.items()))


@dataclass(frozen=True)
class Links:
    """Relative links from one page to others, in either form of address."""

    address: str
    directory_urls: bool

    def to(self, address: str, anchor: str = "") -> str:
        """Give the link to a page, e.g. `../../` or `../../index.html#riscos`."""
        relative = posixpath.relpath(f"/{address}", f"/{self.address}")
        link = f"{relative}/" if self.directory_urls else f"{relative}/index.html"
        if not self.directory_urls and relative == ".":
            link = "index.html"
        elif self.directory_urls and relative == ".":
            link = "./"
        return f"{link}#{anchor}" if anchor else link

    def to_file(self, address: str) -> str:
        """Give the link to a file of the site, e.g. an image."""
        return posixpath.relpath(f"/{address}", f"/{self.address}")

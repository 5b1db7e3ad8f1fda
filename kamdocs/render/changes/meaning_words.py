"""What changes mean, in words: figures before and after, findings that came and went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kamdocs.messages import messages_for
from kamdocs.metrics.health import Band
from kamdocs.metrics.measure import Measure, MeasureUnit
from kamdocs.model.programme import Programme
from kamdocs.render.changes.values import mid_sentence
from kamdocs.render.formats import Formats
from kamdocs.render.measure_words import written_value
from kamdocs.review.meaning import FigureChange, Meaning
from kamdocs.source.finding import Finding, Severity
from kamdocs.source.finding_words import finding_words
from kamdocs.source.place import Place


class Turn(StrEnum):
    """Whether a figure changed for the better."""

    BETTER = "better"
    WORSE = "worse"
    NEITHER = "neither"


_BETTER_UP = frozenset({"health", "forecast", "weighted_pipeline", "revenue", "completeness"})
_BETTER_DOWN = frozenset({"gap", "exposure", "overdue", "cr1", "cr5", "hhi"})


@dataclass(frozen=True)
class FigureLine:
    """A figure before and after in one line; `account` is empty for the portfolio."""

    account: str
    key: str
    text: str
    turn: Turn


@dataclass(frozen=True)
class MeaningGroup:
    """The figures of one account, or of the portfolio, that changed."""

    account: str
    name: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True)
class FindingLine:
    """A finding in words, with its place in the files of its side."""

    text: str
    severity: Severity
    place: Place
    account: str


@dataclass(frozen=True)
class MeaningWords:
    """What changes mean in one language; each heading counts its findings."""

    heading: str
    groups: tuple[MeaningGroup, ...]
    introduced_heading: str
    introduced: tuple[FindingLine, ...]
    resolved_heading: str
    resolved: tuple[FindingLine, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing that is computed changed."""
        return not (self.groups or self.introduced or self.resolved)


def meaning_words(found: Meaning, programme: Programme, language: str) -> MeaningWords:
    """Put the meaning of changes into words; money is in the programme's or account's currency."""
    writer = _Writer(Formats(language, programme.currency), language)
    words = messages_for(language)
    return MeaningWords(
        heading=words.text("changes.means"),
        groups=tuple(writer.groups(found.figures)),
        introduced_heading=words.plural("changes.findings-in", len(found.introduced)),
        introduced=tuple(map(writer.finding, found.introduced)),
        resolved_heading=words.plural("changes.findings-out", len(found.resolved)),
        resolved=tuple(map(writer.finding, found.resolved)),
    )


def meaning_text(found: MeaningWords) -> str:
    """Give plain text for a console; empty where nothing that is computed changed."""
    if found.is_empty:
        return ""
    return "".join(f"{line}\n" for line in _text_lines(found))


@dataclass(frozen=True)
class _Writer:
    formats: Formats
    language: str

    def groups(self, figures: tuple[FigureChange, ...]) -> Iterator[MeaningGroup]:
        by_account: dict[str, list[FigureLine]] = {}
        names = {figure.account: figure.name for figure in figures}
        for figure in figures:
            line = self.line(figure)
            if line is not None:
                by_account.setdefault(figure.account, []).append(line)
        whole = messages_for(self.language).text("changes.portfolio")
        for account, lines in by_account.items():
            yield MeaningGroup(account, names[account] or whole, tuple(lines))

    def line(self, figure: FigureChange) -> FigureLine | None:
        """Write a figure; None where both values look the same with all digits people see."""
        before, after = self._both(figure, short=True)
        if before == after:
            before, after = self._both(figure, short=False)
        crossed = figure.band_before is not figure.band_after
        if before == after and not crossed:
            return None
        words = messages_for(self.language)
        name = words.text(f"metrics.{figure.key}")
        if not crossed:
            text = words.text("changes.figure", name=name, before=before, after=after)
        else:
            text = words.text(
                "changes.figure-band",
                name=name,
                before=before,
                band_before=self._band(figure.band_before),
                after=after,
                band_after=self._band(figure.band_after),
            )
        return FigureLine(figure.account, figure.key, text, _turn(figure))

    def finding(self, finding: Finding) -> FindingLine:
        message, _ = finding_words(finding, messages_for(self.language))
        return FindingLine(message, finding.severity, finding.place, finding.subject)

    def _both(self, figure: FigureChange, *, short: bool) -> tuple[str, str]:
        return self._value(figure.before, short=short), self._value(figure.after, short=short)

    def _value(self, measure: Measure, *, short: bool) -> str:
        words = messages_for(self.language)
        unit, currency = measure.unit, measure.currency
        if unit is MeasureUnit.NUMBER and measure.value is not None and short:
            return self.formats.number(measure.value, 0)
        return written_value(words, self.formats, measure.value, unit, currency, short=short)

    def _band(self, band: Band | None) -> str:
        words = messages_for(self.language)
        text = words.text(f"site.health.band.{band}") if band else words.text("site.missing")
        return mid_sentence(text)


def _turn(figure: FigureChange) -> Turn:
    before, after = figure.before.value, figure.after.value
    if before is None or after is None or before == after:
        return Turn.NEITHER
    if figure.key in _BETTER_UP:
        return Turn.BETTER if after > before else Turn.WORSE
    if figure.key in _BETTER_DOWN:
        return Turn.BETTER if after < before else Turn.WORSE
    return Turn.NEITHER


def _text_lines(found: MeaningWords) -> Iterator[str]:
    yield found.heading
    for group in found.groups:
        yield f"  {group.name}"
        yield from (f"    - {line.text}" for line in group.lines)
    for heading, findings in (
        (found.introduced_heading, found.introduced),
        (found.resolved_heading, found.resolved),
    ):
        if findings:
            yield f"  {heading}"
            yield from (f"    - {item.place}: {item.text}" for item in findings)

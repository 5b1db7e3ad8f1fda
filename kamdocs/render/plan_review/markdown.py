"""A plan review as the Markdown of one comment: right on GitHub, GitLab and Gitea."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from kamdocs.messages import Messages, messages_for
from kamdocs.render.addresses import addresses_for
from kamdocs.render.change_words import ChangeGroup
from kamdocs.render.changes.lines import ChangeLine
from kamdocs.render.markdown_text import markdown_text
from kamdocs.render.plan_review.plan_review import PlanReview
from kamdocs.review.prose_diff import Part, Span, excerpts

MARKER = "<!-- kamdocs-review -->"
"""Tells our comment from others, so that it is updated rather than written again."""

LONGEST = 60_000
"""Longest comment, in characters; GitHub takes 65 536."""

MOST_EXCERPTS = 3
"""Changed places of one free text that are shown."""

MOST_APPROVALS = 10
MOST_UNREAD = 10
MOST_PEOPLE = 40
MOST_OF_A_PERSON = 4
MOST_GROUPS = 30
MOST_FINDINGS = 15
"""What a comment names one by one; the rest is counted."""

_MARKS = {Part.SAME: ("", ""), Part.INSERTED: ("**", "**"), Part.DELETED: ("~~", "~~")}


def review_markdown(review: PlanReview, preview_url: str = "") -> str:
    """Give the comment; `preview_url` is where a site built from the change can be seen."""
    return _Writer(review, preview_url.rstrip("/")).text()


@dataclass(frozen=True)
class _Writer:
    review: PlanReview
    preview: str

    @cached_property
    def words(self) -> Messages:
        return messages_for(self.review.language)

    def text(self) -> str:
        """Put the parts together, whole blocks as long as they fit; the rest is counted."""
        head = "\n".join(self._head())
        tail = "\n".join(self._tail())
        room = LONGEST - len(head) - len(tail) - 400
        parts, left_out = [], 0
        for group in self.review.groups:
            block = "\n".join(self._group(group))
            if left_out or len(block) + 1 > room:
                shorter = "" if left_out else "\n".join(self._group(group, lines=0))
                if shorter and len(shorter) + 1 <= room:
                    parts.append(shorter)
                    room = 0
                else:
                    left_out += 1
                continue
            parts.append(block)
            room -= len(block) + 1
        if left_out:
            parts.append(f"\n{self.words.plural('review.more-accounts', left_out)}\n")
        return "\n".join([head, *parts, tail])[:LONGEST]

    def _head(self) -> Iterator[str]:
        yield MARKER
        yield f"## {self.words.text('review.title')}"
        yield ""
        yield self._summary()
        yield ""
        for item in self.review.approvals[:MOST_APPROVALS]:
            yield f"- **{markdown_text(item.text)}**"
        rest = len(self.review.approvals) - MOST_APPROVALS
        if rest > 0:
            yield f"- {self.words.plural('approval.more-touched', rest)}"
        for line in self.review.unread[:MOST_UNREAD]:
            yield f"- {markdown_text(line)}"
        rest = len(self.review.unread) - MOST_UNREAD
        if rest > 0:
            yield f"- {self.words.plural('review.findings.more', rest)}"
        yield ""

    def _summary(self) -> str:
        if not self.review.groups:
            return self.words.text("changes.none")
        accounts = sum(bool(group.account) for group in self.review.groups)
        return self.words.text(
            "review.summary",
            changes=self.words.plural("review.changes", self.review.count),
            accounts=self.words.plural("review.accounts", accounts),
            base=markdown_text(self.review.base),
            head=markdown_text(self.review.head),
        )

    def _group(self, group: ChangeGroup, lines: int | None = None) -> Iterator[str]:
        yield f"### {self._name(group)}"
        yield ""
        shown = group.lines if lines is None else group.lines[:lines]
        if len(group.lines) > 1:
            yield f"**{markdown_text(group.headline)}**"
            yield ""
        for line in shown:
            yield from self._line(line)
        rest = sum(len(line.changes) for line in group.lines[len(shown) :])
        if rest:
            yield f"- {self.words.plural('review.more-changes', rest)}"
        yield ""

    def _name(self, group: ChangeGroup) -> str:
        name = markdown_text(group.name)
        on_site = group.account in self.review.after.portfolio.by_id
        if not (self.preview and group.account and on_site):
            return name
        address = addresses_for(self.review.language).account(group.account)
        return f"[{name}](<{self.preview}/{quote(address)}index.html>)"

    def _line(self, line: ChangeLine) -> Iterator[str]:
        yield f"- {markdown_text(line.text)}"
        found = excerpts(line.prose)
        for excerpt in found[:MOST_EXCERPTS]:
            yield f"  > {''.join(_marked(span) for span in excerpt).strip()}"
            yield ""
        if len(found) > MOST_EXCERPTS:
            yield f"  {self.words.plural('review.more-places', len(found) - MOST_EXCERPTS)}"

    def _tail(self) -> Iterator[str]:
        yield from self._meaning()
        if not self.review.people:
            return
        yield "<details>"
        yield f"<summary>{self.words.plural('review.people', len(self.review.people))}</summary>"
        yield ""
        for person in self.review.people[:MOST_PEOPLE]:
            company = f" ({markdown_text(person.company)})" if person.company else ""
            told = [markdown_text(text) for text in person.lines[:MOST_OF_A_PERSON]]
            rest = len(person.lines) - len(told)
            if rest:
                told.append(self.words.plural("review.more-changes", rest))
            yield f"- **{markdown_text(person.name)}**{company}: {' · '.join(told)}"
        rest = len(self.review.people) - MOST_PEOPLE
        if rest > 0:
            yield f"- {self.words.plural('review.more-people', rest)}"
        yield ""
        yield "</details>"

    def _meaning(self) -> Iterator[str]:
        means = self.review.means
        if means.is_empty:
            return
        yield f"### {means.heading}"
        yield ""
        for group in means.groups[:MOST_GROUPS]:
            told = " · ".join(markdown_text(line.text) for line in group.lines)
            yield f"- **{markdown_text(group.name)}**: {told}"
        rest = len(means.groups) - MOST_GROUPS
        if rest > 0:
            yield f"- {self.words.plural('review.more-figures', rest)}"
        yield ""
        for heading, findings in (
            (means.introduced_heading, means.introduced),
            (means.resolved_heading, means.resolved),
        ):
            if findings:
                yield f"**{heading}**"
                yield ""
                for item in findings[:MOST_FINDINGS]:
                    place = f"{item.place.path}:{item.place.line}"
                    yield f"- {markdown_text(item.text)} ({markdown_text(place)})"
                rest = len(findings) - MOST_FINDINGS
                if rest > 0:
                    yield f"- {self.words.plural('review.findings.more', rest)}"
                yield ""


def _marked(span: Span) -> str:
    """Give a stretch of prose, the changed words marked; marks stand next to their words."""
    text = span.text.strip()
    if not text:
        return " "
    before, after = _MARKS[span.part]
    lead = " " if span.text[:1].isspace() else ""
    trail = " " if span.text[-1:].isspace() else ""
    return f"{lead}{before}{markdown_text(text)}{after}{trail}"

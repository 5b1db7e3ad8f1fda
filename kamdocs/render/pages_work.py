"""Pages of day-to-day work: objectives, actions, calendar, people, departments, contracts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kamdocs.model.enums import Visibility
from kamdocs.render.addresses import Links
from kamdocs.render.context import RenderContext
from kamdocs.render.page_spec import TEAM_AND_COMPANY, TEAM_ONLY, PageSpec, Section
from kamdocs.render.views.contracts import contracts_view
from kamdocs.render.views.departments import department_view, departments_view
from kamdocs.render.views.people import people_view, person_view
from kamdocs.render.views.portfolio_actions import actions_view
from kamdocs.render.views.portfolio_objectives import portfolio_objectives_view
from kamdocs.render.views.work_calendar import calendar_view


def contracts_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of contracts and price adjustments."""
    yield _page(
        context,
        "contracts",
        partial(contracts_view, context),
        section=Section.GROWTH,
        audiences=TEAM_ONLY,
    )


def objectives_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of all objectives."""
    yield _page(context, "objectives", partial(portfolio_objectives_view, context))


def actions_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of actions and promises."""
    yield _page(context, "actions", partial(actions_view, context))


def calendar_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the calendar."""
    yield _page(context, "calendar", partial(calendar_view, context))


def people_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the table of our people, then the Monday list of each."""
    yield _page(context, "people", partial(people_view, context))
    for person in context.portfolio.programme.people:
        yield PageSpec(
            context.addresses.person(person.id),
            person.name,
            "portfolio/person.html",
            partial(person_view, context, person),
            audiences=TEAM_AND_COMPANY,
        )


def departments_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the table of departments, then each department."""
    yield _page(context, "departments", partial(departments_view, context))
    for department in context.portfolio.programme.departments:
        yield PageSpec(
            context.addresses.department(department.id),
            department.name,
            "portfolio/department.html",
            partial(department_view, context, department),
            audiences=TEAM_AND_COMPANY,
        )


def _page(
    context: RenderContext,
    key: str,
    view: Callable[[Links], object],
    *,
    section: Section = Section.WORK,
    audiences: tuple[Visibility, ...] = TEAM_AND_COMPANY,
) -> PageSpec:
    title = context.words.text(f"site.work.page.{key}")
    return PageSpec(
        context.addresses.portfolio(key),
        title,
        f"portfolio/{key}.html",
        view,
        section,
        title,
        audiences=audiences,
    )

"""Pages of day-to-day work: objectives, actions, calendar, people, departments, contracts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kamdocs.render.context import RenderContext
from kamdocs.render.listed_page import listed_page
from kamdocs.render.page_spec import TEAM_AND_COMPANY, PageSpec, Section
from kamdocs.render.views.contracts import contracts_view
from kamdocs.render.views.departments import department_view, departments_view
from kamdocs.render.views.people import people_view, person_view
from kamdocs.render.views.portfolio_actions import actions_view
from kamdocs.render.views.portfolio_objectives import portfolio_objectives_view
from kamdocs.render.views.work_calendar import calendar_view


def contracts_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of contracts and price adjustments."""
    yield listed_page(
        context,
        "contracts",
        "site.work.page.contracts",
        partial(contracts_view, context),
        Section.GROWTH,
    )


def objectives_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of all objectives."""
    yield listed_page(
        context,
        "objectives",
        "site.work.page.objectives",
        partial(portfolio_objectives_view, context),
        Section.WORK,
        TEAM_AND_COMPANY,
    )


def actions_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the page of actions and promises."""
    yield listed_page(
        context,
        "actions",
        "site.work.page.actions",
        partial(actions_view, context),
        Section.WORK,
        TEAM_AND_COMPANY,
    )


def calendar_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the calendar."""
    yield listed_page(
        context,
        "calendar",
        "site.work.page.calendar",
        partial(calendar_view, context),
        Section.WORK,
        TEAM_AND_COMPANY,
    )


def people_pages(context: RenderContext) -> Iterator[PageSpec]:
    """Give the table of our people, then the Monday list of each."""
    yield listed_page(
        context,
        "people",
        "site.work.page.people",
        partial(people_view, context),
        Section.WORK,
        TEAM_AND_COMPANY,
    )
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
    yield listed_page(
        context,
        "departments",
        "site.work.page.departments",
        partial(departments_view, context),
        Section.WORK,
        TEAM_AND_COMPANY,
    )
    for department in context.portfolio.programme.departments:
        yield PageSpec(
            context.addresses.department(department.id),
            department.name,
            "portfolio/department.html",
            partial(department_view, context, department),
            audiences=TEAM_AND_COMPANY,
        )

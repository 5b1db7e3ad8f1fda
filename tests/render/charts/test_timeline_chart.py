from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from kamdocs.render.charts import (
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
    draw_timeline,
)

TODAY = date(2026, 10, 15)

GROUPS = (
    TimelineGroup(key="late", heading="Atrasadas", status="risk"),
    TimelineGroup(key="soon", heading="Prazo próximo", status="watch"),
    TimelineGroup(key="going", heading="No ritmo", status="good"),
    TimelineGroup(key="open", heading="A fazer", status="none"),
)


def action(
    label: str,
    group: str = "going",
    *,
    start: date | None = None,
    due: date | None = None,
    done: date | None = None,
    owner: str = "",
) -> TimelineAction:
    return TimelineAction(
        label=label,
        group=group,
        status_text=group,
        owner=owner,
        start=start,
        due=due,
        done=done,
        date_text=f"{due:%d/%m}" if due else "sem prazo",
        due_text=f"{due:%d/%m/%Y}" if due else "sem prazo",
    )


def chart(*actions: TimelineAction) -> TimelineChart:
    return TimelineChart(
        id="acoes",
        title="2 de 8 ações estão atrasadas",
        description="Ações por mês.",
        behind="Ver tabela",
        actions=actions,
        groups=GROUPS,
        as_of=TODAY,
        as_of_text="hoje, 15/10",
        month_label=lambda month: f"{month:%m/%y}",
        words=TimelineWords(action="Ação", owner="Quem", due="Prazo", status="Situação"),
    )


def drawings(spec: TimelineChart) -> tuple[ElementTree.Element, ElementTree.Element]:
    wide, narrow = ElementTree.fromstring(draw_timeline(spec)).findall("svg")
    return wide, narrow


def wide(spec: TimelineChart) -> ElementTree.Element:
    return drawings(spec)[0]


def find(svg: ElementTree.Element, class_: str) -> ElementTree.Element | None:
    return svg.find(f".//*[@class='{class_}']")


def texts(svg: ElementTree.Element, class_: str) -> list[str | None]:
    return [text.text for text in svg.findall(f".//text[@class='{class_}']")]


def place(day: date) -> float:
    """The place of a day of October to December 2026 in the wide drawing.

    The plot begins at 230; right of it stand "15/11" (4 digits, a slash) and 10 units of air.
    """
    end = 600 - (4 * 0.648 + 0.36) * 12 - 10
    return 230 + (day - date(2026, 10, 1)).days / 92 * (end - 230)


def near(text: str | None, value: float) -> bool:
    return abs(float(text or "nan") - value) <= 0.11


def test_bar_runs_from_start_to_due_and_the_mark_stands_on_due() -> None:
    start, due = date(2026, 10, 5), date(2026, 11, 15)
    svg = wide(chart(action("Proposta", start=start, due=due)))
    span, marks = find(svg, "kd-span"), svg.findall(".//*[@class='kd-shape kd-good']")
    assert span is not None
    assert near(span.get("x"), place(start))
    assert near(span.get("width"), place(due) - place(start))
    assert near(marks[-1].get("cx"), place(due))
    assert find(svg, "kd-delay") is None


def test_today_is_a_line_with_its_name() -> None:
    svg = wide(chart(action("Proposta", due=date(2026, 11, 15))))
    line = find(svg, "kd-today")
    assert line is not None
    assert near(line.get("d", "")[1:].split(" ")[0], place(TODAY))
    assert texts(svg, "kd-today-label kd-strong") == ["hoje, 15/10"]


def test_delay_runs_from_due_to_today() -> None:
    due = date(2026, 10, 3)
    delay = find(wide(chart(action("Laudo", "late", due=due))), "kd-delay")
    assert delay is not None
    assert near(delay.get("x1"), place(due))
    assert near(delay.get("x2"), place(TODAY))


def test_delay_of_what_is_done_ends_when_it_was_done() -> None:
    done = date(2026, 10, 9)
    svg = wide(chart(action("Laudo", due=date(2026, 10, 3), done=done)))
    delay = find(svg, "kd-delay")
    assert delay is not None
    assert near(delay.get("x2"), place(done))


def test_done_in_time_has_no_delay() -> None:
    spec = chart(action("Treino", due=date(2026, 10, 3), done=date(2026, 10, 2)))
    assert find(wide(spec), "kd-delay") is None


def test_without_a_date_the_mark_stands_on_today() -> None:
    svg = wide(chart(action("Visita", "open")))
    marks = svg.findall(".//*[@class='kd-shape kd-none']")
    line = find(svg, "kd-today")
    assert line is not None
    assert near(marks[-1].get("cx"), float(line.get("d", "")[1:].split(" ")[0]))
    assert texts(svg, "kd-date kd-halo") == ["sem prazo"]


def test_groups_keep_their_order_and_rows_go_by_due_date() -> None:
    spec = chart(
        action("sem data", "going"),
        action("depois", "going", due=date(2026, 12, 1)),
        action("antes", "going", due=date(2026, 11, 1)),
        action("atrasada", "late", due=date(2026, 9, 1)),
    )
    assert texts(wide(spec), "kd-heading kd-strong") == ["Atrasadas", "No ritmo"]
    assert texts(wide(spec), "kd-label") == ["atrasada", "antes", "depois", "sem data"]


def test_an_action_of_an_unknown_group_is_not_dropped_silently() -> None:
    with pytest.raises(KeyError):
        draw_timeline(chart(action("Visita", "other")))


def test_a_long_name_is_shortened_in_the_row_and_whole_when_pointed_at() -> None:
    name = "Renovar o contrato de caixas de papelão ondulado das plantas de Monte Alto"
    full, narrow = drawings(chart(action(name, owner="Marina", due=date(2026, 11, 1))))
    (label,) = texts(full, "kd-label")
    assert label is not None
    assert label.endswith("…")
    assert name in [title.text.split(" · ")[0] for title in full.iter("title") if title.text]
    assert " ".join(text or "" for text in texts(narrow, "kd-label")).startswith(name[:60])


def test_narrow_drawing_puts_the_name_above_the_bar() -> None:
    spec = chart(action("Proposta", owner="Marina", start=TODAY, due=date(2026, 11, 15)))
    full, narrow = drawings(spec)
    for svg, above in ((full, False), (narrow, True)):
        label, span = find(svg, "kd-label"), find(svg, "kd-span")
        assert label is not None
        assert span is not None
        assert (float(label.get("y", "")) < float(span.get("y", "")) - 10) is above


def test_one_wrong_year_does_not_squeeze_the_others() -> None:
    svg = wide(chart(action("Erro", due=date(9999, 12, 31)), action("Certo", due=TODAY)))
    months = svg.findall(".//g[@class='kd-axis']/text")
    assert months[-1].text == "07/29"


def test_many_actions_repeat_the_months_below() -> None:
    few = chart(*(action(f"Ação {index}", due=TODAY) for index in range(3)))
    many = chart(*(action(f"Ação {index}", due=TODAY) for index in range(40)))
    assert len(wide(many).findall(".//g[@class='kd-axis']/text")) == 2 * len(
        wide(few).findall(".//g[@class='kd-axis']/text")
    )


def test_no_action_still_draws_the_months() -> None:
    assert texts(wide(chart()), "kd-label") == []
    assert len(wide(chart()).findall(".//g[@class='kd-axis']/text")) == 3


def test_table_behind_holds_every_action_in_the_same_order() -> None:
    spec = chart(
        action("Visita", "open"), action("Laudo", "late", due=date(2026, 9, 1), owner="Caio")
    )
    rows = ElementTree.fromstring(draw_timeline(spec)).iter("tr")
    assert [[cell.text or "" for cell in row] for row in rows] == [
        ["Ação", "Quem", "Prazo", "Situação"],
        ["Laudo", "Caio", "01/09/2026", "late"],
        ["Visita", "", "sem prazo", "open"],
    ]

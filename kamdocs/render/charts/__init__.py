"""Charts as text: what is shown comes in as plain data, SVG styled by classes goes out."""

from __future__ import annotations

from kamdocs.render.charts.frame import FULL, NARROW, WIDE, Figure, Variant
from kamdocs.render.charts.mark import Status, draw_mark
from kamdocs.render.charts.progress import ProgressBar, draw_progress, share_done
from kamdocs.render.charts.sparkline import Sparkline, draw_sparkline
from kamdocs.render.charts.timeline import draw_timeline
from kamdocs.render.charts.timeline_chart import (
    TimelineAction,
    TimelineChart,
    TimelineGroup,
    TimelineWords,
)
from kamdocs.render.charts.trend import TrendChart, TrendPoint, TrendWords, draw_trend

__all__ = [
    "FULL",
    "NARROW",
    "WIDE",
    "Figure",
    "ProgressBar",
    "Sparkline",
    "Status",
    "TimelineAction",
    "TimelineChart",
    "TimelineGroup",
    "TimelineWords",
    "TrendChart",
    "TrendPoint",
    "TrendWords",
    "Variant",
    "draw_mark",
    "draw_progress",
    "draw_sparkline",
    "draw_timeline",
    "draw_trend",
    "share_done",
]

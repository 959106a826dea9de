"""Medians, spreads and ratios of what was measured."""

from __future__ import annotations

import statistics
from collections.abc import Callable


class Figures(list):
    """What one thing came to in several runs."""

    @property
    def median(self) -> float:
        return statistics.median(self)

    def percentile(self, percent: int) -> float:
        """The smallest that so many of a hundred do not exceed."""
        ordered = sorted(self)
        return ordered[min(len(ordered) - 1, max(0, -(-len(ordered) * percent // 100) - 1))]

    def spread(self, unit: str) -> str:
        """`3.1 ms (2.9 to 4.0)`"""
        return f"{number(self.median)} {unit} ({number(min(self))} to {number(max(self))})"


def number(value: float) -> str:
    """With three digits that mean something."""
    size = abs(value)
    if size >= 1_000_000:
        return f"{value / 1_000_000:.1f} M"
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if size >= 0.1 else f"{value:.3f}"


def in_turns(runs: int, measures: dict[str, Callable[[], object]], warm_up: bool = True) -> dict[str, list]:
    """What each came to in so many turns: one of each, then again (ABAB…), so that a busy machine slows all of them
    alike. A turn before the first fills the caches and is not counted."""
    found: dict[str, list] = {name: [] for name in measures}
    for turn in range(runs + warm_up):
        for name, measure in measures.items():
            value = measure()
            if turn >= warm_up:
                found[name].append(value)
    return found

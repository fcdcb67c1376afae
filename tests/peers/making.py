"""What made-up scenarios are made of: numbers that look random, and the notation of scenario files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Numbers:
    """A fixed sequence of numbers that look random (Steele, Lea and Flood's SplitMix64), the same everywhere."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def below(self, bound: int) -> int:
        """A number from 0 to one less than the bound."""
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        mixed = self.state
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9 % 2**64
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB % 2**64
        return (mixed ^ (mixed >> 31)) % bound

    def between(self, least: int, most: int) -> int:
        """A number from the least to the most."""
        return least + self.below(most - least + 1)

    def chance(self, percent: int) -> bool:
        """True so often."""
        return self.below(100) < percent

    def one(self, among: Sequence[T]) -> T:
        """One of these."""
        return among[self.below(len(among))]

    def some(self, among: Sequence[T], count: int) -> list[T]:
        """So many of these, or all if there are fewer, in their order."""
        left = list(range(len(among)))
        taken = [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
        return [among[place] for place in sorted(taken)]


class Word(str):
    """A word of the format, which is not quoted."""

    __slots__ = ()


class Map(dict[str, Any]):
    """A map, whose keys are quoted; other dictionaries have fields."""


class Call:
    """A word with something in parentheses: several things, or fields."""

    def __init__(self, name: str, *inner: Any, **fields: Any) -> None:
        self.name, self.inner, self.fields = name, inner, fields


def ron(value: Any) -> str:
    """A value in the notation of scenario files."""
    match value:
        case Word():
            return str(value)
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case int() | float():
            return str(value)
        case Map():
            return "{" + ", ".join(f'"{key}": {ron(each)}' for key, each in value.items()) + "}"
        case dict():
            return "(" + ", ".join(f"{key}: {ron(each)}" for key, each in value.items()) + ")"
        case list() | tuple():
            return "[" + ", ".join(map(ron, value)) + "]"
        case Call():
            fields = (f"{key}: {ron(each)}" for key, each in value.fields.items())
            return f"{value.name}({', '.join([*map(ron, value.inner), *fields])})"
    raise TypeError(value)


def ron_file(scenario: dict[str, Any]) -> str:
    """A scenario as the text of a file, with a line for each thing."""
    lines = ["("]
    for key, value in scenario.items():
        if isinstance(value, list) and value and not isinstance(value[0], str):
            lines += [f"    {key}: [", *(f"        {ron(each)}," for each in value), "    ],"]
        else:
            lines.append(f"    {key}: {ron(value)},")
    return "\n".join([*lines, ")", ""])

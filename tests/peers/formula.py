"""The neutral form that all peers read: clauses and weighted sums, and what is asked about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from math import gcd

Lit = int
"""A variable (1, 2, …) or, negative, its opposite."""
TRUE: Lit = 1
"""The variable that a clause makes true."""

Choice = tuple[str, ...]
"""What can be open or a dead end: (element, kind, which…)."""


@dataclass
class Formula:
    """Clauses, weighted sums with an upper bound, and what is asked about them."""

    variables: int = 1
    clauses: list[list[Lit]] = field(default_factory=lambda: [[TRUE]])
    sums: list[tuple[list[tuple[int, Lit]], int]] = field(default_factory=list)
    choices: dict[Choice, Lit] = field(default_factory=dict)
    edits: list[Lit] = field(default_factory=list)
    """True exactly for each edit that leads from the current package to another."""
    positions: dict[str, Lit] = field(default_factory=dict)
    """True for each position that stands, by its id; empty where all of them do."""
    settled: dict[str, Lit] = field(default_factory=dict)
    """True for each pin, as `--pin` spells it, and each assumption that stands; empty where all of them do."""
    _gates: dict[frozenset[Lit], Lit] = field(default_factory=dict)

    @property
    def demands(self) -> list[Lit]:
        """All that may have to give way."""
        return [*self.positions.values(), *self.settled.values()]

    def new(self) -> Lit:
        """A fresh variable."""
        self.variables += 1
        return self.variables

    def clause(self, *lits: Lit) -> None:
        """At least one of these holds."""
        kept = set(lits) - {-TRUE}
        if TRUE not in kept and not any(-lit in kept for lit in kept):
            self.clauses.append(sorted(kept, key=abs) or [-TRUE])

    def at_most(self, terms: Iterable[tuple[int, Lit]], bound: int) -> None:
        """The weights of those that hold add up to no more than the bound."""
        open_terms = [(weight, lit) for weight, lit in terms if weight and lit != -TRUE]
        bound -= sum(weight for weight, lit in open_terms if lit == TRUE)
        open_terms = [(weight, lit) for weight, lit in open_terms if lit != TRUE]
        if bound < 0:
            self.clause()
        elif sum(weight for weight, _ in open_terms) > bound:
            unit = gcd(*(weight for weight, _ in open_terms))
            self.sums.append(([(weight // unit, lit) for weight, lit in open_terms], bound // unit))

    def exactly_one(self, lits: Sequence[Lit], when: Lit) -> None:
        """Exactly one of these holds when that does, and none otherwise."""
        self.clause(-when, *lits)
        for lit in lits:
            self.clause(when, -lit)
        for one, other in combinations(lits, 2):
            self.clause(-one, -other)

    def all(self, lits: Iterable[Lit]) -> Lit:
        """True exactly when all of these hold."""
        kept = frozenset(lits) - {TRUE}
        if -TRUE in kept or any(-lit in kept for lit in kept):
            return -TRUE
        if len(kept) < 2:
            return next(iter(kept), TRUE)
        if kept not in self._gates:
            gate = self._gates[kept] = self.new()
            for lit in kept:
                self.clause(-gate, lit)
            self.clause(gate, *(-lit for lit in kept))
        return self._gates[kept]

    def any(self, lits: Iterable[Lit]) -> Lit:
        """True exactly when at least one of these holds."""
        return -self.all(-lit for lit in lits)

    def at_least(self, count: int, lits: Sequence[Lit]) -> Lit:
        """True exactly when at least so many of these hold."""
        if count in (1, len(lits)):
            return self.any(lits) if count == 1 else self.all(lits)
        return self.more_than([(1, lit) for lit in lits], count - 1)

    def more_than(self, terms: Sequence[tuple[int, Lit]], bound: int) -> Lit:
        """True exactly when the weights of those that hold add up to more than the bound."""
        total = sum(weight for weight, _ in terms)
        if bound < 0:
            return TRUE
        if total <= bound:
            return -TRUE
        gate = self.new()
        self.at_most([*((weight, -lit) for weight, lit in terms), (bound + 1, gate)], total)
        self.at_most([*terms, (total - bound, -gate)], total)
        return gate

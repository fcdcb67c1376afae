"""The peers: OR-tools CP-SAT, clingo and PySAT, each asked as it is best asked.

Every answer comes with the seconds that solving took, the model being there already."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from formula import TRUE, Choice, Formula, Lit
from translation import give_up

PEERS = {"ortools": "9.15.6755", "clingo": "5.8.3", "python-sat": "1.9.dev24"}
T = TypeVar("T")


@dataclass
class Timed(Generic[T]):
    """An answer, and the seconds it took."""

    answer: T
    seconds: float


def timed(work: Callable[[], T]) -> Timed[T]:
    """What comes of it, and how long it takes."""
    start = time.perf_counter()
    answer = work()
    return Timed(answer, time.perf_counter() - start)


class Peer(Protocol):
    """A solver."""

    name: str

    def acceptable(self, formula: Formula) -> Timed[bool]:
        """Whether there is any solution."""

    def open(self, formula: Formula, pins: Sequence[Lit] = ()) -> list[Timed[set[Choice]]]:
        """The choices that some solution has; then those that are left after each more pin, one after another."""

    def nearest(self, formula: Formula, many: int) -> Timed[list[int]]:
        """The fewest edits that lead to a solution; then to one by other edits, and so on."""

    def conflict(self, formula: Formula) -> Timed[set[Lit]]:
        """A minimal set of demands that cannot hold together."""

    def fewest(self, formula: Formula) -> Timed[set[frozenset[str]]]:
        """All smallest sets of positions without which there is a solution; none if nothing helps."""


def shrink(core: Iterable[Lit], conflicting: Callable[[list[Lit]], list[Lit] | None]) -> set[Lit]:
    """Drops from a conflict whatever is not needed for it. What is asked about is a conflict that it names, or none."""
    left, needed = list(core), list[Lit]()
    while left:
        tried = left.pop()
        smaller = conflicting([*needed, *left])
        if smaller is None:
            needed.append(tried)
        else:
            left = [each for each in left if each in smaller]
    return set(needed)


def all_smallest(
    formula: Formula, best: Callable[[], Callable[[Lit], bool] | None], rule_out: Callable[[list[Lit]], None]
) -> set[frozenset[str]]:
    """The smallest sets of positions that give way: the best solution again and again, without those before it."""
    found: set[frozenset[str]] = set()
    while holds := best():
        moved = frozenset(name for name, lit in formula.positions.items() if not holds(lit))
        if any(len(moved) > len(each) for each in found):
            break
        found.add(moved)
        if not moved:
            break
        rule_out([formula.positions[name] for name in moved])
    return found


class CpSat:
    """OR-tools CP-SAT, one worker. Dead ends: solve for some choice not seen yet, until there is none. It keeps nothing
    from one solution to the next; where it is asked for many, it does not prepare for each, which is quicker."""

    name = "CP-SAT"

    def _model(self, formula: Formula, unit: Sequence[Lit] = ()) -> tuple[Any, Callable[[Lit], Any], Any]:
        from ortools.sat.python import cp_model

        model = cp_model.CpModel()
        variables = [model.new_bool_var("") for _ in range(formula.variables)]

        def lit(number: Lit) -> Any:
            return variables[number - 1] if number > 0 else variables[-number - 1].negated()

        for clause in [*formula.clauses, *([each] for each in unit)]:
            model.add_bool_or([lit(each) for each in clause])
        for terms, bound in formula.sums:
            model.add(sum(weight * lit(each) for weight, each in terms) <= bound)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        return model, lit, solver

    def _solved(self, model: Any, solver: Any) -> bool:
        from ortools.sat.python import cp_model

        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE):
            give_up(f"CP-SAT ended with {solver.status_name(status)}")
        return bool(status != cp_model.INFEASIBLE)

    def acceptable(self, formula: Formula) -> Timed[bool]:
        model, _, solver = self._model(formula)
        return timed(lambda: self._solved(model, solver))

    def open(self, formula: Formula, pins: Sequence[Lit] = ()) -> list[Timed[set[Choice]]]:
        answers = [self._open(formula, [], formula.choices)]
        for count in range(1, len(pins) + 1):
            candidates = {key: formula.choices[key] for key in answers[-1].answer}
            answers.append(self._open(formula, pins[:count], candidates))
        return answers

    def _open(self, formula: Formula, pins: Sequence[Lit], choices: dict[Choice, Lit]) -> Timed[set[Choice]]:
        model, lit, solver = self._model(formula, pins)
        solver.parameters.cp_model_presolve = False

        def work() -> set[Choice]:
            left = dict(choices)
            while left:
                # What is left only shrinks, so that each of these implies those before it.
                model.add_bool_or([lit(each) for each in left.values()])
                model.clear_hints()
                for each in set(map(abs, left.values())) - {TRUE}:
                    model.add_hint(lit(each), True)
                if not self._solved(model, solver):
                    break
                left = {key: each for key, each in left.items() if not solver.boolean_value(lit(each))}
            return choices.keys() - left.keys()

        return timed(work)

    def nearest(self, formula: Formula, many: int) -> Timed[list[int]]:
        model, lit, solver = self._model(formula)
        model.minimize(sum(lit(each) for each in formula.edits))

        def work() -> list[int]:
            found: list[int] = []
            while len(found) < many and self._solved(model, solver):
                found.append(round(solver.objective_value))
                made = {each: solver.boolean_value(lit(each)) for each in formula.edits}
                model.add_bool_or([lit(-each if holds else each) for each, holds in made.items()])
            return found

        return timed(work)

    def conflict(self, formula: Formula) -> Timed[set[Lit]]:
        model, lit, solver = self._model(formula)
        solver.parameters.cp_model_presolve = False
        demand_of = {lit(each).index: each for each in formula.demands}

        def conflicting(demands: list[Lit]) -> list[Lit] | None:
            model.clear_assumptions()
            model.add_assumptions([lit(each) for each in demands])
            if self._solved(model, solver):
                return None
            return [demand_of[index] for index in solver.sufficient_assumptions_for_infeasibility()]

        return timed(lambda: shrink(conflicting(formula.demands) or (), conflicting))

    def fewest(self, formula: Formula) -> Timed[set[frozenset[str]]]:
        model, lit, solver = self._model(formula, list(formula.settled.values()))
        model.minimize(sum(lit(-each) for each in formula.positions.values()))

        def best() -> Callable[[Lit], bool] | None:
            return (lambda each: bool(solver.boolean_value(lit(each)))) if self._solved(model, solver) else None

        def rule_out(moved: list[Lit]) -> None:
            model.add_bool_or([lit(each) for each in moved])

        return timed(lambda: all_smallest(formula, best, rule_out))


class Clingo:
    """clingo. Dead ends: its brave consequences. Least: core-guided. It is kept from one question to the next."""

    name = "clingo"

    def _control(self, formula: Formula, costs: Sequence[Lit] = (), unit: Sequence[Lit] = ()) -> tuple[Any, list[int]]:
        import clingo

        control = clingo.Control(["--opt-strategy=usc"] if costs else [])
        shown = {*formula.choices.values(), *formula.positions.values(), *map(abs, formula.edits)}
        with control.backend() as backend:
            atoms: list[int] = [
                backend.add_atom(clingo.Function("x", [clingo.Number(number)]) if number in shown else None)
                for number in range(1, formula.variables + 1)
            ]
            backend.add_rule(atoms, [], choice=True)
            for clause in [*formula.clauses, *([each] for each in unit)]:
                backend.add_rule([], [-literal(atoms, each) for each in clause])
            for terms, bound in formula.sums:
                excess = backend.add_atom()
                weighted = [(literal(atoms, each), weight) for weight, each in terms]
                backend.add_weight_rule([excess], bound + 1, weighted)
                backend.add_rule([], [excess])
            if costs:
                backend.add_minimize(0, [(literal(atoms, each), 1) for each in costs])
        return control, atoms

    def acceptable(self, formula: Formula) -> Timed[bool]:
        control, _ = self._control(formula)
        return timed(lambda: bool(control.solve().satisfiable))

    def open(self, formula: Formula, pins: Sequence[Lit] = ()) -> list[Timed[set[Choice]]]:
        control, atoms = self._control(formula)
        control.configuration.solve.enum_mode = "brave"
        control.configuration.solve.models = 0

        def work(count: int) -> set[int]:
            last: list[Any] = []
            with control.solve([literal(atoms, pin) for pin in pins[:count]], yield_=True) as handle:
                for model in handle:
                    last = model.symbols(atoms=True)
            return {symbol.arguments[0].number for symbol in last}

        answers: list[Timed[set[Choice]]] = []
        for count in range(len(pins) + 1):
            seen = timed(partial(work, count))
            choices = {key for key, each in formula.choices.items() if each in seen.answer}
            answers.append(Timed(choices, seen.seconds))
        return answers

    def nearest(self, formula: Formula, many: int) -> Timed[list[int]]:
        control, atoms = self._control(formula, formula.edits)
        control.configuration.solve.models = 0

        def work() -> list[int]:
            found: list[int] = []
            while len(found) < many and (best := self._best(control)):
                cost, true = best
                found.append(cost)
                made = {each: (abs(each) in true) == (each > 0) for each in formula.edits}
                self._rule_out(control, [literal(atoms, each if holds else -each) for each, holds in made.items()])
            return found

        return timed(work)

    def conflict(self, formula: Formula) -> Timed[set[Lit]]:
        control, atoms = self._control(formula)
        demand_of = {literal(atoms, each): each for each in formula.demands}

        def conflicting(demands: list[Lit]) -> list[Lit] | None:
            assumed = [literal(atoms, each) for each in demands]
            with control.solve(assumed, yield_=True) as handle:
                return [demand_of[each] for each in handle.core()] if handle.get().unsatisfiable else None

        return timed(lambda: shrink(conflicting(formula.demands) or (), conflicting))

    def fewest(self, formula: Formula) -> Timed[set[frozenset[str]]]:
        costs = [-each for each in formula.positions.values()]
        control, atoms = self._control(formula, costs, list(formula.settled.values()))
        control.configuration.solve.models = 0

        def best() -> Callable[[Lit], bool] | None:
            found = self._best(control) if costs else None
            return found and found[1].__contains__

        def rule_out(moved: list[Lit]) -> None:
            self._rule_out(control, [-literal(atoms, each) for each in moved])

        return timed(lambda: all_smallest(formula, best, rule_out))

    def _best(self, control: Any) -> tuple[int, set[int]] | None:
        """The least cost, and the variables that are true then."""
        best: tuple[int, list[Any]] | None = None
        with control.solve(yield_=True) as handle:
            for model in handle:
                best = model.cost[0], model.symbols(atoms=True)
        return best and (best[0], {symbol.arguments[0].number for symbol in best[1]})

    def _rule_out(self, control: Any, literals: Sequence[int]) -> None:
        """Not all of these hold together."""
        with control.backend() as backend:
            backend.add_rule([], literals)


def literal(atoms: Sequence[int], number: Lit) -> int:
    """The literal of clingo for one of ours."""
    return atoms[number - 1] if number > 0 else -atoms[-number - 1]


class PySat:
    """PySAT: Glucose 4, RC2 for what is least, and MUSX for conflicts. Dead ends: as with CP-SAT, on one solver that is
    kept.

    Sums become clauses: for each prefix of a sum and each value it can have, whether it has at least that."""

    name = "PySAT"

    def _clauses(self, formula: Formula) -> tuple[list[list[Lit]], int]:
        """The clauses, and the last variable that they use."""
        clauses, last = list(formula.clauses), formula.variables
        for terms, bound in formula.sums:
            reached = {0: TRUE}
            for weight, lit in terms:
                after: dict[int, Lit] = {}
                for value in sorted({*reached, *(value + weight for value in reached)}):
                    if value <= bound:
                        last += 1
                        after[value] = last
                for value, at_least in reached.items():
                    clauses.append([-at_least, after[value]])
                    more = [after[value + weight]] if value + weight <= bound else []
                    clauses.append([-at_least, -lit, *more])
                reached = after
        return clauses, last

    def acceptable(self, formula: Formula) -> Timed[bool]:
        from pysat.solvers import Glucose4

        with Glucose4(bootstrap_with=self._clauses(formula)[0]) as solver:
            return timed(lambda: bool(solver.solve()))

    def open(self, formula: Formula, pins: Sequence[Lit] = ()) -> list[Timed[set[Choice]]]:
        from pysat.solvers import Glucose4

        clauses, last = self._clauses(formula)
        with Glucose4(bootstrap_with=clauses) as solver:

            def work(choices: dict[Choice, Lit], count: int) -> set[Choice]:
                asked, left = last + 1 + count, dict(choices)
                while left:
                    solver.add_clause([-asked, *left.values()])
                    solver.set_phases(list(left.values()))
                    if not solver.solve(assumptions=[asked, *pins[:count]]):
                        break
                    model = solver.get_model()
                    left = {key: each for key, each in left.items() if model[abs(each) - 1] != each}
                return choices.keys() - left.keys()

            answers = [timed(lambda: work(formula.choices, 0))]
            for count in range(1, len(pins) + 1):
                candidates = {key: formula.choices[key] for key in answers[-1].answer}
                answers.append(timed(partial(work, candidates, count)))
            return answers

    def _weighted(self, formula: Formula, unit: Sequence[Lit], soft: Sequence[Lit]) -> Any:
        """The formula, with what should hold."""
        from pysat.formula import WCNF

        wcnf = WCNF()
        for clause in [*self._clauses(formula)[0], *([each] for each in unit)]:
            wcnf.append(clause)
        for each in soft:
            wcnf.append([each], weight=1)
        return wcnf

    def nearest(self, formula: Formula, many: int) -> Timed[list[int]]:
        from pysat.examples.rc2 import RC2

        with RC2(self._weighted(formula, [], [-each for each in formula.edits])) as rc2:

            def work() -> list[int]:
                found: list[int] = []
                while len(found) < many and (model := rc2.compute()):
                    found.append(rc2.cost)
                    true = set(model)
                    rc2.add_clause([-each if each in true else each for each in formula.edits])
                return found

            return timed(work)

    def conflict(self, formula: Formula) -> Timed[set[Lit]]:
        from pysat.examples.musx import MUSX

        demands = formula.demands
        with MUSX(self._weighted(formula, [], demands), solver="g4", verbosity=0) as musx:
            return timed(lambda: {demands[place - 1] for place in musx.compute() or ()})

    def fewest(self, formula: Formula) -> Timed[set[frozenset[str]]]:
        from pysat.examples.rc2 import RC2

        positions = list(formula.positions.values())
        with RC2(self._weighted(formula, list(formula.settled.values()), positions)) as rc2:

            def best() -> Callable[[Lit], bool] | None:
                model = rc2.compute()
                return set(model).__contains__ if model else None

            return timed(lambda: all_smallest(formula, best, rc2.add_clause))


def conflicts(formula: Formula, asked: Iterable[Sequence[Lit]]) -> list[bool]:
    """For each of these sets, whether it cannot hold together. With Glucose 4, and without a clock."""
    from pysat.solvers import Glucose4

    with Glucose4(bootstrap_with=PySat()._clauses(formula)[0]) as solver:
        return [not solver.solve(assumptions=list(each)) for each in asked]


def solutions(formula: Formula, most: int) -> int:
    """How many solutions there are, those that make the same choices being one; no more than so many. With clingo."""
    control, atoms = Clingo()._control(formula)
    control.configuration.solve.models = most
    control.configuration.solve.project = "project"
    with control.backend() as backend:
        backend.add_project([literal(atoms, each) for each in set(map(abs, formula.choices.values()))])
    with control.solve(yield_=True) as handle:
        return sum(1 for _ in handle)

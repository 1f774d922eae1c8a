"""Names in content/red_flags.yml that lead nowhere, or in circles."""

from collections.abc import Iterable, Mapping

from veinguide.triage.patterns import BUT_NOT, Sequence, Sign, is_group

# Groups that are asked for by name.
_NEEDED_GROUPS = [
    "BEYOND_DOUBT",
    "LONG_PAST",
    "HARMLESS",
    "NEW_CLAUSE",
    "NOW",
    "NOT_YET",
    "LONG_AGO",
    "ONCE",
    "BACK_THEN",
    "IS_BACK",
    "IS_OVER",
    "REPORT",
    "NOT_A_REPORT",
    "ONSET",
    "DENIAL",
    "NOT_A_DENIAL",
    "DENIAL_ENDS",
    "DENIAL_GOES_ON",
    "QUESTION_OPENS",
    "WONDERS",
    "FILLER",
    "SUPPOSED",
    "QUESTION_ENDS",
    "QUESTION_GOES_ON",
    "STATEMENT_OPENS",
]


def sequences_of(signs: Iterable[Sign]) -> Iterable[Sequence]:
    """Every sequence in the patterns of some signs."""
    for sign in signs:
        for rule in sign.rules:
            for part in rule.pattern.parts:
                for step in part.steps:
                    yield from step


def missing_names(
    groups: Mapping[str, tuple[Sequence, ...]], signs: tuple[Sign, ...]
) -> list[str]:
    used: dict[str, str] = dict.fromkeys(_NEEDED_GROUPS, "the reading of messages")
    known = {sign.id for sign in signs}
    problems = []
    for name, sequences in groups.items():
        if name.endswith(BUT_NOT):
            used[name.removesuffix(BUT_NOT)] = name
        for sequence in sequences:
            used.update({item: name for item in sequence.items if is_group(item)})
    for sign in signs:
        for sequence in sequences_of([sign]):
            used.update({item: sign.id for item in sequence.items if is_group(item)})
        for rule in sign.rules:
            for part in rule.pattern.parts:
                used.update(dict.fromkeys(part.unless + part.without, sign.id))
            for named in rule.pattern.signs:
                problems += [
                    f"{sign.id}: no sign is called {name}"
                    for name in named
                    if name not in known
                ]
    problems += [
        f"{where}: no group is called {name}"
        for name, where in used.items()
        if name not in groups
    ]
    return problems + _circles(groups)


def _circles(groups: Mapping[str, tuple[Sequence, ...]]) -> list[str]:
    inside = {
        name: {item for said in sequences for item in said.items if item in groups}
        for name, sequences in groups.items()
    }
    for name, items in inside.items():
        if name + BUT_NOT in inside:
            items.add(name + BUT_NOT)
    while True:
        leaves = {name for name, items in inside.items() if not items}
        if not leaves:
            return [f"group {name} contains itself" for name in inside]
        inside = {
            name: items - leaves for name, items in inside.items() if name not in leaves
        }

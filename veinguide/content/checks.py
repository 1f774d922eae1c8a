"""The ties between facts, studies and responses, checked whenever content is loaded."""

from collections.abc import Iterator

from veinguide.content.records import Content, Fact, Variation
from veinguide.wording import figures

ATTRIBUTIONS = ("study", "clinic", "article", "other-source", "assistant")
KINDS = ("answer", "question", "emergency", "fallback", "notice")


def problems_of(content: Content) -> Iterator[str]:
    for fact in content.facts.values():
        for what in _problems_of_fact(fact, content):
            yield f"content/facts.yml, {fact.id}: {what}"
    for name, variations in content.responses.items():
        for what in _problems_of_response(variations, content):
            yield f"domain.yml, {name}: {what}"
    for fact in _untold(content):
        yield f"content/facts.yml, {fact.id}: no response tells it; set `told: false`"


def _problems_of_fact(fact: Fact, content: Content) -> Iterator[str]:
    if fact.attributed_to not in ATTRIBUTIONS:
        yield f"`attributed_to` is one of {', '.join(ATTRIBUTIONS)}"
    if fact.attributed_to == "study" and not fact.study:
        yield "attributed to a study, but `study` is missing"
    if fact.attributed_to in ("clinic", "article") and not fact.article_paragraph:
        yield "`article_paragraph` is missing"
    if fact.attributed_to == "other-source" and not fact.source_label:
        yield "`source_label` is missing"
    if fact.study and fact.study not in content.studies:
        yield f"`study` {fact.study} is not in content/studies.yml"
    if set(figures(fact.says)) != set(fact.figures):
        yield "`figures` are not the figures of `says`"
    if not fact.told and not fact.why:
        yield "`told: false` needs `why`"
    if (fact.reviewed.by is None) != (fact.reviewed.on is None):
        yield "`reviewed` needs both `by` and `on`"
    yield from _problems_of_hold(fact, content)


def _problems_of_hold(fact: Fact, content: Content) -> Iterator[str]:
    if (fact.unconfirmed or fact.hold) and not fact.when_held:
        yield "cannot be put on hold: `when_held` names no fact to tell instead"
    if fact.when_held:
        instead = content.facts.get(fact.when_held)
        if instead is None or instead.when_held or instead.figures:
            yield "`when_held` must name a fact without figures"


def _problems_of_response(
    variations: tuple[Variation, ...], content: Content
) -> Iterator[str]:
    if not any(not variation.condition for variation in variations):
        yield "no variation is without a condition"
    for variation in variations:
        yield from _problems_of_variation(variation, content)
    for fact in _holdable(variations, content):
        held = [one for one in variations if one.condition == {fact.held_slot: True}]
        if len(held) != 1:
            yield f"needs one variation for {fact.held_slot}: true"
        elif fact.when_held not in held[0].facts or _holdable(tuple(held), content):
            yield f"the variation for {fact.held_slot} must rest on {fact.when_held}"


def _problems_of_variation(variation: Variation, content: Content) -> Iterator[str]:
    if variation.kind not in KINDS:
        yield f"`kind` is one of {', '.join(KINDS)}"
    if variation.kind in ("answer", "emergency") and not variation.facts:
        yield "names no fact"
    known = [content.facts[name] for name in variation.facts if name in content.facts]
    for name in variation.facts:
        if name not in content.facts:
            yield f"there is no fact {name}"
    for fact in known:
        if not fact.told:
            yield f"rests on {fact.id}, which is not to be told"
    sourced = {figure for fact in known for figure in fact.figures}
    for figure in figures(variation.text):
        if figure not in sourced:
            yield f"{figure} is in none of its facts"
    for button in variation.buttons:
        if not button.payload.startswith("/"):
            yield f"the payload of {button.title!r} does not begin with /"


def _holdable(variations: tuple[Variation, ...], content: Content) -> list[Fact]:
    named = {name for variation in variations for name in variation.facts}
    facts = (content.facts[name] for name in sorted(named) if name in content.facts)
    return [fact for fact in facts if fact.when_held]


def _untold(content: Content) -> list[Fact]:
    named = {
        name
        for variations in content.responses.values()
        for variation in variations
        for name in variation.facts
    }
    return [
        fact for fact in content.facts.values() if fact.told and fact.id not in named
    ]

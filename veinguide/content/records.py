"""The records that content/ and the responses of domain.yml are read into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

PUBMED = "https://pubmed.ncbi.nlm.nih.gov"


@dataclass(frozen=True)
class Review:
    by: str | None
    on: date | None


@dataclass(frozen=True)
class Fact:
    id: str
    says: str
    figures: tuple[str, ...]
    attributed_to: str
    reviewed: Review
    hold: bool
    claim: str | None = None
    article_paragraph: int | None = None
    study: str | None = None
    source_label: str | None = None
    source_url: str | None = None
    limits: str | None = None
    told: bool = True
    why: str | None = None
    unconfirmed: bool = False
    when_held: str | None = None

    @property
    def held_slot(self) -> str:
        """The slot that a variation of domain.yml names to be said while on hold."""
        return "held_" + self.id.replace("-", "_")


@dataclass(frozen=True)
class Study:
    id: str
    title: str
    authors: str
    journal: str
    year: int
    pmid: str | None
    doi: str | None
    n: int | None
    leaves_open: str
    checked_by_clinician: bool

    @property
    def url(self) -> str | None:
        if self.pmid:
            return f"{PUBMED}/{self.pmid}/"
        return f"https://doi.org/{self.doi}" if self.doi else None


@dataclass(frozen=True)
class Link:
    """Something with a name, and an address if we know one."""

    name: str
    url: str | None


@dataclass(frozen=True)
class Clinic:
    name: str
    phone: str
    phone_link: str
    time_zone: str
    hours: str | None
    address: str | None
    youtube: Link
    article: Link
    closed_weekdays: tuple[str, ...] = ()
    closed_dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class Term:
    term: str
    gloss: str
    glossed_by: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Glossary:
    terms: tuple[Term, ...]
    # entity -> value -> the ways visitors write it
    vocabulary: Mapping[str, Mapping[str, tuple[str, ...]]]


def payload_intent(payload: str) -> str:
    """The intent that a button stands for; entities may follow it in its payload."""
    return payload.removeprefix("/").split("{")[0]


@dataclass(frozen=True)
class Button:
    title: str
    payload: str

    @property
    def intent(self) -> str:
        return payload_intent(self.payload)


@dataclass(frozen=True)
class Variation:
    """One wording of a response, and the slot values it is said for."""

    text: str
    kind: str
    topic: str
    facts: tuple[str, ...]
    buttons: tuple[Button, ...]
    condition: Mapping[str, object]
    offers: str | None = None  # "visit": said unasked at most once, addons/answers.py


@dataclass(frozen=True)
class Source:
    """What is shown under an answer."""

    label: str
    url: str | None


@dataclass(frozen=True)
class Content:
    facts: Mapping[str, Fact]
    studies: Mapping[str, Study]
    clinic: Clinic
    glossary: Glossary
    responses: Mapping[str, tuple[Variation, ...]]

    def sources(self, fact_ids: Iterable[str]) -> list[Source]:
        """The clinic's article first, then studies, then others; each once.

        Ids that are no longer in content/ are passed over: old chats may name them.
        """
        facts = [self.facts[name] for name in fact_ids if name in self.facts]
        article = [self._article() for fact in facts if fact.article_paragraph]
        studies = [self._study(fact.study) for fact in facts if fact.study]
        others = [
            Source(fact.source_label, fact.source_url)
            for fact in facts
            if fact.source_label
        ]
        return list(dict.fromkeys(article + studies + others))

    def held_slots(self) -> dict[str, bool]:
        """Slot values that make Rasa say the numberless wording of facts on hold."""
        return {
            fact.held_slot: fact.hold for fact in self.facts.values() if fact.when_held
        }

    def unconfirmed(self, fact_ids: Iterable[str]) -> list[Fact]:
        """Those of the facts whose figure nobody has checked against its study."""
        facts = (self.facts[name] for name in fact_ids if name in self.facts)
        return [fact for fact in facts if fact.unconfirmed]

    def _article(self) -> Source:
        article = self.clinic.article
        return Source(f"{self.clinic.name}: {article.name}", article.url)

    def _study(self, study_id: str) -> Source:
        study = self.studies[study_id]
        return Source(f"{study.authors}: {study.title}. {study.journal}", study.url)

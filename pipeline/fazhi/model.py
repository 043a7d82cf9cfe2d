"""The record: what one report says, each fact with its verbatim evidence.

The shape is that of the annotation guideline, with offsets, confidence and provenance added. Offsets count
Unicode code points of `Record.text`; ``text[start:end] == evidence`` holds for every fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fazhi.errors import RecordError

__all__ = [
    "Adoption",
    "Agency",
    "AgencyKind",
    "Change",
    "Collaboration",
    "Document",
    "DocumentKind",
    "Evidence",
    "Honour",
    "Mechanism",
    "MechanismKind",
    "Observation",
    "Producer",
    "Record",
    "Region",
    "Rejection",
    "Relation",
    "Report",
    "Status",
]

AgencyKind = Literal[
    "government", "party", "congress", "cppcc", "court", "procuratorate",
    "enforcement", "service", "committee", "enterprise", "education", "other",
]  # fmt: skip
DocumentKind = Literal["law", "regulation", "rule", "normative", "party", "plan", "catalogue", "publication", "report"]
MechanismKind = Literal[
    "system", "mechanism", "model", "experience", "programme", "platform", "list", "campaign", "institution"
]
Relation = Literal["issued", "implemented", "studied", "mentioned"]
Confidence = Annotated[float, Field(ge=0, le=1)]


class Status(StrEnum):
    """How a region stands to a mechanism."""

    IMPLEMENTED = "implemented"
    PILOTING = "piloting"
    PLANNED = "planned"
    DEFICIENT = "deficient"
    AWARDED = "awarded"


class Model(BaseModel):
    """A frozen value that takes no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Model):
    """A verbatim piece of the report's text."""

    evidence: str = Field(min_length=1)
    start: int = Field(ge=0)
    end: int = Field(gt=0)


class Fact(Evidence):
    """What every stated fact carries: evidence, confidence and doubt."""

    confidence: Confidence | None = None
    optional: bool = False


class Producer(Model):
    """Who made a record."""

    name: str
    version: str


class Report(Model):
    """The report itself and the jurisdiction it speaks for."""

    region: str | None = None
    region_path: tuple[str, ...] = ()
    region_id: str | None = None
    level: str | None = None
    year: int | None = None
    issuer: str | None = None
    date: str | None = None
    title: str | None = None
    source: str
    sha256: str
    confidence: Confidence | None = None
    region_evidence: tuple[str, ...] = ()


class Region(Fact):
    """Another administrative division or functional zone named in the report."""

    name: str
    path: tuple[str, ...] = ()
    id: str | None = None
    level: str | None = None
    surfaces: tuple[str, ...]
    mentions: int = 1


class Agency(Fact):
    """A named organisation and the jurisdiction that it belongs to."""

    name: str
    region: str | None = None
    region_id: str | None = None
    surfaces: tuple[str, ...]
    kind: AgencyKind
    mentions: int = 1


class Document(Fact):
    """A law, rule, plan or work cited, and how the jurisdiction stands to it."""

    title: str
    kind: DocumentKind
    relation: Relation
    doc_number: str | None = None
    surfaces: tuple[str, ...] = ()
    known: bool = False
    mentions: int = 1


class Adoption(Fact):
    """One status of a mechanism in the report's jurisdiction."""

    status: Status
    first: str | None = None
    more_evidence: tuple[Evidence, ...] = ()


class Mechanism(Model):
    """A named way of governing and its adoptions by status."""

    name: str
    surfaces: tuple[str, ...]
    kind: MechanismKind
    adoptions: tuple[Adoption, ...]
    agencies: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    known: bool = False
    mentions: int = 1
    confidence: Confidence | None = None
    optional: bool = False


class Change(Model):
    """A change that the text ties to a figure."""

    direction: Literal["up", "down"]
    value: float | None = None
    unit: str | None = None


class Observation(Fact):
    """A figure that measures government work."""

    indicator: str
    value: float
    unit: str
    year: int | None = None
    period: str | None = None
    change: Change | None = None
    approx: bool = False
    rank: str | None = None
    known: bool = False


class Honour(Fact):
    """A prize, selection or shortlist won."""

    name: str
    holder: str | None = None
    level: str | None = None


class Collaboration(Fact):
    """Named cooperation with another jurisdiction."""

    with_: tuple[str, ...] = Field(alias="with")
    mechanism: str | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Rejection(Evidence):
    """Something seen and left out, with the reason."""

    kind: str
    reason: str


class Record(Model):
    """Every fact that one report states.

    Examples:
        >>> record = Record(doc="a", text="2023年", producer=Producer(name="hand", version="1"),
        ...                 report=Report(source="a.txt", sha256="0" * 64, year=2023))
        >>> Record.from_json(record.to_json()) == record
        True
    """

    doc: str
    producer: Producer
    report: Report
    regions: tuple[Region, ...] = ()
    agencies: tuple[Agency, ...] = ()
    documents: tuple[Document, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    observations: tuple[Observation, ...] = ()
    honours: tuple[Honour, ...] = ()
    collaborations: tuple[Collaboration, ...] = ()
    rejected: tuple[Rejection, ...] = ()
    text: str

    def to_json(self, indent: int | None = 1) -> str:
        """Serialise the record; the same record gives the same string.

        Args:
            indent: Spaces a level, or None for one line.

        Returns:
            JSON text.
        """
        return self.model_dump_json(indent=indent, by_alias=True)

    @classmethod
    def from_json(cls, data: str | bytes, source: str = "record") -> Self:
        """Read a record and check that its evidence is verbatim.

        Args:
            data: JSON text of one record.
            source: The file's name, for messages.

        Returns:
            The record.

        Raises:
            RecordError: If the JSON does not keep the record contract.
        """
        try:
            record = cls.model_validate_json(data)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            reason = f"{place}: {first['msg']}" if place else first["msg"]
            raise RecordError(f"{source}: {reason}", "make the record again") from error
        record.check(source)
        return record

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a record from a file.

        Args:
            path: A JSON file.

        Returns:
            The record.

        Raises:
            RecordError: If the file cannot be read or does not keep the contract.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise RecordError(f"{path}: {error.strerror}", "check the path") from error
        return cls.from_json(data, str(path))

    def evidences(self) -> Iterator[Evidence]:
        """Go through every piece of evidence in the record.

        Yields:
            Evidence of facts, adoptions and rejections.
        """
        for facts in (self.regions, self.agencies, self.documents, self.observations, self.honours):
            yield from facts
        yield from self.collaborations
        yield from self.rejected
        for mechanism in self.mechanisms:
            for adoption in mechanism.adoptions:
                yield adoption
                yield from adoption.more_evidence

    def check(self, source: str = "record") -> None:
        """Check that ``text[start:end] == evidence`` for everything in the record.

        Args:
            source: The record's name, for messages.

        Raises:
            RecordError: At the first evidence that is not verbatim.
        """
        for item in self.evidences():
            if self.text[item.start : item.end] != item.evidence:
                raise RecordError(
                    f"{source}: evidence at {item.start}-{item.end} is not what the text says: {item.evidence[:30]}",
                    "make the record again",
                )

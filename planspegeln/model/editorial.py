"""What the editors add of their own: words of searches, the glossary, what the site says of itself.

As in `model`, the classes say what shape the YAML may have.
"""

from __future__ import annotations

from pydantic import Field, model_validator

from planspegeln.model.entities import Conformance
from planspegeln.model.values import Address, Date, Email, Id, Line, Model, Ref, WebAddress


class Words(Model):
    """The file `words.yml`: words searches pass over, other words, and compounds with their parts.

    `synonyms` leads from what people type to a word of the texts. A compound with no parts is one
    that must not be split (riktlinje). `spelled` are words that are right as they are, though a
    word of the texts is much like them. `verbs` are the stems of each verb that has several.
    """

    stop: tuple[Line, ...] = ()
    synonyms: dict[str, Line] = Field(default_factory=dict)
    compounds: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    spelled: tuple[Line, ...] = ()
    verbs: tuple[tuple[Line, ...], ...] = ()


class Explanation(Model):
    """Where a document says what an abbreviation stands for, in the document's own words."""

    document: Ref
    quote: Line


class Abbreviation(Model):
    """A short form in the documents, and what it stands for where that is known.

    `expansion` is the source's where `explained_in` says where it stands, else the editors', of
    what is common knowledge; without it the site says that the source does not explain the term.
    A `municipality` is named where the term is that municipality's own.
    """

    id: Id
    term: Line
    municipality: Id | None = None
    expansion: Line | None = None
    explained_in: tuple[Explanation, ...] = ()
    note: Line | None = None

    @model_validator(mode="after")
    def _explained_is_expanded(self) -> Abbreviation:
        if self.explained_in and self.expansion is None:
            raise ValueError("”explained_in” kräver ”expansion”: vad källan säger att det betyder")
        return self


class Glossary(Model):
    """The file `glossary.yml`; `exceptions` are words in capitals that shorten nothing."""

    abbreviations: tuple[Abbreviation, ...] = ()
    exceptions: tuple[Line, ...] = ()


class Contact(Model):
    """Where visitors reach those who run the site."""

    email: Email
    page: WebAddress


class KnownFault(Model):
    """Something on the site that somebody cannot use, and why it is so."""

    what: Line
    why: Line


class Accessibility(Model):
    """The accessibility statement that 2018:1937 asks for, in the parts Digg lists.

    Every part has to be given. `adopted` is false as long as no public body runs the site: only
    then may `actor` and `contact` be null, and the page says that they are not filled in.
    """

    service: Line
    adopted: bool
    actor: Line | None
    contact: Contact | None
    conformance: Conformance
    faults: tuple[KnownFault, ...]
    burdensome: tuple[KnownFault, ...] = Field(description="12 § i lagen")
    outside: tuple[KnownFault, ...] = Field(description="9 § i lagen")
    assessed: Date
    updated: Date
    method: Line
    tested: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Accessibility:
        if self.adopted and (self.actor is None or self.contact is None):
            raise ValueError("fyll i ”actor” och ”contact”; de får bara saknas med adopted: false")
        if self.conformance == "full" and self.faults:
            raise ValueError("”conformance: full” går inte ihop med brister under ”faults”")
        if self.conformance != "full" and not self.faults:
            raise ValueError("ange under ”faults” vad som brister, eller ”conformance: full”")
        if self.updated < self.assessed:
            raise ValueError("”updated” kan inte vara före ”assessed”")
        return self


class About(Model):
    """The file `site.yml`: what the site says of itself."""

    accessibility: Accessibility


class Withdrawal(Model):
    """A page, or a place on one, that was published and is no more: its address says so.

    `moved_to` is where the same is now, if it is anywhere.
    """

    address: Address
    title: Line
    date: Date
    reason: Line
    moved_to: Address | None = None

    @property
    def page(self) -> str:
        """The address of the page that is gone, or that the place was on."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The place on the page that is gone; "" where the whole page is."""
        return self.address.partition("#")[2]


class Withdrawals(Model):
    """The file `withdrawn.yml`."""

    withdrawn: tuple[Withdrawal, ...]

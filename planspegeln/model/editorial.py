"""What the editors add: search words, the glossary, the log of changes, withdrawals, facts about the site.

As in `entities`, the classes say which shape the YAML may have.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import Field, model_validator

from planspegeln.model.entities import (
    PRIORITY_FOLDER,
    ChangeKind,
    Conformance,
    PublisherKind,
    Quote,
)
from planspegeln.model.values import (
    DOCUMENTS_FOLDER,
    Address,
    Brief,
    Date,
    Email,
    Id,
    Line,
    Model,
    OrganisationNumber,
    Ref,
    Sha256,
    WebAddress,
)


class Words(Model):
    """The file `words.yml`: search words.

    A search ignores the words under `stop`. `synonyms` maps what people type, a word or a
    phrase, to a word of the texts. `compounds` maps a compound to its parts; one without parts
    must not be split (riktlinje). A search does not correct the words under `spelled`, although
    the texts have similar words. `stems` has those of each word that has several: nådde and når. One
    with a hyphen before it stands behind other letters only, since it is also another word (-tag).
    """

    stop: tuple[Line, ...] = ()
    synonyms: dict[str, Line] = Field(default_factory=dict)
    compounds: dict[str, tuple[Line, ...]] = Field(default_factory=dict)
    spelled: tuple[Line, ...] = ()
    stems: tuple[tuple[Line, ...], ...] = ()


class Explanation(Quote):
    """A quote in which a document says what an abbreviation stands for."""

    document: Ref


class Abbreviation(Model):
    """A short form in the documents, and what it stands for if that is known.

    `explained_in` says where the source gives the `expansion`. If it is empty, the expansion is
    the editors' and common knowledge, and the site says that the source does not explain the term.
    `municipality` is set if only that municipality uses the term in this sense.
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
    """The file `glossary.yml`. `exceptions` are words in capitals that are no abbreviations."""

    abbreviations: tuple[Abbreviation, ...] = ()
    exceptions: tuple[Line, ...] = ()


class Contact(Model):
    """How visitors reach those who run the site."""

    email: Email
    page: WebAddress


class KnownFault(Model):
    """Something on the site that some visitors cannot use, and why."""

    what: Line
    why: Line


class Accessibility(Model):
    """The accessibility statement that the Swedish Act 2018:1937 requires.

    Its parts are those that the agency Digg lists. Every part must be given. `adopted` is false as
    long as no public body runs the site. Only then may `actor` and `contact` be null; the page then
    says that they are not filled in.
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


class Privacy(Model):
    """What only the organisation that runs the site can say (GDPR, articles 13 and 14).

    `controller` decides why and how data is processed. `officer` is the data protection officer,
    which a public body must have (article 37.1 a) and others may lack. `legal_basis` says on which ground of article
    6.1 names are published. `logs` says what the web host records of visits, and how long it keeps
    it.
    """

    controller: Line | None
    contact: Contact | None
    officer: Contact | None
    legal_basis: Line | None
    logs: Line | None
    updated: Date


class Security(Model):
    """Where somebody who finds a weakness reports it, for `security.txt` (RFC 9116).

    After `expires` nobody should rely on it. A build refuses a day that has passed, and one that is
    more than a year away.
    """

    contact: Contact
    expires: Date


class OpenData(Model):
    """What the national data portal is told of the body that runs the site (DCAT-AP-SE 3).

    Its name and contact are those of `accessibility`. `kind` is what kind of body it is, and
    `organisation` its number, by which the portal knows it again.
    """

    kind: PublisherKind
    organisation: OrganisationNumber | None = None


class About(Model):
    """The file `site.yml`: facts about the site.

    `publish_unread` is whether a build publishes what nobody has gone through, marked as such.
    """

    accessibility: Accessibility
    privacy: Privacy
    security: Security | None = None
    open_data: OpenData | None = None
    publish_unread: bool = False


@dataclass(frozen=True)
class Publisher:
    """Who publishes the data: its name, how to reach it, and what the portal is told besides.

    `service` is what its site is called.
    """

    service: Line
    name: Line
    contact: Contact | None
    told: OpenData


def publisher(about: About | None) -> Publisher | None:
    """Who publishes the data. None as long as nobody runs the site, or `open_data` is not given."""
    if about is None or about.open_data is None:
        return None
    by = about.accessibility
    if not by.adopted or by.actor is None:
        return None
    return Publisher(by.service, by.actor, by.contact, about.open_data)


class Withdrawal(Model):
    """A page, or an anchor on a page, that was published and no longer exists.

    Its address still answers and says what happened. `moved_to` is the new address, if any.
    """

    address: Address
    title: Line
    date: Date
    reason: Line
    moved_to: Address | None = None

    @property
    def page(self) -> str:
        """The address of the page that is gone, or that had the anchor."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor that is gone, or "" if the whole page is."""
        return self.address.partition("#")[2]

    @property
    def document(self) -> str | None:
        """The key of the document whose page is gone, if it is one's."""
        return self._key([DOCUMENTS_FOLDER])

    @property
    def priority(self) -> str | None:
        """The key of the priority whose page is gone, if it is one's."""
        return self._key(PRIORITY_FOLDER.values())

    def _key(self, folders: Iterable[str]) -> str | None:
        own, _, rest = self.address.partition("/")
        folder, _, name = rest.partition("/")
        is_one = folder in folders and name.find("/") == len(name) - 1
        return f"{own}/{name[:-1]}" if is_one else None


class Rewording(Model):
    """A published address that stands for the same thing as before, in other words: `now`."""

    address: Address
    now: Line
    date: Date
    reason: Line


class WithheldAddress(Model):
    """A published address that named somebody whose name is left out now.

    Only its SHA-256 is kept. It leads to `moved_to`, the same thing under a neutral id.
    """

    sha256: Sha256
    date: Date
    moved_to: Address


class Withdrawals(Model):
    """The file `withdrawn.yml`: addresses that are gone, reworded, or no longer told."""

    withdrawn: tuple[Withdrawal, ...] = ()
    reworded: tuple[Rewording, ...] = ()
    withheld: tuple[WithheldAddress, ...] = ()


class Change(Model):
    """An entry of the public log: a document added, a document read, or a correction.

    `date` is the day that it was made, as the editors enter it. `text` is what else there is to say. Only a
    correction has `was`, `now` and `why`: what stood, what stands and the reason. It names the priorities
    that it is about, or only the document. What is withdrawn is no entry: `withdrawn.yml` tells of it. An
    entry about it stays, and names what it did.
    """

    id: Id
    date: Date
    kind: ChangeKind
    document: Ref | None = None
    priorities: tuple[Ref, ...] = ()
    text: Brief | None = None
    was: Line | None = None
    now: Line | None = None
    why: Line | None = None

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Change:
        if self.kind != "correction" and self.document is None:
            raise ValueError("ange ”document”: dokumentet som är tillagt eller genomläst")
        if self.document is None and not self.priorities:
            raise ValueError("ange ”document”, ”priorities” eller båda: vad rättelsen gäller")
        return self

    @model_validator(mode="after")
    def _a_correction_is_whole(self) -> Change:
        told = {"was": self.was, "now": self.now, "why": self.why}
        if self.kind == "correction":
            if missing := [name for name, value in told.items() if value is None]:
                raise ValueError(
                    f"en rättelse säger vad som stod (was), vad som står nu (now) och varför (why); "
                    f"ange ”{missing[0]}”"
                )
        elif given := [name for name, value in told.items() if value is not None]:
            raise ValueError(
                f"”{given[0]}” hör till en rättelse; skriv kind: correction, eller ta bort det"
            )
        elif self.priorities:
            raise ValueError(
                "”priorities” hör till en rättelse: vilka ett dokument handlar om står i dokumentet; "
                "ta bort det"
            )
        return self


class Changes(Model):
    """A file `changes/<year>.yml`: what was done that year, the newest last."""

    changes: tuple[Change, ...] = ()

"""Puts attacks into any place of a collection's YAML, and judges what then comes out of it.

A place is a scalar of a file: a value or a key. Nobody lists them, so a new field is attacked too.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml
from lxml import etree
from rdflib import Graph

from planspegeln import exports
from planspegeln.exports import feeds
from planspegeln.exports.linked import pages as linked_pages
from planspegeln.hosting.files import files as hosting_files
from planspegeln.hosting.rules import Moves
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import DataError, Fault
from planspegeln.model.values import Trail
from planspegeln.pages import ledger
from planspegeln.pages.addresses import SCRIPTS
from planspegeln.rendering import embeds
from planspegeln.rendering.site import Site
from tests.conftest import Copy

ROOT: Final = Path(yamlfile.__file__).parents[2]
_POSITION: Final = re.compile(r"data/[^:\n]+:[1-9]\d*:[1-9]\d*: \S.*")
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_MOST: Final = 200
_ID: Final = re.compile(r"[a-z0-9/#.-]+")
_ADDRESSES: Final = {"href", "src", "action", "formaction", "cite", "data", "poster", "xlink:href"}
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):")
# A text of another length or wording has other of these; what they hold is compared all the same.
_INLINE: Final = {"a", "abbr", "em", "mark", "span", "li", "ul", "p", "dt", "dd", "tspan"}
_TODAY: Final = date(2031, 3, 1)


class Place(NamedTuple):
    """A scalar of a file: its trail, the characters that write it, and its text."""

    file: str
    trail: Trail
    start: int
    end: int
    text: str
    is_key: bool

    def __str__(self) -> str:
        """The file and the trail."""
        return f"{self.file} {'/'.join(map(str, self.trail))}{' (key)' if self.is_key else ''}"


class Case(NamedTuple):
    """What is written at a place: `yaml`, which reads as `text` unless it is some other YAML."""

    place: Place
    yaml: str
    text: str
    mark: str


def places(file: str, content: str) -> list[Place]:
    """Every place of a YAML file, in order."""
    found: list[Place] = []

    def add(node: yaml.Node, trail: Trail, *, is_key: bool = False) -> None:
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            end = start + len(content[start:end].rstrip())
            found.append(Place(file, trail, start, end, str(node.value), is_key))
        elif isinstance(node, yaml.SequenceNode):
            for i, part in enumerate(node.value):
                add(part, (*trail, i))
        else:
            for key, value in node.value:
                add(key, (*trail, key.value), is_key=True)
                add(value, (*trail, key.value))

    whole = yaml.compose(content, yaml.CSafeLoader)
    if whole:
        add(whole, ())
    return found


def mark(number: int) -> str:
    """A word for a case that no other case has and no text holds."""
    letters = ""
    while number or not letters:
        number, last = divmod(number, 20)
        letters += "bcdfghjklmnprstvxzqw"[last]
    return f"qy{letters}yq"


def quoted(text: str) -> str:
    """A text as YAML that reads as the same text, whatever is in it."""
    return "".join(
        sign
        if sign.isprintable()
        else f"\\u{ord(sign):04x}"
        if ord(sign) < 0x10000
        else f"\\U{ord(sign):08x}"
        for sign in json.dumps(text, ensure_ascii=False)
    )


def written(place: Place, number: int, attack: str, way: int) -> Case:
    """A case: the attack beside the place's text or instead of it, with the case's mark."""
    own = mark(number)
    told = (
        f"{place.text} {own} {attack}",
        f"{own}{attack}",
        f"{attack} {own} {place.text}",
        attack,
        f"{place.text}{attack}{own}",
    )[way % 5]
    return Case(place, quoted(told), told, own)


def summed(text: str) -> str:
    """The SHA-256 of a source's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class Opened:
    """What was opened, written or started since `begin`, as Python reports it."""

    active: bool = False
    events: list[tuple[str, str]] = field(default_factory=list)

    def hear(self, event: str, given: tuple[Any, ...]) -> None:
        """Note what reaches out of the program."""
        if self.active and event in _HEARD:
            writes = event == "open" and isinstance(given[1], str) and set(given[1]) & set("wax+")
            told = f"{event}{' to write' if writes else ''}"
            self.events.append((told, str(given[0]) if given else ""))

    @contextmanager
    def within(self, *roots: Path) -> Iterator[None]:
        """Hold what runs inside to reading files under some folders, and to temporary files."""
        self.events.clear()
        self.active = True
        try:
            yield
        finally:
            self.active = False
        outside = [
            (event, path)
            for event, path in self.events
            if not Path(path).is_relative_to(tempfile.gettempdir())
            and (event != "open" or not any(Path(path).is_relative_to(root) for root in roots))
        ]
        assert not outside, f"outside: {outside}"


_HEARD: Final = {
    *(
        "open",
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.symlink",
        "os.link",
        "os.chmod",
    ),
    *("os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "shutil.rmtree"),
    *("socket.connect", "socket.getaddrinfo", "urllib.Request", "ctypes.dlopen"),
}
OPENED: Final = Opened()
sys.addaudithook(OPENED.hear)


class Structure(HTMLParser):
    """What a browser would make of HTML besides text: its elements, attributes and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.texts: list[str] = []
        self._shown: list[str] = []
        self.feed(html)
        self.close()
        self.texts.append(squeezed("".join(self._shown)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element with the names of its attributes and the schemes of its addresses."""
        kinds = [tag]
        for name, value in sorted(attrs, key=lambda one: one[0]):
            kinds.append(name)
            if value and (name in _ADDRESSES or name == "style"):
                bare = re.sub(r"[\x00-\x20]", "", value).lower()
                scheme = _SCHEME.match(bare)
                kinds.append(scheme[1] if scheme else "//" if bare.startswith(("//", "\\")) else "")
            if value:
                self.texts.append(squeezed(value))
        self.elements[tuple(kinds)] += 1

    def handle_data(self, data: str) -> None:
        """Collect the text."""
        self._shown.append(data)

    def handle_decl(self, decl: str) -> None:
        """Count what no page of the site has."""
        self.elements["!", decl] += 1

    def unknown_decl(self, data: str) -> None:
        """Count what no page of the site has."""
        self.elements["!", data] += 1

    def handle_comment(self, data: str) -> None:
        """Count what no page of the site has."""
        self.elements["!--", data] += 1

    def handle_pi(self, data: str) -> None:
        """Count what no page of the site has."""
        self.elements["?", data] += 1

    @property
    def fixed(self) -> Counter[str]:
        """How many there are of each element that does not follow from a text's words."""
        found: Counter[str] = Counter()
        for (tag, *_), count in self.elements.items():
            if tag not in _INLINE:
                found[tag] += count
        return found


def squeezed(text: str) -> str:
    """A text with one space for each run of white space."""
    return " ".join(text.split())


def keys(value: Any) -> Iterator[str]:
    """Every key of a data file."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from keys(part)


def drawn(site: Site) -> dict[str, str]:
    """The HTML of every page by address, of every redirect, and of a page with every embed."""
    html: dict[str, str] = {}
    for page in site.pages.values():
        html[page.address] = str(site.render(page))
        for former in page.former:
            html[former] = str(site.fragment("redirect.html", former, page=page, scripts=SCRIPTS))
    told = [
        str(embed(site, ""))
        for embed in (
            embeds.kommuner,
            embeds.dokumenten,
            embeds.amnen,
            embeds.aren,
            embeds.kontakt,
        )
    ]
    catalogue = site.catalogue
    for one, keys in (
        (embeds.kommun, catalogue.municipalities),
        (embeds.dokument, catalogue.documents),
        (embeds.prioritet, catalogue.priorities),
        (embeds.amne, catalogue.topics),
        (embeds.atagande, catalogue.extracts.commitments),
        (embeds.matt, [its.key for its in catalogue.extracts.measures]),
        (embeds.i_korthet, [key for key, its in catalogue.priorities.items() if its.summary]),
    ):
        told += [str(one(site, "", key)) for key in keys]
    html[EMBEDDED] = "\n\n".join(told)
    return html


EMBEDDED: Final = "(inbäddat)"


def published(site: Site) -> dict[str, str]:
    """The text of every file besides pages: data files, feeds, the lexicon, and what servers read.

    So is what each page says of itself in a script element, which ends where it should.
    """
    site.origin = "https://plan.example/"
    made = dict(exports.files(site.catalogue, site.pages.values(), site.origin))
    read = (".json", ".rdf", ".ttl")
    found = {name: its.decode() for name, its in made.items() if name.endswith(read)}
    found |= feeds.files(site.pages.values(), site.origin, site.name)
    for address in site.pages:
        told = found[f"{address}.json"] = str(linked_pages.script(site, address)) or "{}"
        assert "<" not in told, told
    found |= {
        name: json.dumps(told, ensure_ascii=False) for name, told in site.lexicon.files().items()
    }
    moves = Moves.of(site.pages.values(), "https://plan.example/")
    return found | hosting_files(moves, site.catalogue.about, _TODAY)


def _tags(text: str) -> Iterator[tuple[str, ...]]:
    """The names of each element of an XML file and of its attributes, and where each link leads."""
    for one in etree.fromstring(text.encode()).iter():
        yield (one.tag, *one.keys(), one.get("href") or "")


class Attacked:
    """A collection whose places are attacked, and what became of each case."""

    def __init__(self, copy: Copy) -> None:
        """Take a copy of the made-up collection, and let its ledger have all its addresses."""
        self.copy = copy
        self.files = {
            path.relative_to(copy.root).as_posix(): path.read_bytes().decode()
            for path in sorted(copy.root.rglob("*"))
            if path.is_file()
        }
        self.places = {
            name: places(name, content)
            for name, content in self.files.items()
            if name.endswith(".yml")
        }
        site = Site.open(copy.root)
        copy.write_ledger(*ledger.published(copy.root, site.pages.values()))
        self.files[ledger.LEDGER] = copy.read(ledger.LEDGER)
        self._html = drawn(Site.open(copy.root))
        self._structures = {address: Structure(html) for address, html in self._html.items()}
        self._every: Counter[tuple[str, ...]] = Counter()
        for one in self._structures.values():
            self._every |= one.elements
        self._published = published(site)
        self.refused = 0
        self.accepted = 0
        self.shown = 0
        self.free: dict[Place, None] = {}

    def try_together(self, cases: Sequence[Case]) -> None:
        """Try cases together, and without those that have a fault, until the rest is accepted.

        If the faults are elsewhere than in a case, each case is first tried alone.
        """
        left = list(cases)
        while left:
            faults, site = self._open(left)
            if site is not None:
                self._accept(site, left)
                return
            at = {str(fault.position) for fault in faults}
            positions = self._positions(left)
            kept = [case for case in left if positions[case] not in at]
            if len(kept) == len(left):
                kept = [case for case in left if self._is_accepted_alone(case)]
                if len(kept) == len(left):  # each is, and together they are not
                    for case in kept:
                        _, site = self._open([case])
                        if site is not None:
                            self._accept(site, [case])
                    return
            self.refused += len(left) - len(kept)
            left = kept

    def _accept(self, site: Site, cases: Sequence[Case]) -> None:
        self.accepted += len(cases)
        self.free |= dict.fromkeys(case.place for case in cases)
        self._judge(site, cases)

    def _is_accepted_alone(self, case: Case) -> bool:
        """Whether the case has no fault. A fault must be in its file, or miss what is lost."""
        faults, site = self._open([case])
        files = {fault.position.file for fault in faults}
        assert (
            site is not None
            or f"data/{case.place.file}" in files
            or self._names_what_is_lost(case, faults)
        ), self._told([case], faults)
        return site is not None

    def try_alone(self, case: Case) -> None:
        """Try a case that may be any YAML, and so may change what stands after it too."""
        if self._is_accepted_alone(case):
            _, site = self._open([case])
            assert site is not None
            self._accept(site, [case])
        else:
            self.refused += 1

    def try_word(self, word: str, attack: str, mark: str) -> None:
        """Put an attack after a word, wherever a document or what rests on it has the word.

        So an attack comes into the documents' own text, and into what is quoted from it.
        """
        attack = f"{mark} {attack}"
        case = Case(Place("", (), 0, 0, word, is_key=False), quoted(attack), attack, mark)
        files: dict[str, str] = {}
        found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        for name, own in self.places.items():
            content = self.files[name]
            for place in reversed(own):
                if not place.is_key and found.search(place.text) and not _ID.fullmatch(place.text):
                    text = found.sub(lambda match: f"{match[0]} {attack}", place.text)
                    content = content[: place.start] + quoted(text) + content[place.end :]
            if content != self.files[name]:
                files[name] = content
        for name in [name for name in self.files if name.startswith("sources/")]:
            old = self.files[name]
            files[name] = found.sub(lambda match: f"{match[0]} {attack}", old)
            for other in [other for other in files if "/documents/" in other]:
                files[other] = files[other].replace(summed(old), summed(files[name]))
        faults, site = self.opened(files, [case])
        if site is None:
            assert {fault.position.file for fault in faults} & {f"data/{name}" for name in files}
            self.refused += 1
        else:
            self.accepted += 1
            self._judge(site, [case])

    def _positions(self, cases: Sequence[Case]) -> dict[Case, str]:
        """Where each case stands in its file, when all of them do."""
        found: dict[Case, str] = {}
        for file, own in groupby(
            sorted(cases, key=lambda case: case.place[:3:2]), lambda case: case.place.file
        ):
            content, at = "", 0
            for case in own:
                content += self.files[file][at : case.place.start]
                line, column = content.count("\n") + 1, len(content) - content.rfind("\n")
                found[case] = f"data/{file}:{line}:{column}"
                content += case.yaml
                at = case.place.end
        return found

    def _names_what_is_lost(self, case: Case, faults: Sequence[Fault]) -> bool:
        """Whether a fault elsewhere says that it misses the text that the case replaced, or what a key had."""
        place = case.place
        own = [
            place,
            *(one for one in self.places[place.file] if place.is_key and one.trail == place.trail),
        ]
        lost = [re.split(r"[/#]", one.text)[-1] for one in own]
        return any(last in fault.message for fault in faults for last in lost)

    @staticmethod
    def _told(cases: Sequence[Case], faults: Sequence[Fault] = ()) -> str:
        """The cases and faults, for a failing test."""
        lines = [f"{case.place}: {case.yaml[:300]}" for case in cases]
        return "\n".join([*lines, *map(str, faults)])

    def _open(self, cases: Sequence[Case]) -> tuple[Sequence[Fault], Site | None]:
        """The faults of the collection with the cases in it, or the site if there are none."""
        return self.opened(self.changed(cases), cases)

    def changed(self, cases: Sequence[Case]) -> dict[str, str]:
        """The content of each file with the cases in it."""
        found: dict[str, str] = {}
        for case in sorted(cases, key=lambda case: -case.place.start):
            place = case.place
            content = found.get(place.file, self.files[place.file])
            found[place.file] = content[: place.start] + case.yaml + content[place.end :]
        return found

    def opened(
        self, files: Mapping[str, str], cases: Sequence[Case]
    ) -> tuple[Sequence[Fault], Site | None]:
        """The faults of the collection with other contents of files, or the site."""
        for name, content in files.items():
            self.copy.write(name, content.encode("utf-8", "surrogatepass"))
        try:
            with OPENED.within(self.copy.root, ROOT, Path(sys.prefix), Path(sys.base_prefix)):
                site = Site.open(self.copy.root)
        except DataError as error:
            for fault in error.faults:
                self._judge_fault(fault, cases)
            return error.faults, None
        finally:
            for name in files:
                self.copy.write(name, self.files[name])
        return (), site

    def _judge_fault(self, fault: Fault, cases: Sequence[Case]) -> None:
        """The fault has a position, shows what does not show, and repeats no long text."""
        told = str(fault)
        assert _POSITION.fullmatch(told), repr(told)
        assert not _CONTROL.search(told), repr(told)
        for start in range(len(told) - _MOST):
            window = told[start : start + _MOST + 1]
            assert not any(window in case.text for case in cases), repr(told)

    def _judge(self, site: Site, cases: Sequence[Case]) -> None:
        """What differs from the untouched pages and files is text alone."""
        with OPENED.within(self.copy.root, ROOT, Path(sys.prefix), Path(sys.base_prefix)):
            html = drawn(site)
            files = published(site)
        seen: set[str] = set()
        for address, text in html.items():
            if text != self._html.get(address):
                seen |= self._judge_page(address, text, cases)
        for name, text in files.items():
            if text != self._published.get(name):
                self._judge_file(name, text, cases)
        self.shown += len(seen)
        for case in cases:
            if case.mark in case.text and case.mark not in seen:
                assert not any(case.mark in text for text in html.values()), self._told([case])

    def _judge_page(self, address: str, html: str, cases: Sequence[Case]) -> set[str]:
        """The page is built as before. Returns the marks of the cases that it shows."""
        told = self._told(cases)
        new, old = Structure(html), self._structures.get(address)
        assert not set(new.elements) - set(old.elements if old else self._every), (address, told)
        if old and all(case.mark in case.text for case in cases):  # else it may be another quote
            assert new.fixed == old.fixed, (address, told)
        run = re.search(r"[{}]|\b1337\b|[\x00-\x09\x0b-\x1f\ud800-\udfff]", html)
        assert not run, (run, told)
        shown = set()
        for case in cases:
            if case.mark in html and case.mark in case.text:
                text = squeezed(case.text).lower()  # as the words of a search are
                if any(text in one.lower() for one in new.texts):
                    shown.add(case.mark)
        return shown

    def _judge_file(self, name: str, text: str, cases: Sequence[Case]) -> None:
        """The file has the same keys, the same kinds of elements, or the same lines, as before."""
        told, old = self._told(cases), self._published.get(name)
        assert old is not None, (name, told)
        text.encode()
        if name.endswith(".json"):
            new = set(keys(json.loads(text))) - set(keys(json.loads(old)))
            texts = {case.text.lower() for case in cases}
            texts |= {text.rpartition(" ")[2] for text in texts}  # YAML's tag is no part of a key
            assert not new - texts, (name, told)
        elif form := {".rdf": "xml", ".ttl": "turtle"}.get(Path(name).suffix):
            found = {*Graph().parse(data=text, format=form).predicates()}
            assert not found - {*Graph().parse(data=old, format=form).predicates()}, (name, told)
        elif name.endswith(".xml"):
            assert not set(_tags(text)) - set(_tags(old)), (name, told)
        else:
            starts = [line.split(" ")[0] for line in text.split("\n")]
            assert starts == [line.split(" ")[0] for line in old.split("\n")], (name, told)
            assert len(text.splitlines()) == len(starts) - 1, (name, told)

"""Text that tries to be code, in every place of every YAML file."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import FileSystemLoader
from markupsafe import Markup

from planspegeln import cores
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading import yamlfile
from planspegeln.loading.faults import Fault, Position
from planspegeln.model.values import Model
from planspegeln.pages import ledger, pages
from planspegeln.pages.pages import Page
from planspegeln.rendering import markup
from tests.attack_texts import ATTACKS, RAW
from tests.attacks import Attacked, Case, Place, mark, written
from tests.conftest import EXAMPLES, TINY, Copy
from tests.strategies import single_lines, texts

pytestmark = pytest.mark.slow

# Words of the documents that are quoted, and stand in their priorities too.
WORDS = ("torg", "torget", "torgen", "Nämnden", "nämnden", "bänkar", "sagor", "alla", "Index")
# Attacks joined by other text. A line of the data neither starts nor ends with a space.
mixtures = st.lists(
    st.one_of(st.sampled_from(ATTACKS[:-20]), texts, single_lines), min_size=1, max_size=4
).map(lambda parts: "".join(parts).replace("\n", " ").strip() or "x")
# What the made-up collection lacks is added, so that each field of the data stands in some file.
ALSO: dict[str, str] = {
    "sources/originals/program-2030.pdf": "%PDF",
    "site.yml": """\
accessibility:
  service: Planspegeln
  adopted: true
  actor: Exempelby kommun
  contact: {email: webb@exempelby.test, page: "https://exempelby.test/webb"}
  conformance: partly
  faults:
    - {what: En brist, why: Den hann vi inte.}
  burdensome:
    - {what: En betungande brist, why: Den vore dyr.}
  outside:
    - {what: En undantagen brist, why: Den är gammal.}
  assessed: 2026-11-20
  updated: 2026-11-20
  method: Självskattning.
  tested: [Tangentbord]
privacy:
  controller: Exempelby kommun
  contact: {email: uppgift@exempelby.test, page: "https://exempelby.test/uppgift"}
  officer: {email: ombud@exempelby.test, page: "https://exempelby.test/ombud"}
  legal_basis: Allmänt intresse.
  logs: Inga loggar.
  updated: 2026-11-25
publish_unread: true
open_data:
  kind: LocalAuthority
  organisation: "2120000000"
security:
  contact: {email: brist@exempelby.test, page: "https://exempelby.test/brist"}
  expires: 2031-11-01
""",
    "glossary.yml": """\
abbreviations:
  - id: kus
    term: KUS
    municipality: exempelby
    expansion: alla nämnder
    explained_in:
      - {document: exempelby/program-2030, quote: KUS/Alla nämnder}
    note: En påhittad förkortning.
exceptions: [PÅ]
""",
}
ORIGINAL_SUM = hashlib.sha256(b"%PDF").hexdigest()
TEXT_SUM = hashlib.sha256((TINY / "sources/exempelby-program-2030.txt").read_bytes()).hexdigest()
EDITS = (
    ("words.yml", "stop: [", "spelled: [torgen]\nstems:\n  - [ta, tog]\nstop: ["),
    (
        "withdrawn.yml",
        "withdrawn:\n",
        "reworded:\n  - address: siffror/\n    now: Siffror\n    date: 2031-03-01\n"
        "    reason: Det är samma sida.\n"
        f"withheld:\n  - sha256: {'a' * 64}\n    date: 2031-03-01\n    moved_to: amnen/torg/\n"
        "withdrawn:\n",
    ),
    (
        "pahittkoping/municipality.yml",
        "id: pahittkoping\n",
        "id: pahittkoping\naccepted:\n  - doubt: liknar-namn\n    about: Ingen\n    why: Ett svar.\n",
    ),
    (
        "exempelby/documents/program-2030.yml",
        "issuer: Exempelstyrelsen\n",
        "issuer: Exempelstyrelsen\nissuer_role: Antaget av\ncaveat: Ett förslag.\n",
    ),
    (
        "exempelby/documents/program-2030.yml",
        "  file: exempelby-program-2030.txt\n",
        "  file: exempelby-program-2030.txt\n  original:\n    file: program-2030.pdf\n"
        f"    sha256: {ORIGINAL_SUM}\n    reader: pdfplumber 0\n    text_sha256: {TEXT_SUM}\n"
        "    publish: false\n  url: https://example.org/program.pdf\n  retrieved: 2029-12-31\n"
        "  removed:\n    - {what: sidnummer, text: Sida 1, times: 2}\n",
    ),
    (
        "pahittkoping/documents/berattelse-2031.yml",
        "    outcomes: 9\n",
        "    outcomes: 9\n    sum: rjgeijvm\n",
    ),
    (
        "pahittkoping/documents/plan-2030.yml",
        "    quote: Alla ska få höra en saga om dagen.\n",
        "    quote: Alla ska få höra en saga om dagen.\n    recurs: om dagen\n",
    ),
    (
        "pahittkoping/documents/plan-2030.yml",
        "years: [2030]\n",
        "years: [2030]\nperiod: T2\n",
    ),
    (
        "pahittkoping/documents/plan-2030.yml",
        "read:\n  - words: 148\n",
        "background:\n  - quote: Bänkar\n    section: lugna-torg\n"
        "read:\n  - part: mal\n    words: 20\n",
    ),
    # An attack has other words than what was read. These are unread without one, too.
    ("pahittkoping/documents/berattelse-2031.yml", "words: 81\n", "words: 1\n"),
    ("exempelby/documents/program-2030.yml", "words: 72\n", "words: 1\n"),
)


class Parsed:
    """Parses each file of an untouched collection once, and every other file each time."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, bytes], yamlfile.YamlFile] = {}
        self._read = _READ
        self.keeps = True

    def __call__(self, path: Path, name: str) -> yamlfile.YamlFile:
        """The parsed file."""
        key = (name, path.read_bytes())
        if key in self._known:
            return replace(self._known[key], path=path)
        file = self._read(path, name)
        if self.keeps:
            self._known[key] = file
        return file


_READ = yamlfile.read


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The made-up collection with every field, to attack."""
    parsed = Parsed()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("planspegeln.loading.load.read", parsed)
        patch.setattr(yamlfile, "read", parsed)
        patch.setattr(cores, "available", lambda: 1)  # what another process opens is not heard
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
        copy = Copy(tmp_path_factory.mktemp("attacks") / "data")
        for name, content in ALSO.items():
            copy.write(name, content)
        for edit in EDITS:
            copy.edit(*edit)
        copy.write_ledger(*ledger.read_ledger(copy.root), "siffror/")
        found = Attacked(copy)
        parsed.keeps = False
        yield found


@pytest.fixture
def number() -> Iterator[int]:
    """A number for each case."""
    return itertools.count()


def fields(attacked: Attacked, most: int) -> list[list[Place]]:
    """The places of each file: of a field that stands there often, a few; of a key, one."""
    found = []
    for own in attacked.places.values():
        often: Counter[tuple[bool, tuple[str, ...]]] = Counter()
        kept = []
        for place in own:
            kind = place.is_key, tuple(step for step in place.trail if isinstance(step, str))
            often[kind] += 1
            if often[kind] <= (1 if place.is_key else most):
                kept.append(place)
        found.append(kept)
    return found


def dealt(files: list[list[Place]], times: int) -> Iterator[list[Place]]:
    """Places of every file, some at a time. Files with few places come again."""
    for turn in range(-(-max(map(len, files)) // times)):
        at = range(turn * times, (turn + 1) * times)
        yield [place for own in files for place in {own[i % len(own)]: None for i in at}]


def test_every_place(
    attacked: Attacked, number: Iterator[int], told: Callable[[str], None]
) -> None:
    """Each is refused with a fault in its own file, or is shown as text."""
    attack = itertools.cycle(ATTACKS)
    for places in dealt(fields(attacked, 1), 4):
        attacked.try_together(
            [written(place, n := next(number), next(attack), n // 3) for place in places]
        )
    free = itertools.cycle(attacked.free)
    for _ in range(36):
        places = [next(free) for _ in range(24)]
        attacked.try_together(
            [written(place, n := next(number), next(attack), n // 7) for place in places]
        )
    told(
        f"attacks: {attacked.refused} refused, {attacked.accepted} accepted, "
        f"{attacked.shown} of them shown"
    )
    assert attacked.refused + attacked.accepted >= 2_000
    assert attacked.shown >= 500


@given(st.data())
@settings(max_examples=EXAMPLES // 4, suppress_health_check=list(HealthCheck))
def test_mixtures(attacked: Attacked, data: st.DataObject) -> None:
    """Attacks within any text, in several fields at once."""
    free = [*attacked.free] or [own[0] for own in fields(attacked, 1)]
    drawn = data.draw(st.lists(st.tuples(st.sampled_from(free), mixtures), min_size=8, max_size=24))
    attacked.try_together(
        [written(place, n, text, len(text)) for n, (place, text) in enumerate(dict(drawn).items())]
    )


def test_other_yaml(attacked: Attacked, number: Iterator[int]) -> None:
    """What is no text, written without quotation marks, is refused or is harmless."""
    places = [place for own in fields(attacked, 1) for place in own][::6]
    for place, yaml in zip(places, itertools.cycle(RAW), strict=False):
        attacked.try_alone(Case(place, yaml, yaml, mark(next(number))))


def test_every_word(attacked: Attacked, number: Iterator[int]) -> None:
    """An attack in a document's own text, and in all that quotes it, is shown as text."""
    for attack, word in zip(ATTACKS[::3], itertools.cycle(WORDS), strict=False):
        attacked.try_word(word, attack, mark(next(number)))


def test_every_field_is_attacked(attacked: Attacked) -> None:
    """Each field that a class of the data has stands somewhere in the attacked files."""
    waiting: list[type[Model]] = [Model]
    names: set[str] = set()
    for cls in waiting:
        waiting += cls.__subclasses__()
        names |= {field.alias or name for name, field in cls.model_fields.items()}
    there = {place.text for own in attacked.places.values() for place in own if place.is_key}
    assert names - there == set()


def first(attacked: Attacked, file: str, *trail: str | int) -> Place:
    """The place of a value."""
    return next(
        place for place in attacked.places[file] if place.trail == trail and not place.is_key
    )


def described(attacked: Attacked, text: str) -> Case:
    """A text in the description of a topic, which its page shows."""
    return written(first(attacked, "topics.yml", "topics", 0, "description"), 0, text, 0)


class Trusting(FileSystemLoader):
    """Templates that trust one topic's description."""

    def get_source(self, *given: Any) -> Any:
        """The template, changed."""
        source, *more = super().get_source(*given)
        trusted = "{{ topic.description | safe if topic.id == 'torg' else topic.description }}"
        return source.replace("{{ topic.description }}", trusted), *more


@pytest.mark.parametrize("attack", ["<b>", "<!-- borta -->", "{{ 7*191 }}", "</p>"])
def test_trusted_text_is_found(
    attacked: Attacked, monkeypatch: pytest.MonkeyPatch, attack: str
) -> None:
    """A template that trusts a text would be found, and only by what is code."""
    monkeypatch.setattr("planspegeln.rendering.site.FileSystemLoader", Trusting)
    attacked.try_alone(described(attacked, "ofarlig text"))
    with pytest.raises(AssertionError):
        attacked.try_alone(described(attacked, f"{attack}<i>"))


def test_unescaped_text_is_found(attacked: Attacked, monkeypatch: pytest.MonkeyPatch) -> None:
    """So would a sign that is not escaped, in a text or in an attribute."""
    name = first(attacked, "pahittkoping/municipality.yml", "name")
    cases = [written(name, 0, one, 0) for one in ("ofarlig text", "<b>", "{", '" onclick=x y="')]
    escape = markup._plain  # noqa: SLF001 - what escapes
    unescaped = {case.text for case in cases}

    def plain(text: str) -> Markup:
        return Markup(text) if text in unescaped else escape(text)  # noqa: S704 - the fault

    monkeypatch.setattr(markup, "_plain", plain)
    attacked.try_alone(cases[0])
    for case in cases[1:]:
        with pytest.raises(AssertionError):
            attacked.try_alone(case)


def test_run_text_is_found(attacked: Attacked, monkeypatch: pytest.MonkeyPatch) -> None:
    """So would a text that is run as a template."""
    escape = markup._plain  # noqa: SLF001 - what escapes
    monkeypatch.setattr(
        markup, "_plain", lambda text: escape(text.replace("{{ 7*191 }}", str(7 * 191)))
    )
    with pytest.raises(AssertionError, match="1337"):
        attacked.try_alone(described(attacked, "{{ 7*191 }}"))


def test_bad_faults_are_found(attacked: Attacked, monkeypatch: pytest.MonkeyPatch) -> None:
    """So would a fault in another file, one with a control sign, a long one and an exception."""
    kind = first(attacked, "exempelby/priorities/borja.yml", "kind")
    with monkeypatch.context() as patch:
        patch.setattr("planspegeln.loading.faults.visible", lambda text: text)
        with pytest.raises(AssertionError):
            attacked.try_alone(written(kind, 0, "\x1b[31m", 1))
    with monkeypatch.context() as patch:
        patch.setattr("planspegeln.loading.shape._short", lambda text: text)
        patch.setattr("planspegeln.loading.faults._cut", lambda match: match[0])
        with pytest.raises(AssertionError):
            attacked.try_alone(written(kind, 0, "a" * 1_000, 1))
    elsewhere = Fault(Position("data/words.yml", 1, 1), "något är fel")
    with monkeypatch.context() as patch:
        patch.setattr("planspegeln.rendering.site.check", lambda _: [elsewhere])
        with pytest.raises(AssertionError):
            attacked.try_alone(written(kind, 0, "x", 1))
    with monkeypatch.context() as patch:
        patch.setattr("planspegeln.rendering.site.check", lambda _: [].pop())
        with pytest.raises(IndexError):
            attacked.try_alone(written(kind, 0, "x", 1))


def test_files_elsewhere_are_found(
    attacked: Attacked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """So would a file that is read or written outside the collection."""
    case = described(attacked, "ofarlig text")
    made = pages.pages
    inside, outside = attacked.copy.root / "x", tmp_path / "x"
    outside.write_text("")
    for reach in (outside.read_text, lambda: outside.write_text(""), lambda: inside.write_text("")):

        def reaching(catalogue: Catalogue, reach: Callable[[], object] = reach) -> Iterator[Page]:
            reach()
            return made(catalogue)

        monkeypatch.setattr(pages, "pages", reaching)
        with pytest.raises(AssertionError, match="outside"):
            attacked.try_alone(case)
    inside.unlink()

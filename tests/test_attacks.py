"""Text that tries to be code, in every place of every YAML file."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planspegeln.loading import yamlfile
from tests.attack_texts import ATTACKS, RAW
from tests.attacks import Attacked, Case, Place, mark, written
from tests.conftest import EXAMPLES, Copy
from tests.strategies import single_lines, texts

pytestmark = pytest.mark.slow

# Words of the documents that are quoted, and stand in their priorities too.
WORDS = ("torg", "torget", "torgen", "Nämnden", "nämnden", "bänkar", "sagor", "alla", "Index")
# Attacks joined by other text. A line of the data neither starts nor ends with a space.
mixtures = st.lists(
    st.one_of(st.sampled_from(ATTACKS[:-20]), texts, single_lines), min_size=1, max_size=4
).map(lambda parts: "".join(parts).replace("\n", " ").strip() or "x")
# What the made-up collection lacks, so that each field of the data stands in some file.
ALSO: dict[str, str] = {
    "site.yml": """\
accessibility:
  service: Planspegeln
  adopted: true
  actor: Exempelby kommun
  contact: {email: webb@example.org, page: "https://example.org/webb"}
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
  contact: {email: uppgift@example.org, page: "https://example.org/uppgift"}
  officer: {email: ombud@example.org, page: "https://example.org/ombud"}
  legal_basis: Allmänt intresse.
  logs: Inga loggar.
  updated: 2026-11-25
security:
  contact: {email: brist@example.org, page: "https://example.org/brist"}
  expires: 2031-11-01
""",
}


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
        found = Attacked(Copy(tmp_path_factory.mktemp("attacks") / "data"), ALSO)
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
    for places in dealt(fields(attacked, 2), 4):
        attacked.try_together(
            [written(place, n := next(number), next(attack), n // 3) for place in places]
        )
    free = itertools.cycle(attacked.free)
    for _ in range(45):
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
    places = [place for own in fields(attacked, 1) for place in own][::4]
    for place, yaml in zip(places, itertools.cycle(RAW), strict=False):
        attacked.try_alone(Case(place, yaml, yaml, mark(next(number))))


def test_every_word(attacked: Attacked, number: Iterator[int]) -> None:
    """An attack in a document's own text, and in all that quotes it, is shown as text."""
    for attack, word in zip(ATTACKS[::2], itertools.cycle(WORDS), strict=False):
        attacked.try_word(word, attack, mark(next(number)))

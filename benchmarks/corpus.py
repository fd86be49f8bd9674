"""Makes any number of made-up municipalities, patterned on the real documents.

Each is a real municipality with every word of its documents exchanged. The structure, the length,
the numbers and the links stay, and so does the frequency of words. Names become obviously invented
ones. Half of the long words become new compounds, so that the vocabulary grows with the corpus, as
in real text. The same number of pages always gives the same corpus. It passes the project's check.
"""

from __future__ import annotations

import hashlib
import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.vocabulary import TOWN, Rewritten, Vocabulary
from planspegeln.checks.quotes import QUOTING
from planspegeln.loading.load import Loaded, load, municipality_of
from planspegeln.loading.yamlfile import Origin, YamlFile, read
from planspegeln.model import anchors, entities
from planspegeln.model.leaves import Leaf
from planspegeln.model.values import Trail, part_at
from planspegeln.pages.ledger import LEDGER, signed

# The hand-written pages, the list of topics, the overviews, the commitments of each status, the open
# data, what is new, and the corrections.
FIXED_PAGES: Final = 25
_SEED: Final = 2020
_TRIES: Final = 40
_LONGEST: Final = 300  # the most characters that a summary's text may have
_ACCENTS: Final = ("green", "blue", "plum", "ochre", "teal")


@dataclass
class _Town:
    """One made-up municipality while it is written."""

    id: str
    name: str
    pattern: str
    pick: random.Random
    texts: dict[str, dict[Trail, Rewritten]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Corpus:
    """Generates data folders. It reads the real data once."""

    def __init__(self, real: Path) -> None:
        self.real = real
        self.collection = load(real)
        self.vocabulary = Vocabulary(self.collection)
        self.patterns = sorted(self.collection.municipalities)
        self._sizes = [
            4  # its own page, and those with its commitments, its follow-up and its figures
            + int(kind > 0)  # its comparison with the one before it, to which links lead
            + sum(municipality_of(key) == name for key in self.collection.documents)
            + sum(municipality_of(key) == name for key in self.collection.priorities)
            for kind, name in enumerate(self.patterns)
        ]

    def write(self, pages: int, to: Path) -> int:
        """Write a data folder for about `pages` pages for visitors. Returns how many it makes.

        The panels that are shown on other websites are not counted.
        """
        topics = max(8, min(len(self.collection.topics), pages // 6))
        towns: list[_Town] = []
        made = FIXED_PAGES + topics
        while len(towns) < len(self.patterns) or pages - made > self._sizes[0] // 2:
            number = len(towns)
            kind = number % len(self.patterns)
            made += self._sizes[kind]
            towns.append(
                _Town(
                    id=f"pahittkoping-{number + 1:03}",
                    name=f"{TOWN} {number + 1:03}",
                    pattern=self.patterns[kind],
                    pick=random.Random(_SEED * 100_000 + number),  # noqa: S311 - no secret
                )
            )
        (to / "sources").mkdir(parents=True)
        words = yaml.safe_load((self.real / "words.yml").read_text(encoding="utf-8"))
        words.pop("synonyms", None)  # the made-up texts may lack their words
        _dump(to / "words.yml", words)
        shutil.copy(self.real / "site.yml", to)  # hand-written pages lead to what follows from it
        kept = self._topics(topics, to)
        for number, town in enumerate(towns):
            self._write_town(town, number, kept, to)
        _dump(to / "links.yml", {"links": list(self._links(towns))})
        (to / LEDGER).write_text(signed([]), encoding="utf-8")
        return made

    def _topics(self, count: int, to: Path) -> dict[str, str]:
        """Write the first topics. Returns, for each real topic, the one that stands in for it."""
        rows = _raw(next(iter(self.collection.topics.values())).file)["topics"]
        _dump(to / "topics.yml", {"topics": rows[:count]})
        return {row["id"]: rows[i % count]["id"] for i, row in enumerate(rows)}

    def _write_town(self, town: _Town, number: int, topics: dict[str, str], to: Path) -> None:
        for key, document in self.collection.documents.items():
            if municipality_of(key) == town.pattern:
                name = f"{town.id}/{key.split('/')[1]}"
                _dump(
                    to / _file(name, "documents"), self._document(town, key, document, topics, to)
                )
        for key, priority in self.collection.priorities.items():
            if municipality_of(key) == town.pattern:
                raw = _raw(priority.file)
                raw["title"] = self._title(town, raw["title"])
                raw["topics"] = list(dict.fromkeys(topics[name] for name in raw["topics"]))
                raw.pop("former_ids", None)
                self._summarise(town, raw)
                _dump(to / _file(f"{town.id}/{key.split('/')[1]}", "priorities"), raw)
        raw = _raw(self.collection.municipalities[town.pattern].file)
        for theme in raw.get("themes", ()):
            theme["title"] = self._title(town, theme["title"])
            theme["goals"] = [
                goal.replace(f"{town.pattern}/", f"{town.id}/") for goal in theme.get("goals", ())
            ]
        raw |= {
            "id": town.id,
            "name": town.name,
            "genitive": f"{town.name}:s",
            "official_name": f"{town.name} kommun",
            "code": str(1000 + number % 9000),
            "accent": _ACCENTS[number % len(_ACCENTS)],
        }
        _dump(to / town.id / "municipality.yml", raw)

    def _document(
        self,
        town: _Town,
        key: str,
        entry: Loaded[entities.Document],
        topics: dict[str, str],
        to: Path,
    ) -> dict[str, Any]:
        raw: dict[str, Any] = _raw(entry.file)
        texts = town.texts[key] = self._texts(town, key, raw)
        leaves = self.collection.text(key).leaves
        for leaf in leaves:
            _put(raw, leaf.trail, texts[leaf.trail].text)
        _phrases(raw, leaves, texts)
        for table_trail, table in _tables(raw["text"], ("text",)):
            table["caption"] = self._editorial(town, table["caption"])
            if "total" in table:
                rows = part_at(entry.value, table_trail).texts
                was = [row[0] for row in rows].index(table["total"])
                table["total"] = table["rows"][was][0]
        for name in ("title", "issuer", "reference", "contact"):
            if name in raw:
                raw[name] = self._mapped(town, key, raw[name])
        for person in raw.get("personal", ()):
            person["name"] = self._mapped(town, key, person["name"])
            town.names.update(re.findall(r"\w+", person["name"].partition("@")[0]))
            person["role"] = self._editorial(town, person["role"])
            person["common"] = "Namnen är ord som alla andra."
        for name in QUOTING:
            for one in raw.get(name, ()):
                for quoted in ("quote", "actor", "recurs"):
                    if quoted in one:
                        one[quoted] = self._mapped(town, key, one[quoted])
                for ours in ("note", "label"):
                    if ours in one:
                        one[ours] = self._editorial(town, one[ours])
                if "topics" in one:
                    one["topics"] = list(dict.fromkeys(topics[topic] for topic in one["topics"]))
        for answer in raw.get("answers", ()):
            answer["because"] = self._editorial(town, answer["because"])
        if "follows_up" in raw:
            raw["follows_up"]["quote"] = self._mapped(town, key, raw["follows_up"]["quote"])
        for chart in raw.get("charts", ()):
            chart["title"] = self._editorial(town, chart["title"])
        raw.pop("former_ids", None)
        raw.pop("accepted", None)  # with other words, there are other doubts
        for one in raw.get("compared", ()):
            one.pop("sum", None)  # of the real words
        where: dict[str, Trail] = {"": ("text",), **anchors.parts(entry.value)}
        for one in raw.get("read", ()):
            part = where[one.get("part", "")]
            one["words"] = sum(
                len(texts[leaf.trail].text.split())
                for leaf in leaves
                if leaf.says and leaf.trail[: len(part)] == part
            )
        raw.pop("redactions", None)  # the marks have other words too
        lines = [f"{leaf.mark} {texts[leaf.trail].text}".strip() for leaf in leaves]
        source = ("\n\n".join(line for line in lines if line) + "\n").encode()
        file = f"{town.id}-{raw['id']}.txt"
        (to / "sources" / file).write_bytes(source)
        raw["source"] = {"file": file, "sha256": hashlib.sha256(source).hexdigest()}
        return raw

    def _texts(self, town: _Town, key: str, raw: dict[str, Any]) -> dict[Trail, Rewritten]:
        """New text for every leaf, made again until each quote stands at one location only.

        Raises RuntimeError after too many tries.
        """
        text = self.collection.text(key)
        texts = {leaf.trail: self.vocabulary.rewrite(leaf.text, town.pick) for leaf in text.leaves}
        quotes = [one["quote"] for name in QUOTING for one in raw.get(name, ()) if "quote" in one]
        quotes += [raw["follows_up"]["quote"]] if "follows_up" in raw else []
        quotes += [
            side.quote
            for link in self.collection.links.values()
            for side in link.value.sides
            if side.document == key
        ]
        quotes += [
            ground.quote
            for priority in self.collection.priorities.values()
            for ground in (priority.value.summary.grounds if priority.value.summary else ())
            if f"{municipality_of(priority.key)}/{ground.document}" == key
        ]
        places = [text.find(quote)[0] for quote in quotes]
        for attempt in range(_TRIES):
            joined = "\n".join(texts[leaf.trail].text for leaf in text.leaves)
            twice = [
                place
                for place in places
                if joined.count(texts[place.leaf.trail].span(place.start, place.end)) != 1
            ]
            if not twice:
                return texts
            for place in twice:
                texts[place.leaf.trail] = self.vocabulary.rewrite(
                    place.leaf.text, town.pick, rare=attempt > 2
                )
        raise RuntimeError(f"{town.id}: no words were found that make each quote stand once")

    def _mapped(self, town: _Town, key: str, quote: str) -> str:
        place = self.collection.text(key).find(quote)[0]
        return town.texts[key][place.leaf.trail].span(place.start, place.end)

    def _summarise(self, town: _Town, raw: dict[str, Any]) -> None:
        """Exchange the words of a priority's summary.

        Raises RuntimeError after too many tries to keep its texts short and free of names.
        """
        for sentence in raw.get("summary", {}).values():
            for ground in sentence["quotes"]:
                document = f"{town.pattern}/{ground['document']}"
                ground["quote"] = self._mapped(town, document, ground["quote"])
            for _ in range(_TRIES):
                text = self.vocabulary.rewrite(sentence["text"], town.pick).text
                if len(text) <= _LONGEST and not town.names & set(re.findall(r"\w+", text)):
                    sentence["text"] = text
                    break
            else:
                raise RuntimeError(f"{town.id}: no words were found for a summary")

    def _title(self, town: _Town, title: str) -> str:
        """A title as in a document now, or else with other words."""
        for key in town.texts:
            if self.collection.text(key).holds(title):
                return self._mapped(town, key, title)
        return self._editorial(town, title)

    def _editorial(self, town: _Town, text: str) -> str:
        """The editors' text with its words exchanged. The same text always gives the same words."""
        if text not in town.labels:
            town.labels[text] = self.vocabulary.rewrite(text, town.pick).text
        return town.labels[text]

    def _links(self, towns: list[_Town]) -> Iterator[dict[str, Any]]:
        """The real links, in each run of towns that has one town for each real municipality."""
        for number in range(0, len(towns) - len(self.patterns) + 1, len(self.patterns)):
            own = {town.pattern: town for town in towns[number : number + len(self.patterns)]}
            for link in self.collection.links.values():
                raw = _raw(link.file, link.at)
                raw["id"] = f"{raw['id']}-{number + 1:03}"
                raw["reason"] = self._editorial(towns[number], raw["reason"])
                for side in raw["sides"]:
                    pattern = municipality_of(side["document"])
                    town = own[pattern]
                    side["quote"] = self._mapped(town, side["document"], side["quote"])
                    for name in ("document", "priority"):
                        if name in side:
                            side[name] = side[name].replace(f"{pattern}/", f"{town.id}/")
                yield raw


def _file(key: str, folder: str) -> Path:
    municipality, name = key.split("/")
    return Path(municipality) / folder / f"{name}.yml"


@cache
def _read(origin: Origin) -> YamlFile:
    return read(origin.path, origin.name)


def _raw(origin: Origin, at: Trail = ()) -> Any:
    """What the file has at the trail `at`, as a copy that may be changed."""
    return _plain(_read(origin).at(at))


def _plain(value: Any) -> Any:
    """A copy that may be changed, with lists instead of the reader's tuples."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def _at(value: Any, trail: Trail) -> Any:
    for step in trail:
        value = value[step]
    return value


def _put(raw: dict[str, Any], trail: Trail, text: str) -> None:
    holder = _at(raw, trail[:-1])
    if isinstance(holder[trail[-1]], dict):  # a list entry that states a goal
        holder[trail[-1]]["text"] = text
    else:
        holder[trail[-1]] = text


def _phrases(raw: dict[str, Any], leaves: tuple[Leaf, ...], texts: dict[Trail, Rewritten]) -> None:
    """Replace emphasised phrases and named bodies by the new words of their leaf."""
    for leaf in leaves:
        block = _at(raw, leaf.trail[:-1])
        if leaf.trail[-1] == "text" and isinstance(block, dict):
            for name in ("emphasis", "bodies"):
                if name in block:
                    starts = [(leaf.text.index(phrase), len(phrase)) for phrase in block[name]]
                    block[name] = [texts[leaf.trail].span(at, at + size) for at, size in starts]


def _tables(blocks: list[Any], trail: Trail) -> Iterator[tuple[Trail, dict[str, Any]]]:
    for i, block in enumerate(blocks):
        if "table" in block:
            yield (*trail, i), block
        yield from _tables(block.get("blocks", []), (*trail, i, "blocks"))


class _Dumper(yaml.CSafeDumper):
    """Writes YAML without aliases, which the project's reader refuses."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the base class's name
        """Never write an alias."""
        return True


def _dump(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(value, file, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)

"""Lays the file of a new municipality.

Names and codes are those of Statistics Sweden (SCB): the 290 municipalities that there have been since
2003, by their codes since 2007, in `municipalities.txt`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final, get_args

from planspegeln.authoring.schema import modeline
from planspegeln.authoring.yamlwriter import write
from planspegeln.loading.faults import RefusedError, suggest
from planspegeln.loading.load import load
from planspegeln.model import entities
from planspegeln.model.values import slug

_LIST: Final = Path(__file__).with_name("municipalities.txt")
_VOWELS: Final = "aeiouyåäö"
# What a municipality is called, where it is not its name with kommun: an s follows a consonant.
_CALLED: Final = {"Falun": "Falu kommun", "Kalmar": "Kalmar kommun", "Orust": "Orust kommun"}


class MunicipalityError(RefusedError):
    """Why there is no file, in words for an editor."""


def known() -> dict[str, str]:
    """The code of each municipality by its name."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return {name: code for code, _, name in (line.partition(" ") for line in lines)}


def add(data: Path, name: str, accent: str | None = None) -> Path:
    """Write `municipality.yml` for the municipality called `name` into the data folder. Returns its path.

    Without `accent`, it gets the colour that fewest have. Raises MunicipalityError if there is no such
    municipality, if it is there already, or if it cannot have the colour.
    """
    codes = known()
    if name not in codes:
        raise MunicipalityError(f"kommunen ”{name}” finns inte i SCB:s lista{suggest(name, codes)}")
    collection = load(data)
    accents = get_args(entities.Accent)
    if accent is None:
        used = Counter(own.value.accent for own in collection.municipalities.values())
        accent = min(accents, key=lambda one: used[one])
    if accent not in accents:
        raise MunicipalityError(f"färgen ”{accent}” finns inte{suggest(accent, accents)}")
    path = data / slug(name) / "municipality.yml"
    if path.exists():
        raise MunicipalityError(f"{path.as_posix()} finns redan")
    ends_in_s = name[-1] in "sxz"
    genitive = name if ends_in_s else f"{name}s"
    called = name if ends_in_s or name[-1] in _VOWELS else genitive
    value = {
        "id": slug(name),
        "name": name,
        "genitive": genitive,
        "official_name": _CALLED.get(name, f"{called} kommun"),
        "code": codes[name],
        "accent": accent,
    }
    path.parent.mkdir(exist_ok=True)
    text = modeline(path.relative_to(data)) + write(value)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path

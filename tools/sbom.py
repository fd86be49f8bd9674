"""Lists what the site is built with, for those who must know: a software bill of materials.

    python -m tools.sbom > planspegeln.cdx.json

The list is in CycloneDX's form (https://cyclonedx.org). It holds every package of
`requirements/site.txt` with its version, its hashes, its licence and what needs it. Pagefind's
program is one of them. Scripts, styles and images are the project's own, and its pages use no fonts
but the reader's. (What draws the images, with typefaces of its own, is in `requirements/cards.txt`, and
no part of it is published.) The same lock, environment and date give the same list, byte for byte.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    XsUri,
)
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.model.lifecycle import LifecyclePhase, PredefinedLifecycle
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from planspegeln.publishing.history import newest_change

ROOT: Final = Path(__file__).parent.parent
_PACKAGE: Final = re.compile(r"^([\w.-]+)==(\S+)(.*?)(?=^[\w.-]+==|\Z)", re.MULTILINE | re.DOTALL)
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_VIA: Final = re.compile(r"^    # +(?:via +)?([\w.-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Locked:
    """A package of the lock: the hashes of its files, and the packages that need it."""

    name: str
    version: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]


def locked(requirements: str) -> Iterator[Locked]:
    """The packages of a lock as pip-compile writes it."""
    for name, version, rest in _PACKAGE.findall(requirements):
        via = tuple(one for one in _VIA.findall(rest) if one != "via")
        yield Locked(name, version, tuple(_HASH.findall(rest)), via)


def bill(requirements: str, seconds: int) -> str:
    """The list for a lock and the date of a build, in seconds since 1970, as JSON."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    project = Component(
        name=about["name"],
        version=about["version"],
        description=about["description"],
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string(about["license"])],
        bom_ref=about["name"],
    )
    packages = list(locked(requirements))
    components = {one.name: _component(one) for one in packages}
    needed: dict[str, list[Component]] = {name: [] for name in (project.name, *components)}
    for one in packages:
        for name in one.via:
            needed[name].append(components[one.name])
    # A number of its own that says nothing but what the list says.
    number = uuid5(NAMESPACE_URL, f"{project.name} {project.version} {seconds}\n{requirements}")
    bom = Bom(components=components.values(), serial_number=number)
    bom.metadata.component = project
    bom.metadata.timestamp = datetime.fromtimestamp(seconds, UTC)
    bom.metadata.lifecycles.add(PredefinedLifecycle(LifecyclePhase.BUILD))
    for name, others in needed.items():
        bom.register_dependency(components.get(name, project), others)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _component(one: Locked) -> Component:
    """A package. Any of the files with these hashes may be what was installed."""
    purl = PackageURL("pypi", name=one.name, version=one.version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(purl)),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=content) for content in one.hashes],
    )
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        purl=purl,
        bom_ref=str(purl),
        licenses=_licence(one.name),
        external_references=[files],
    )


def _licence(name: str) -> list[License]:
    """The licence that an installed package states. None if it is not installed, or states none."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return []
    classifiers = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    stated = [
        *told.get_all("License-Expression", []),
        *told.get_all("License", []),
        *(one.rpartition(" :: ")[2] for one in classifiers),
    ]
    # Some give the licence's whole text.
    chosen = next((one for one in stated if one != "UNKNOWN" and "\n" not in one), None)
    return [LicenseFactory().make_from_string(chosen)] if chosen else []


if __name__ == "__main__":
    lock = (ROOT / "requirements/site.txt").read_text(encoding="utf-8")
    date = int(os.environ.get("SOURCE_DATE_EPOCH") or newest_change(ROOT))
    print(bill(lock, date), end="")

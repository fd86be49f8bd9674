"""What may lie in the folder of hand-written pages, and where on a page a fault is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from planspegeln.loading.plaintext import obstacle
from planspegeln.pages.addresses import PANELS
from planspegeln.swedish.invisible import refused

# Pages, and files that no browser runs.
_ALLOWED: Final = {
    *(".avif", ".csv", ".gif", ".jpeg", ".jpg", ".json", ".md", ".pdf", ".png", ".txt", ".webp"),
}
_TEXT: Final = (".csv", ".json", ".md", ".txt")
_PASSED_OVER: Final = re.compile(r"\{\{.*?\}\}|<div data-pagefind-ignore\b.*?</div>", re.DOTALL)

# What a fault names: the value of an attribute, words, or a tag.
_NAMED: Final = (re.compile(r'="(.+?)"'), re.compile("”(.+?)”"), re.compile(r"^(<\w+)"))


def placed(page: str, text: str, fault: str, line: int | None = None) -> str:
    """A fault of the page with this text, after its place, as `docs/page.md:line: fault`.

    If the line is not given, it is the first one that has what the fault names.
    """
    named = next((found[1] for one in _NAMED if (found := one.search(fault))), "")
    line = line or _line_of(text, named)
    return f"docs/{page}:{line}: {fault}" if line else f"docs/{page}: {fault}"


def _line_of(text: str, words: str) -> int | None:
    """The first line of a text that has the words, and not as a part of others. From 1."""
    sought = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)" if words else "(?!)")
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if sought.search(line)), None)


def faults(docs: Path) -> Iterator[str]:
    """A sentence for each file in the folder `docs` that must not be published, or cannot be read.

    Symbolic links are not followed: they could publish any file of the machine. A script or a page
    of HTML would be published as it is. Whatever lies among the panels may be framed by anybody.
    """
    if docs.is_symlink():
        yield f"{docs.name}: symboliska länkar följs inte; lägg själva mappen här"
        return
    for folder, folders, files in os.walk(docs):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            told = f"{docs.name}/{path.relative_to(docs).as_posix()}"
            if path.is_symlink():
                yield f"{told}: symboliska länkar följs inte; lägg själva filen här"
            elif name.startswith(".") or name in folders:
                continue  # the generator publishes no hidden file
            elif not path.is_file():
                yield f"{told}: det är ingen vanlig fil; lägg en fil här, eller ta bort den"
            elif path.relative_to(docs).as_posix().startswith(PANELS):
                yield (
                    f"{told}: det som ligger i {PANELS} får andra webbplatser visa i sina egna sidor; "
                    "lägg filen i en annan mapp"
                )
            elif path.suffix.lower() not in _ALLOWED:
                allowed = ", ".join(sorted(_ALLOWED))
                yield f"{told}: filtypen kan inte publiceras; väntade en av {allowed}"
            elif "." in path.stem:  # some web servers run x.php.txt
                yield f"{told}: ett filnamn får ha en enda punkt; byt namn på filen"
            elif path.suffix.lower() in _TEXT:
                yield from _unreadable(path.read_bytes(), told)


def _unreadable(content: bytes, told: str) -> Iterator[str]:
    """What keeps a text file from being read, and the first sign that it must not have."""
    if found := obstacle(content):
        yield f"{told}:{found.line}:{found.column}: {found.message}"
        return
    for number, line in enumerate(content.decode().split("\n"), start=1):
        if sign := refused(line, allowed="\r\t"):
            yield f"{told}:{number}:{sign[0] + 1}: hittade {sign[1]}; ta bort det"
            return


def searched(text: str) -> str:
    """What the search finds of a page's Markdown: not its embeds, and not what it passes over."""
    return _PASSED_OVER.sub("", text)


def head(found: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """What counts in the head of a written page, and a key and a fault for each thing that does not.

    Templates take what a page's head has for the project's own, so only what is told in the guide
    reaches them: a title, a description, the language if it is another than Swedish (two letters, BCP 47),
    and whether the search leaves the page out.
    """
    kept: dict[str, Any] = {}
    faults = []
    for key, value in found.items():
        if (
            (key in {"title", "description"} and isinstance(value, str))
            or (key == "lang" and re.fullmatch("[a-z]{2}", str(value)))
            or (key == "search" and value in ({"exclude": True}, {"exclude": False}))
        ):
            kept[key] = value
        else:
            faults.append(
                (
                    str(key),
                    f"”{key}” i sidans huvud används inte så här; där får stå title och "
                    "description, som text, lang med två bokstäver, och search med exclude: true",
                )
            )
    return kept, faults

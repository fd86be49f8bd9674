"""The scripts of the theme, joined so that a browser fetches few files.

The scripts are modules that import one another. A browser would fetch each by itself, and would know of
it only when it has read the one that imports it. Here, each script that a page names or that is fetched
later (`import()`) becomes one file, with the modules that it imports. A module that several of them use
is in the smallest of these, and the other ones import it from there. No module may wait (`await`) outside
its functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

_IMPORT: Final = re.compile(r'^import \{ (\w+(?:, \w+)*) \} from "\./([\w./-]+)";$', re.MULTILINE)
_LATER: Final = re.compile(r'\bimport\("\./([\w./-]+)"\)')
_NAMED: Final = re.compile(
    r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE
)
_LISTED: Final = re.compile(r"^export \{ (\w+(?:, \w+)*) \};$", re.MULTILINE)
_OTHER: Final = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# Whole lines of comments, and what stands before a line. No script has a text of several lines.
_LEFT_OUT: Final = re.compile(r"^[ \t]*(?://.*|/\*\*(?:.|\n)*?\*/)\n|^[ \t]+|^\n", re.MULTILINE)


def joined(scripts: Mapping[str, str]) -> dict[str, str]:
    """The files for the browser, by name, from all scripts of the theme by theirs.

    Names are relative to the scripts' folder. A script that nothing imports is a file of its own, and so
    is one that is fetched later. Raises ValueError if a script imports what is not there, if it imports
    or exports in a form that is not read here, or if modules import one another in a circle.
    """
    modules = {name: _Module(name, text) for name, text in scripts.items()}
    imported = {other for module in modules.values() for other in module.imports}
    later = {other for module in modules.values() for other in module.later}
    for other in imported | later:
        if other not in modules:
            raise ValueError(f"skripten importerar {other}, som inte finns")
    files = sorted(modules.keys() - imported | later)
    whole = {name: _closure(modules[name], modules) for name in files}
    home: dict[str, str] = {}
    for name in sorted(files, key=lambda name: len(whole[name])):
        for module in whole[name]:
            home.setdefault(module, name)
    if lost := min(modules.keys() - home.keys(), default=None):
        _closure(modules[lost], modules)  # only what imports itself is in no file
    return {name: _file(name, whole[name], home) for name in files}


class _Module:
    """A script: what it imports from which other ones, what it fetches later, and what it exports."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        folder = PurePosixPath(name).parent
        imported = _IMPORT.findall(text)
        self.imports = {str(folder / other): names for names, other in imported}
        if len(self.imports) < len(imported):
            raise ValueError(f"skriptet {name} importerar samma skript två gånger")
        self.later = [str(folder / other) for other in _LATER.findall(text)]
        listed = [one for names in _LISTED.findall(text) for one in names.split(", ")]
        self.exports = [*_NAMED.findall(text), *listed]
        body = _LISTED.sub("", _NAMED.sub("", _IMPORT.sub("", text)))
        if strange := _OTHER.search(body):
            raise ValueError(
                f"skriptet {name} har en form av import eller export som inte läses: {strange[0]}"
            )
        self.body = _LEFT_OUT.sub("", body)

    @property
    def variable(self) -> str:
        """The name of the module in the file that it is in."""
        return "$" + re.sub(r"\W", "_", self.name.removesuffix(".js"))


def _closure(
    module: _Module, modules: Mapping[str, _Module], above: tuple[str, ...] = ()
) -> dict[str, _Module]:
    """A module and those that it imports, each after what it imports itself."""
    if module.name in above:
        raise ValueError(f"skripten importerar varandra: {' → '.join((*above, module.name))}")
    found: dict[str, _Module] = {}
    for other in module.imports:
        found |= _closure(modules[other], modules, (*above, module.name))
    return found | {module.name: module}


def _file(name: str, whole: Mapping[str, _Module], home: Mapping[str, str]) -> str:
    """The text of a file: what it takes from another file, its modules, and what it gives."""
    own = [module for module in whole.values() if home[module.name] == name]
    if len(whole) == 1 and not own[0].exports:
        return own[0].body
    taken: dict[str, list[str]] = {}
    for module in whole.values():
        if home[module.name] != name:
            taken.setdefault(home[module.name], []).append(module.variable)
    depth = "../" * name.count("/") or "./"
    lines = [
        f'import {{ {", ".join(modules)} }} from "{depth}{other}";'
        for other, modules in taken.items()
    ]
    for module in own:
        lines.append(f"const {module.variable} = (() => {{")
        lines += [
            f"const {{ {names} }} = {whole[other].variable};"
            for other, names in module.imports.items()
        ]
        lines.append(f"{module.body}return {{ {', '.join(module.exports)} }};")
        lines.append("})();")
    lines.append(f"export {{ {', '.join(module.variable for module in own)} }};")
    if whole[name].exports:
        lines.append(
            f"export const {{ {', '.join(whole[name].exports)} }} = {whole[name].variable};"
        )
    return "\n".join(lines) + "\n"

"""What a build that failed has said, for the person who edits: each fault with its file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from planspegeln.rendering.docs import placed

_RECORD: Final = re.compile(r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) +- +(?P<message>.*)")
# What the generator says besides: that it has given up, or on which page it was.
_BESIDES: Final = re.compile(r"Aborted with |Error (?:reading|building) page ")
_LINK: Final = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?:\w+ )*link '(?P<link>[^']+)'.*"
)
_FRAME: Final = re.compile(r'  File "(?P<file>.+?)", line (?P<line>\d+)')
_CRASH: Final = "Traceback (most recent call last):"


def told(output: str, project: Path) -> str:
    """The faults in the output of a build of the project, a line each. The whole of it if none is."""
    if _CRASH in output:
        return _crash(output, project)
    lines, quiet = [], False
    for line in output.splitlines():
        record = _RECORD.fullmatch(line)
        if record:
            quiet = record["level"] in ("DEBUG", "INFO")
        elif not line.startswith(" "):
            quiet = False
        message = record["message"] if record else line
        if message.strip() and not quiet and not _BESIDES.match(message):
            lines.append(_link(message, project))
    return "\n".join(lines) or output.strip()


def _link(message: str, project: Path) -> str:
    """A message of the generator's about a link on a written page, with its line, in Swedish."""
    found = _LINK.match(message)
    if not found or not (project / "docs" / found["page"]).is_file():
        return message
    text = (project / "docs" / found["page"]).read_text(encoding="utf-8")
    told = f"länken ”{found['link']}” leder till en sida eller ett ställe som inte finns"
    return placed(found["page"], text, told)


def _crash(output: str, project: Path) -> str:
    """Where the code failed, and then all that Python said of it."""
    said = output[output.index(_CRASH) :].strip()
    own = [
        f"{Path(frame['file']).relative_to(project).as_posix()}:{frame['line']}"
        for frame in _FRAME.finditer(said)
        if Path(frame["file"]).is_relative_to(project) and ".venv" not in Path(frame["file"]).parts
    ]
    last = said.splitlines()[-1]
    return "\n".join([f"{own[-1]}: {last}" if own else last, "", said])

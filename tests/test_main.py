"""The command line: its output and exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from planspegeln.__main__ import main
from planspegeln.authoring import compounds
from planspegeln.authoring.propose import pairs
from planspegeln.catalogue.catalogue import Catalogue
from planspegeln.loading.load import load
from planspegeln.pages import ledger
from planspegeln.pages.addresses import CARDS
from tests.checks.test_check import break_everywhere
from tests.conftest import REAL, TINY, Copy
from tests.rendering.test_accessibility import OPEN_DATA, STATEMENT

Captured = pytest.CaptureFixture[str]


def keep_every_address(tiny: Copy) -> None:
    """Give the ledger every address of the site."""
    ledger.add(tiny.root, tiny.open().pages.values())


def test_check_of_sound_data(tiny: Copy, capsys: Captured) -> None:
    """Sound data is counted on stdout, and the exit code is 0."""
    keep_every_address(tiny)
    assert 0 == main(["--data", str(tiny.root), "check"])
    out, err = capsys.readouterr()
    expected = (
        "Inga fel: 2 kommuner, 3 dokument, 6 prioriteringar och insatser, 3 ämnen, 3 samband.\n"
    )
    assert (expected, "") == (out, err)


def draw_cards(tiny: Copy) -> Path:
    folder = tiny.root.parent / "theme" / CARDS
    folder.mkdir(parents=True)
    for name in ("pahittkoping", "exempelby"):
        (folder / f"{name}.png").touch()
    return folder


def test_nothing_is_left_before_publishing(tiny: Copy, capsys: Captured) -> None:
    """All is done."""
    keep_every_address(tiny)
    draw_cards(tiny)
    assert 0 == main(["--data", str(tiny.root), "publish"])
    told, nothing = capsys.readouterr().out.splitlines()
    assert told.startswith("data/dcat.rdf, katalogen för Sveriges dataportal, publiceras inte.")
    assert "actor och adopted: true under accessibility, och kind under open_data" in told
    assert "Inget är kvar att göra. Skicka in ändringen." == nothing


def test_the_portal_is_told_of_the_data(tiny: Copy, capsys: Captured) -> None:
    """Nothing is said of its catalogue when there is one."""
    tiny.write("site.yml", f"{STATEMENT}{OPEN_DATA}")
    keep_every_address(tiny)
    draw_cards(tiny)
    assert 0 == main(["--data", str(tiny.root), "publish"])
    assert ("Inget är kvar att göra. Skicka in ändringen.\n", "") == capsys.readouterr()


def test_all_that_is_left_before_publishing(tiny: Copy, capsys: Captured) -> None:
    """It is one list: what to look at, what nobody has read, addresses and images."""
    keep_every_address(tiny)
    answer = "accepted:\n  - { doubt: liknar-namn, about: Ingen, why: Nej. }\n"
    tiny.edit("pahittkoping/documents/plan-2030.yml", "  - words: 148", "  - words: 1")
    tiny.edit("pahittkoping/municipality.yml", "id: pahittkoping\n", f"id: pahittkoping\n{answer}")
    tiny.write("addresses.txt", ledger.signed(tiny.read("addresses.txt").splitlines()[1:-1]))
    (draw_cards(tiny) / "exempelby.png").unlink()
    assert 1 == main(["--data", str(tiny.root), "publish"])
    out, err = capsys.readouterr()
    assert "" == out
    told = err.splitlines()
    assert "Kvar innan det kan publiceras:" == told[0]
    assert "”Ingen” är inget tvivel" in told[1]
    assert any("dokumentet har 148 ord, men hade 1 när det lästes" in one for one in told)
    assert told[-2].startswith("1 ny adress står inte i ")
    assert "bilden theme/assets/share/exempelby.png saknas; kör make cards" == told[-1]


def commit(project: Path) -> None:
    """Commit everything in a project."""
    own = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "core.hooksPath="]
    for asked in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "x"]):
        subprocess.run(["git", *own, *asked], cwd=project, check=True)


@pytest.mark.parametrize("lines", [1, 25])
def test_a_line_cut_together_with_its_page(tiny: Copy, capsys: Captured, lines: int) -> None:
    """What the ledger had in an earlier commit is left to put back, although the sum is right."""
    more = [f"amnen/borta-{number:02}/" for number in range(lines)]
    keep_every_address(tiny)
    draw_cards(tiny)
    whole = tiny.read("addresses.txt")
    tiny.write("addresses.txt", ledger.signed([*whole.splitlines()[:-1], *more]))
    commit(tiny.root.parent)
    tiny.write("addresses.txt", whole)
    commit(tiny.root.parent)
    publish = ["--data", str(tiny.root), "publish"]
    assert 0 == main([*publish, "--since=HEAD"])
    assert 0 == main(publish)
    capsys.readouterr()
    assert 1 == main([*publish, "--since=HEAD~1"])
    first, *told, last = capsys.readouterr().err.splitlines()
    assert "Kvar innan det kan publiceras:" == first
    gone = [one for one in told if "/amnen/borta-" in one]
    assert gone[0].startswith(
        "den publicerade adressen /amnen/borta-00/ är borta ur data/addresses.txt, eller har ett "
        "annat märke där, sedan version "
    )
    assert min(lines, 20) == len(gone)
    assert [f"och {lines - 20} adresser till"] * (lines > 20) == told[len(gone) :]
    assert last.startswith("Återställ data/addresses.txt ur den versionen (git checkout ")
    assert last.endswith(" -- data/addresses.txt) och kör make addresses.")


def test_changes_since_a_commit(tiny: Copy, capsys: Captured) -> None:
    """Entries are printed as YAML, to finish and put in the log. The data is as it was."""
    project = tiny.root.parent
    commit(project)
    ask = ["--data", str(tiny.root), "changes"]
    assert 0 == main([*ask, "--since=HEAD"])
    assert ("", "Inget nytt att berätta.\n") == capsys.readouterr()
    tiny.edit("exempelby/priorities/lampor.yml", "title: Lampor på torget", "title: Ljus på torget")
    assert 0 == main([*ask, "--since=HEAD"])
    out, err = capsys.readouterr()
    assert out.startswith("changes:\n  - id: exempelby-lampor-rattelse-titel\n    date: FYLL I\n")
    assert err.endswith("lägg resten sist i data/changes/<år>.yml.\n")
    assert "FYLL I" not in tiny.read("changes/2031.yml")


@pytest.mark.parametrize(
    ("since", "told"), [("", "make changes SINCE=<version>"), ("x", "”x” finns inte här")]
)
def test_changes_since_nothing(tiny: Copy, capsys: Captured, since: str, told: str) -> None:
    """Without a commit there is nothing to compare with."""
    assert 1 == main(["--data", str(tiny.root), "changes", f"--since={since}"])
    assert told in capsys.readouterr().err


def test_a_document_that_the_log_does_not_tell(tiny: Copy, capsys: Captured) -> None:
    """It is left to do before the site may be published."""
    keep_every_address(tiny)
    draw_cards(tiny)
    log = tiny.read("changes/2031.yml")
    tiny.write("changes/2031.yml", log.replace("kind: document", "kind: reading"))
    assert 1 == main(["--data", str(tiny.root), "publish"])
    assert (
        "dokumentet pahittkoping/berattelse-2031 står inte i data/changes/ än; skriv en post med kind: "
        "document, eller kör make changes SINCE=<den förra versionen>\n"
    ) in capsys.readouterr().err


def test_what_was_published_since_an_unknown_commit(tiny: Copy, capsys: Captured) -> None:
    """It is not known, so nothing may be published. Zeros are no commit."""
    keep_every_address(tiny)
    draw_cards(tiny)
    publish = ["--data", str(tiny.root), "publish"]
    assert 0 == main([*publish, f"--since={'0' * 40}"])
    capsys.readouterr()
    assert 1 == main([*publish, f"--since={'1' * 40}"])
    assert capsys.readouterr().err.startswith(f"versionen ”{'1' * 40}” finns inte här")


def test_what_no_build_publishes_gets_no_address(tiny: Copy, capsys: Captured) -> None:
    """A file in docs/ that is refused is left to do, and the ledger does not promise it."""
    keep_every_address(tiny)
    draw_cards(tiny)
    before = tiny.read("addresses.txt")
    folder = tiny.root.parent / "docs"
    folder.mkdir(exist_ok=True)
    (folder / "x.php.txt").write_text("x", encoding="utf-8")
    for command in ("addresses", "publish"):
        assert 1 == main(["--data", str(tiny.root), command])
        assert "docs/x.php.txt: ett filnamn får ha en enda punkt" in capsys.readouterr().err
    assert before == tiny.read("addresses.txt")


def test_what_may_be_published_unread(tiny: Copy, capsys: Captured) -> None:
    """It is not left to do if the site says so."""
    site = (REAL / "site.yml").read_text(encoding="utf-8")
    tiny.write("site.yml", f"{site}publish_unread: true\n")
    keep_every_address(tiny)
    draw_cards(tiny)
    tiny.edit("pahittkoping/documents/plan-2030.yml", "  - words: 148", "  - words: 1")
    assert 0 == main(["--data", str(tiny.root), "publish"])
    assert "Inget är kvar" in capsys.readouterr().out


def test_check_of_faulty_data(tiny: Copy, capsys: Captured) -> None:
    """Every fault is on stderr, sorted, with their number last. The exit code is 1."""
    break_everywhere(tiny)
    assert 1 == main(["--data", str(tiny.root), "check"])
    out, err = capsys.readouterr()
    *faults, last = err.splitlines()
    assert "" == out
    assert tiny.faults() == faults
    assert f"{len(faults)} fel i data." == last
    assert "Traceback" not in err


def test_check_of_what_nobody_has_read(tiny: Copy, capsys: Captured) -> None:
    """It is told with its place and what to write, and is no fault."""
    keep_every_address(tiny)
    tiny.edit("pahittkoping/documents/plan-2030.yml", "  - words: 148", "  - words: 1")
    assert 0 == main(["--data", str(tiny.root), "check"])
    *told, last, sound = capsys.readouterr().out.splitlines()
    assert "dokumentet har 148 ord, men hade 1 när det lästes" in told[0]
    assert "[read: part: mal, words: 20]" in "\n".join(told)
    assert last.startswith("Inte genomläst än. Läs i ett ark, med make sheet DOC=")
    assert sound.startswith("Inga fel: ")


def test_check_of_a_plan_that_nobody_has_compared(tiny: Copy, capsys: Captured) -> None:
    """The likeliest pairs are told, the nearest first, and how many more there are in the sheet."""
    keep_every_address(tiny)
    report = "pahittkoping/documents/berattelse-2031.yml"
    tiny.edit(report, "compared:\n  - plan: plan-2030\n    commitments: 8\n    outcomes: 9\n", "")
    assert 0 == main(["--data", str(tiny.root), "check"])
    answered = capsys.readouterr().out
    assert "”Boken {{ 7*7 }} trycks just nu.” svarar kanske på" not in answered
    text = tiny.read(report)
    answers = text[text.index("answers:") : text.index("measures:")]
    tiny.edit(report, answers, "")
    assert 0 == main(["--data", str(tiny.root), "check"])
    told = capsys.readouterr().out.splitlines()
    assert any("”Boken {{ 7*7 }} trycks just nu.” svarar kanske på" in line for line in told)
    found = [line for line in told if "svarar kanske på" in line]
    assert found
    assert all(line.startswith(f"data/{report}: ”") for line in found)
    catalogue = Catalogue(load(tiny.root))
    plan, other = (
        catalogue.documents[f"pahittkoping/{name}"] for name in ("plan-2030", "berattelse-2031")
    )
    every = pairs.pairs(catalogue, other, plan)
    assert [one.score for one in every] == sorted((one.score for one in every), reverse=True)
    assert all(one.score >= pairs.NEAR for one in every)
    more = [f"… och {len(every) - 5} till, i arket för pahittkoping/berattelse-2031"]
    assert (more if len(every) > 5 else []) == [line for line in told if line.startswith("…")]


def test_addresses_wait_until_all_is_read(tiny: Copy, capsys: Captured) -> None:
    """An address is for ever, and reading may give a thing another one."""
    before = tiny.read("addresses.txt")
    tiny.edit("pahittkoping/documents/plan-2030.yml", "  - words: 148", "  - words: 1")
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert capsys.readouterr().err.splitlines()[-1].startswith("Det här är inte genomläst än.")
    assert before == tiny.read("addresses.txt")


def test_a_sheet_is_written_and_taken(tiny: Copy, capsys: Captured) -> None:
    """Each command tells what comes next, and what is wrong with exit code 1."""
    data = ["--data", str(tiny.root)]
    assert 0 == main([*data, "sheet", "pahittkoping/plan-2030"])
    out, _ = capsys.readouterr()
    path = out.rpartition("make take SHEET=")[2].strip()
    assert path.endswith("granskning/pahittkoping-plan-2030.xlsx")
    assert 0 == main([*data, "take", path])
    assert ("Inget är ändrat.\n", "") == capsys.readouterr()
    assert 1 == main([*data, "take", "inget.xlsx"])
    assert ("", "inget.xlsx finns inte\n") == capsys.readouterr()
    assert 1 == main([*data, "sheet", "pahittkoping/plan-2031"])
    assert "menade du ”pahittkoping/plan-2030”?" in capsys.readouterr().err


def test_a_municipality_is_added(tiny: Copy, capsys: Captured) -> None:
    """The command says where its file is. One that there is none of is told."""
    data = ["--data", str(tiny.root)]
    assert 0 == main([*data, "municipality", "Mora", "--accent", "teal"])
    assert "mora/municipality.yml" in capsys.readouterr().out
    assert "accent: teal" in tiny.read("mora/municipality.yml")
    assert 1 == main([*data, "municipality", "Morra"])
    assert "menade du ”Mora”?" in capsys.readouterr().err


def test_check_of_doubtful_data(tiny: Copy, capsys: Captured) -> None:
    """What is doubtful is told, and is no fault."""
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Uppdiktat: fria')
    told = "1 att se över. Är det rätt svarar du under accepted, med skälet."
    assert 0 == main(["--data", str(tiny.root), "check"])
    doubt, count, sound, _ = capsys.readouterr().out.splitlines()
    assert "liknar namnet" in doubt
    assert told == count
    assert sound.startswith("Inga fel: ")


def test_check_tells_of_addresses_that_are_not_kept(tiny: Copy, capsys: Captured) -> None:
    """An address that the ledger does not hold could die unnoticed. It is no fault before it is public."""
    keep_every_address(tiny)
    lines = tiny.read("addresses.txt").splitlines()[:-1]
    kept = [line for line in lines if "insatser/lampor" not in line]
    tiny.write_ledger(*kept)
    assert 0 == main(["--data", str(tiny.root), "check"])
    out = capsys.readouterr().out.splitlines()
    new = len(lines) - len(kept)
    told = f"{new} nya adresser står inte i data/addresses.txt än; kör make addresses innan du publicerar."
    assert new > 1
    assert told == out[-1]


def test_doubts_come_before_faults(tiny: Copy, capsys: Captured) -> None:
    """What is doubtful is told although the data has faults."""
    tiny.edit("pahittkoping/priorities/fria-sagor.yml", 'title: "Fria', 'title: "Uppdiktat: fria')
    told = "1 att se över. Är det rätt svarar du under accepted, med skälet."
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    assert 1 == main(["--data", str(tiny.root), "check"])
    lines = capsys.readouterr().err.splitlines()
    assert (told, "1 fel i data.") == (lines[1], lines[-1])


def test_one_fault(tiny: Copy, capsys: Captured) -> None:
    """One fault is counted in the singular."""
    tiny.edit("links.yml", "anchor: inriktningsmal", "anchor: x")
    assert 1 == main(["--data", str(tiny.root), "check"])
    assert "1 fel i data." == capsys.readouterr().err.splitlines()[-1]


def test_dead_address_is_a_fault(tiny: Copy, capsys: Captured) -> None:
    """The check also reads the ledger of addresses."""
    tiny.write_ledger("pahittkoping/saknas/")
    assert 1 == main(["--data", str(tiny.root), "check"])
    assert capsys.readouterr().err.startswith("data/addresses.txt:1:1: ")


def test_addresses_writes_the_ledger(tiny: Copy, capsys: Captured) -> None:
    """New addresses are written and reported once."""
    (tiny.root / "addresses.txt").unlink()
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert "listan över publicerade adresser saknas" in capsys.readouterr().err
    assert 0 == main(["--data", str(tiny.root), "addresses", "--accept"])
    held = ledger.read_ledger(tiny.root)
    assert [f"ny adress: /{address}" for address in held] == capsys.readouterr().out.splitlines()
    assert 0 == main(["--data", str(tiny.root), "addresses"])
    assert "" == capsys.readouterr().out


def test_addresses_that_cannot_be_written(tiny: Copy, capsys: Captured) -> None:
    """What the system would not do is told in words, and the ledger is as it was."""
    before = tiny.read("addresses.txt")
    (tiny.root / ".addresses.txt.new").mkdir()  # in the way of the new ledger
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert capsys.readouterr().err.startswith("Det gick inte: ")
    assert before == tiny.read("addresses.txt")


def test_a_rollback_that_cannot_be_made(tiny: Copy, capsys: Captured) -> None:
    """So is it here."""
    (tiny.root.parent / ".site").write_bytes(b"")  # in the way of the releases
    assert 1 == main(["--data", str(tiny.root), "rollback"])
    assert capsys.readouterr().err.startswith("Det gick inte: ")


def test_addresses_of_faulty_data(tiny: Copy, capsys: Captured) -> None:
    """Data with faults adds nothing to the ledger."""
    before = tiny.read("addresses.txt")
    break_everywhere(tiny)
    assert 1 == main(["--data", str(tiny.root), "addresses"])
    assert before == tiny.read("addresses.txt")
    assert "" == capsys.readouterr().out


def test_words(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """Proposals are printed in the form of the word list. Reviewed words are not proposed."""

    def proposed(words: set[str], reviewed: Iterable[str]) -> dict[str, tuple[str, str]]:
        assert {"torgvandring", "sagostunder"} == set(reviewed)
        return {word: (word[:4], word[4:]) for word in sorted(words) if word.startswith("högläs")}

    monkeypatch.setattr(compounds, "propose", proposed)
    assert 0 == main(["--data", str(TINY), "words"])
    expected = ("  högläsningen: [högl, äsningen]\n", "")
    assert expected == capsys.readouterr()


def test_draft(tiny: Copy, capsys: Captured) -> None:
    """A draft is reported with what to check, even if the data has other faults."""
    tiny.write("sources/ny.txt", "Plan 2032\n\n1. Nytt\n\nText.\n")
    break_everywhere(tiny)
    command = ["--data", str(tiny.root), "draft", f"{tiny.root}/sources/ny.txt", "pahittkoping"]
    assert 0 == main([*command, "--kind", "plan", "--years", "2032", "--id", "ny"])
    assert capsys.readouterr().out.splitlines() == [
        "2 rubriker, 1 stycke",
        f"Utkastet är {tiny.root}/pahittkoping/documents/ny.yml. Se över:",
        "- vad som är rubriker i texten är gissat efter hur raderna står",
        "- ingen prioritering har rubriken ”1. Nytt”",
        "- allt som börjar med FYLL I; make check säger var det står",
    ]


def test_draft_that_cannot_be_made(tiny: Copy, capsys: Captured) -> None:
    """The obstacle is on stderr, and the exit code is 1."""
    assert 1 == main(["--data", str(tiny.root), "draft", "ny.txt", "pahittkoping"])
    out, err = capsys.readouterr()
    assert "" == out
    assert err.startswith("filen ”ny.txt” finns inte, och inte heller i data/sources/; välj bland")


@pytest.mark.parametrize("arguments", [[], ["annat"], ["--data", "finns/inte", "check"]])
def test_wrong_use(arguments: list[str], capsys: Captured) -> None:
    """Wrong use is reported, with exit code 2."""
    with pytest.raises(SystemExit) as error:
        main(arguments)
    assert 2 == error.value.code
    assert "usage: " in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("broken", [False, True])
def test_as_a_command(tiny: Copy, broken: bool) -> None:
    """`python -m planspegeln --data … check` exits with 0 or 1, never with a traceback."""
    if broken:
        break_everywhere(tiny)
        tiny.write("sources/pahittkoping-plan-2030.txt", b"\xff\xfe")
        tiny.write("exempelby/municipality.yml", b"\xff")
        tiny.write("topics.yml", "")
    run = subprocess.run(
        [sys.executable, "-m", "planspegeln", "--data", str(tiny.root), "check"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).parent.parent,
        env={"PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
    )
    assert int(broken) == run.returncode
    assert "Traceback" not in run.stderr
    assert broken == run.stderr.endswith(" fel i data.\n")
    assert tiny.faults() == run.stderr.splitlines()[:-1]


@pytest.mark.slow
def test_output_that_lacks_a_letter() -> None:
    """If the output's encoding lacks å, ä and ö, the command prints what it can, and continues."""
    run = subprocess.run(
        [sys.executable, "-m", "planspegeln", "--data", str(TINY), "check"],
        check=False,
        capture_output=True,
        cwd=Path(__file__).parent.parent,
        env={"PYTHONIOENCODING": "ascii"},
    )
    assert (0, b"") == (run.returncode, run.stderr)
    assert rb"\xe4mnen" in run.stdout


@pytest.mark.slow
def test_a_reader_that_has_had_enough(tiny: Copy) -> None:
    """`make check | head` ends without a word."""
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "planspegeln", "--data", str(tiny.root), "check"],
        check=False,
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    os.close(writing)
    assert (1, b"") == (run.returncode, run.stderr)

"""From files to model: what is read where. Shape faults never raise."""

from __future__ import annotations

import pytest

from planspegeln.loading.load import load, municipality_of
from tests.conftest import TINY, Copy


def test_entries_of_a_file_share_its_origin(tiny: Copy) -> None:
    """A file with several faults is read again only once."""
    topics = list(load(tiny.root).topics.values())
    assert len(topics) > 1
    assert len({id(entry.file) for entry in topics}) == 1


def test_everything_is_read() -> None:
    """Each file becomes an entry. Its key is the name of its folder and its own name."""
    collection = load(TINY)
    assert ["exempelby", "pahittkoping"] == sorted(collection.municipalities)
    assert ["exempelby/program-2030", "pahittkoping/berattelse-2031", "pahittkoping/plan-2030"] == (
        sorted(collection.documents)
    )
    assert 6 == len(collection.priorities)
    assert ["torg", "sagor", "fientlig-text"] == list(collection.topics)
    assert ["torg-och-vandring", "trivsel", "bankar-och-lampor"] == list(collection.links)
    assert [
        "pahittkoping/prioriteringar/borttagen/",
        "pahittkoping/prioriteringar/nya-bankar/#plan-2030-tre-bankar",
        "pahittkoping/dokument/berattelse-2031/#matt-soffor",
    ] == [entry.key for entry in collection.withdrawn]
    assert ([], set()) == (collection.faults, collection.broken)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("topic.yml", "topics.yml"),
        ("anteckningar.txt", None),
        ("changes/nytt.yml", None),
        ("changes/2031/nytt.yml", None),
        ("changes/ar-2031.yml", "changes/2031.yml"),
        ("pahittkoping/kommun.yml", "pahittkoping/documents/kommun.yml"),
        ("pahittkoping/documents/gamla/plan-2020.yml", "pahittkoping/documents/plan-2020.yml"),
        ("pahittkoping/documents/Plan år 2032.yml", "pahittkoping/documents/plan-ar-2032.yml"),
        ("pahittkoping/priority/lugna-torg.yml", "pahittkoping/priorities/lugna-torg.yml"),
        ("pahittkoping/priorities/X.YML", "pahittkoping/priorities/x.yml"),
    ],
)
def test_file_out_of_place(tiny: Copy, name: str, meant: str | None) -> None:
    """A file that nothing reads is a fault.

    The message says where files may be, and which kinds.
    """
    tiny.write(name, "id: x\n")
    near = f"; menade du ”data/{meant}”?" if meant else ""
    expected = (
        f"data/{name}:1:1: filen läses inte in här; väntade topics.yml, links.yml, words.yml, "
        "glossary.yml, site.yml, withdrawn.yml, changes/<år>.yml, sources/<namn>.txt, "
        "<kommun>/municipality.yml, "
        f"<kommun>/documents/<id>.yml eller <kommun>/priorities/<id>.yml{near}"
    )
    assert [expected] == tiny.faults()


@pytest.mark.parametrize(
    "name",
    [
        "topics.yml",
        "pahittkoping/municipality.yml",
        "pahittkoping/documents/plan-2030.yml",
        "pahittkoping/priorities/lugna-torg.yml",
    ],
)
@pytest.mark.parametrize("ending", [".yml.txt", ".yaml", ".txt", ".YML", ".yaml.txt"])
def test_file_with_another_ending(tiny: Copy, name: str, ending: str) -> None:
    """A file whose name ends in another way is one fault, even if other files refer to it."""
    wrong = name.removesuffix(".yml") + ending
    (tiny.root / name).rename(tiny.root / wrong)
    right = name.rpartition("/")[2]
    assert tiny.faults() == [
        f"data/{wrong}:1:1: filen läses inte in, för namnet ska sluta på .yml; döp om den till "
        f"”{right}” (Windows visar det sista i ett filnamn bara om du har valt att visa "
        "filnamnstillägg)"
    ]


def test_file_with_another_ending_beside_the_right_one(tiny: Copy) -> None:
    """If both are there, one of them has to go."""
    tiny.write("topics.yml.txt", "")
    (fault,) = tiny.faults()
    assert "; ”topics.yml” finns redan i mappen: ta bort den ena (" in fault


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        "pahittkoping/.gitkeep",
        ".x/a.yml",
        "README.md",
        "Thumbs.db",
        "pahittkoping/desktop.ini",
        "._topics.yml",
        "topics.yml~",
        "pahittkoping/~$plan.yml",
        "sources/Thumbs.db",
        "sources/._plan.txt",
    ],
)
def test_file_that_is_no_data(tiny: Copy, name: str) -> None:
    """Hidden files of programs, and files for people to read, are ignored."""
    tiny.write(name, b"\xff")
    assert [] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("pahittkoping/municipality.yml", "pahittkoping"),
        ("pahittkoping/documents/plan-2030.yml", "plan-2030"),
        ("pahittkoping/priorities/lugna-torg.yml", "lugna-torg"),
    ],
)
def test_id_is_the_name(tiny: Copy, name: str, id_: str) -> None:
    """A file's id is its name. A municipality's id is the name of its folder."""
    text = tiny.read(name)
    tiny.write(name, text.replace(f"id: {id_}\n", "id: annat\n", 1))
    expected = [
        f"data/{name}:1:5: id är ”annat”, men filen heter så att id ska vara ”{id_}”",
    ]
    assert expected == [str(fault) for fault in load(tiny.root).faults]


def test_topic_id_that_stands_twice(tiny: Copy) -> None:
    """A second topic with the same id is a fault that names the line of the first."""
    position = tiny.edit("topics.yml", "- id: sagor", "- id: ¦torg")
    expected = f"{position}: id ”torg” finns redan på rad 2; varje id får stå en gång"
    assert [expected] == [str(fault) for fault in load(tiny.root).faults]


def test_link_id_that_stands_twice(tiny: Copy) -> None:
    """Two links with the same id are a fault, since the id is an anchor."""
    position = tiny.edit("links.yml", "- id: trivsel", "- id: ¦torg-och-vandring")
    expected = f"{position}: id ”torg-och-vandring” finns redan på rad 2; varje id får stå en gång"
    assert [expected] == tiny.faults()


def test_broken_file_hides_no_other_fault_and_makes_none(tiny: Copy) -> None:
    """A reference to a file that does not fit the model is not a second fault."""
    position = tiny.edit("pahittkoping/priorities/lugna-torg.yml", "kind: ", "kind: ¦annan ")
    found = tiny.faults()
    assert 1 == len(found)
    assert found[0].startswith(f"{position}: ")
    assert load(tiny.root).knows("pahittkoping/lugna-torg")


@pytest.mark.parametrize(
    "name",
    ["topics.yml", "pahittkoping/municipality.yml", "pahittkoping/documents/plan-2030.yml"],
)
def test_broken_file_of_any_kind_makes_one_fault(tiny: Copy, name: str) -> None:
    """A file that is not YAML is one fault, even if other files refer to it."""
    tiny.write(name, "a: [\n")
    assert [name] == [fault.split(":")[0].removeprefix("data/") for fault in tiny.faults()]


def test_municipality_of() -> None:
    """A key starts with its municipality's id."""
    assert "huddinge" == municipality_of("huddinge/lokal-samverkan")
    assert "huddinge" == municipality_of("huddinge")
    assert "huddinge" == municipality_of("inbaddning/huddinge/lokal-samverkan/")


def test_file_with_a_fault_is_left_out(tiny: Copy) -> None:
    """A value that YAML makes ambiguous, such as one of two with the same key, is not used."""
    name = "pahittkoping/priorities/lugna-torg.yml"
    position = tiny.edit(name, "kind: priority\n", "kind: priority\n¦kind: activity\n")
    collection = load(tiny.root)
    assert {"pahittkoping/lugna-torg"} == collection.broken
    assert "pahittkoping/lugna-torg" not in collection.priorities
    expected = f"{position}: fältet ”kind” står två gånger; det första står på rad 3"
    assert [expected] == tiny.faults()


@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "topics.yml", "nowhere"])
@pytest.mark.parametrize("name", ["pahittkoping/documents/x.yml", "sources/x.txt", "mapp"])
def test_links_are_not_followed(tiny: Copy, name: str, target: str) -> None:
    """A link could publish any file of the machine: it is named, whatever it leads to."""
    (tiny.root / name).symlink_to(target)
    told = "symboliska länkar följs inte; lägg själva filen här"
    assert [f"data/{name}:1:1: {told}"] == tiny.faults()


@pytest.mark.parametrize(
    ("name", "old", "new", "most"),
    [
        ("topics.yml", "- id: torg", "- id: ¦" + "torg" * 64, 100),
        (
            "pahittkoping/priorities/lugna-torg.yml",
            "former_ids: [",
            "former_ids: [¦" + "abc" * 100 + ", ",
            100,
        ),
        (
            "withdrawn.yml",
            "address: pahittkoping/prioriteringar/borttagen/",
            "address: ¦" + "x/" * 2_000,
            400,
        ),
        (
            "pahittkoping/documents/plan-2030.yml",
            "quote: måla en vägg",
            "quote: ¦" + "a " * 500_000 + "b",
            2_000,
        ),
        (
            "pahittkoping/documents/plan-2030.yml",
            "quote: måla en vägg",
            "quote: ¦" + "a" * 400_000,
            2_000,
        ),
        ("pahittkoping/priorities/lugna-torg.yml", "title: ", "title: ¦" + "å" * 2_000, 2_000),
    ],
    ids=["id", "former id", "address", "quote", "word", "title"],
)
def test_what_is_too_long(tiny: Copy, name: str, old: str, new: str, most: int) -> None:
    """It is a fault, soon, that says how long it may be, and not a crash or a build of minutes."""
    position = tiny.edit(name, old, new)
    (fault,) = (told for told in tiny.faults() if told.startswith(f"{position}: "))
    assert f", väntade högst {most} tecken" in fault
    assert len(fault) < 400

"""Writes Word files as small as they can be."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# The elements that are not named as their part.
_ROOTS = {"header": "hdr", "footer": "ftr"}


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph with one run of text."""
    runs = f'<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def style(style_id: str, name: str, properties: str = "", based_on: str = "") -> str:
    """A style of paragraphs."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def level(at: int, text: str, form: str = "decimal", more: str = "") -> str:
    """A level of a numbering: how it is written."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(list_id: int, at: int = 0) -> str:
    """That a paragraph is counted in a list, at a level."""
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'


STYLES = (
    style("Rubrik1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    + style(
        "Rubrik2",
        "heading 2",
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        "Rubrik1",
    )
    + style("Rubrik", "Title")
    + style("Innehll1", "toc 1")
    + style("Innehllsfrteckningsrubrik", "TOC Heading")
    + style("Bilagerubrik", "Bilagerubrik", '<w:outlineLvl w:val="0"/>' + numbered(3))
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "%1", more='<w:pStyle w:val="Rubrik1"/>')
    + level(1, "%1.%2", more='<w:pStyle w:val="Rubrik2"/>')
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="1">'
    + level(0, "%1)", "lowerLetter")
    + level(1, "(%2)", "lowerRoman")
    + level(2, "•", "bullet")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="2">'
    + level(0, "Bilaga %1", "upperLetter")
    + "</w:abstractNum>"
    + '<w:abstractNum w:abstractNumId="3">'
    + level(0, "%1.", "chicago")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    + '<w:num w:numId="4"><w:abstractNumId w:val="1"/>'
    + '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    + '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
)


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body, and other parts by their names."""
    kinds = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    file = io.BytesIO()
    names = {"styles": STYLES, "numbering": NUMBERING} | parts
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}/content-types"><Default Extension="xml" '
            'ContentType="application/xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{kinds}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        links = "".join(
            f'<Relationship Id="r{name}" Type="{office}/{name}" Target="{name}.xml"/>'
            for name in names
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{kinds}/relationships">{links}</Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        )
        for name, content in names.items():
            kind = name.rstrip("0123456789")
            root = f"w:{_ROOTS.get(kind, kind)}"
            archive.writestr(f"word/{name}.xml", f'<{root} xmlns:w="{WORD}">{content}</{root}>')
    return file.getvalue()


def cell(text: str, properties: str = "", numbers: str = "") -> str:
    """A cell with one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text, numbers)}</w:tc>"


def table(*rows: str) -> str:
    """A table of three columns."""
    columns = '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr/>{columns}{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"

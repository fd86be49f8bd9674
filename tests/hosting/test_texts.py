"""What the rules are for each kind of server, on an example that has a bit of everything."""

from __future__ import annotations

import re

from planspegeln.hosting.apache import htaccess
from planspegeln.hosting.nginx import configuration
from planspegeln.hosting.plain import headers, redirects
from planspegeln.hosting.rules import EVERYWHERE, RULES, UNSERVED, Moves, Rule

MOVES = Moves("/planer/", {"a/gammal/": "a/ny/", "b/": "c/"}, ("a/borta/",))
KEPT = Rule("assets/js/", {"Cache-Control": "immutable"})
FRAMED = Rule("ram/", {"Content-Security-Policy": "frame-ancestors *"})


def test_a_host_that_reads_headers() -> None:
    """Every header stands once for all addresses; a rule takes away what it says otherwise."""
    told = headers(MOVES, (KEPT, FRAMED))
    first, *rest = re.split(r"^(?=/)", told, flags=re.MULTILINE)[1:]
    assert first.startswith("/planer/*\n")
    whole = [f"  {name}: {value}" for name, value in EVERYWHERE.items() if name != "Cache-Control"]
    assert whole == first.splitlines()[1:]
    assert [
        "/planer/assets/js/*\n  Cache-Control: immutable\n",
        "/planer/ram/*\n  ! Content-Security-Policy\n  Content-Security-Policy: frame-ancestors *\n",
    ] == rest


def test_a_host_that_reads_redirects() -> None:
    """One line for each former address."""
    first, *moved = redirects(MOVES).splitlines()
    assert first.startswith("# ")
    assert ["/planer/a/gammal/ /planer/a/ny/ 301", "/planer/b/ /planer/c/ 301"] == moved
    assert f"{first}\n" == redirects(Moves("/", {}, ()))


def test_apache() -> None:
    """Headers, rules by address, what has moved, what is gone and what is not for visitors."""
    told = htaccess(MOVES, (KEPT, FRAMED)).splitlines()
    for name, value in EVERYWHERE.items():
        assert f'Header always set {name} "{value}"' in told
    at = told.index('<If "%{REQUEST_URI} =~ m#^/planer/assets/js/#">')
    kept = 'Header always set Cache-Control "immutable" "expr=%{REQUEST_STATUS} < 400"'
    assert [kept, "</If>"] == told[at + 1 : at + 3]
    at = told.index('<If "%{REQUEST_URI} =~ m#^/planer/ram/#">')
    assert 'Header always set Content-Security-Policy "frame-ancestors *"' == told[at + 1]
    assert "ErrorDocument 404 /planer/404.html" in told
    assert {"AddType application/rdf+xml .rdf", "AddType text/turtle .ttl"} <= set(told)
    at = told.index(r'<If "%{REQUEST_URI} =~ m#/feed\.xml$#">')
    assert ["ForceType application/atom+xml", "</If>"] == told[at + 1 : at + 3]
    assert "RewriteRule ^a/gammal/$ /planer/a/ny/ [R=301,L]" in told
    at = told.index("RewriteRule ^a/borta/$ - [G,L]")
    assert [
        "<If \"%{REQUEST_URI} == '/planer/a/borta/'\">",
        "ErrorDocument 410 /planer/a/borta/index.html",
        "</If>",
    ] == told[at + 1 : at + 4]
    assert len(UNSERVED) == len([line for line in told if line.endswith("- [R=404,L]")])


def test_apache_closes_what_it_opens() -> None:
    """A section that is not closed would stop the whole site."""
    told = htaccess(MOVES)
    assert len(re.findall(r"^<I", told, re.MULTILINE)) == len(re.findall(r"^</I", told, re.M))


def test_nginx_without_the_module_for_brotli_is_not_asked_for_it() -> None:
    """What an nginx does not know stops it."""
    assert "brotli" not in configuration(MOVES)
    assert "brotli_static on;" in configuration(MOVES, brotli=True)


def test_nginx_repeats_every_header_where_one_is_other() -> None:
    """Nginx forgets the outer headers where it sees one, so each location with one has them all."""
    told = configuration(MOVES, rules=(KEPT, FRAMED))
    added = re.findall(r"add_header (\S+) ", told)
    assert list(EVERYWHERE) * 3 == added
    assert told.count(" always;") == len(added)
    assert len(RULES) > 3
    assert told.count("{") == told.count("}")


def test_what_has_moved_in_a_folder_with_headers_of_its_own_has_them() -> None:
    """Nginx gives a redirect, and what is gone, the headers of the location that it stands in."""
    moves = Moves("/", {"ram/gammal/": "ram/ny/", "a/": "b/"}, ("ram/borta/", "c/"))
    told = configuration(moves, rules=(FRAMED,))
    before, _, rest = told.partition("location ^~ /ram/ {\n")
    within, _, after = rest.partition("\n    }\n")
    for one in ("= /ram/gammal/ {", "= /ram/borta/ {"):
        assert one in within
        assert one not in before + after
    for one in ("= /a/ {", "= /c/ {"):
        assert one in after
        assert one not in within


def test_each_server_lets_only_the_panels_be_framed() -> None:
    """Every kind of server refuses framing everywhere but in one folder, wherever the site is."""
    none, all_ = "frame-ancestors 'none'", "frame-ancestors *"
    told = headers(MOVES)
    blocks = re.split(r"^(?=/)", told, flags=re.MULTILINE)[1:]
    assert ["/planer/inbaddning/*"] == [one.splitlines()[0] for one in blocks if all_ in one]
    assert none in blocks[0]
    apache = htaccess(MOVES)
    assert [f"/planer/{one}" for one in ("inbaddning/",)] == re.findall(
        r'm#\^(\S+?)#">\nHeader always set Content-Security-Policy "[^"]*frame-ancestors \*"',
        apache,
    )
    assert 1 == apache.count(none)
    nginx = configuration(MOVES)
    locations = re.split(r"(?=location )", nginx)
    opened = [one for one in locations if all_ in one]
    assert ["location ^~ /planer/inbaddning/ {"] == [one.splitlines()[0] for one in opened]
    assert [] == [one for one in opened if none in one]

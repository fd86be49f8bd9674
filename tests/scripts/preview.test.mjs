// What to show of a page that was found.

import assert from "node:assert/strict";
import { test } from "node:test";

import { bestSection, inSection, preview } from "../../theme/assets/js/search/preview.js";

const ANCHORS = [
  { element: "h2", id: "resultat", text: "Resultat 2031", location: 40 },
  { element: "h2", id: "budget", text: "Budget", location: 20 },
  { element: "p", id: "stycke", text: "Ett stycke", location: 30 },
  { element: "h2", id: "tom", text: " ", location: 60 },
  { element: "h3", id: "utan", location: 65 },
];

/** A term that is at these words of the page. */
function term(words, weight = 1) {
  return { weight, result: { words } };
}

/** The section shown of a page with these terms, and the term that leads to it. */
function shown(...terms) {
  const best = bestSection(ANCHORS, terms);
  return best && [best.id, terms.indexOf(best.term)];
}

test("the section with most of the terms is shown", () => {
  assert.deepEqual(shown(term([25, 45]), term([50])), ["resultat", 0]);
  assert.deepEqual(shown(term([45]), term([25])), ["budget", 1], "of two the first on the page");
  assert.deepEqual(shown(term([25], 1), term([25], 2)), ["budget", 1]);
  assert.deepEqual(shown(term([25], 2), term([25], 1)), ["budget", 0]);
  assert.deepEqual(shown(term([25], 2), term([25], 2)), ["budget", 0]);
});

test("a term that weighs more counts for more", () => {
  assert.deepEqual(shown(term([45], 1), term([25], 1.1)), ["budget", 1]);
  assert.deepEqual(shown(term([45], 1.1), term([25], 1)), ["resultat", 0]);
});

test("a section reaches from its heading to the next", () => {
  assert.deepEqual(shown(term([39])), ["budget", 0]);
  assert.deepEqual(shown(term([20])), ["budget", 0]);
  assert.deepEqual(shown(term([40])), ["resultat", 0]);
  assert.deepEqual(shown(term([30])), ["budget", 0], "a paragraph starts none");
  assert.deepEqual(shown(term([70])), ["resultat", 0], "nor does a heading without words");
});

test("a term in the heading counts for half as much again", () => {
  assert.deepEqual(shown(term([25]), term([41])), ["resultat", 1]);
  assert.deepEqual(shown(term([25]), term([42])), ["budget", 0], "the word after the heading");
  assert.deepEqual(shown(term([25], 1.4), term([41])), ["resultat", 1]);
  assert.deepEqual(shown(term([25], 1.6), term([41])), ["budget", 0]);
  assert.deepEqual(shown(term([25], 1.5), term([41])), ["budget", 0], "and no more");
  assert.deepEqual(shown(term([45, 41]), term([25], 1.4)), ["resultat", 0]);
});

test("what stands before all headings is the page itself", () => {
  assert.equal(shown(term([5])), null);
  assert.equal(shown(term([5], 2), term([25])), null);
  assert.deepEqual(shown(term([5]), term([25])), ["budget", 1], "unless a section holds as much");
  assert.equal(shown(term([0]), term([5]), term([25])), null);
  assert.deepEqual(shown(term([0]), term([25], 1.2)), ["budget", 1], "its first word is no heading");
  assert.deepEqual(shown(term([19]), term([20])), ["budget", 1]);
});

test("a page without headings, or without the terms, is shown as a whole", () => {
  assert.equal(bestSection([], [term([5])]), null);
  assert.equal(bestSection(ANCHORS, [term([])]), null);
  assert.equal(bestSection(ANCHORS, []), null);
});

test("of a section what marks a hit is shown", () => {
  const sections = [
    { url: "/a/#budget-2", excerpt: "<mark>x</mark>" },
    { url: "/a/#budget", excerpt: "x" },
    { url: "/a/#resultat", excerpt: "<mark>y</mark>" },
  ];
  assert.equal(inSection(sections, "budget"), undefined);
  assert.equal(inSection(sections, "resultat"), sections[2]);
});

const META = { title: "Lugna torg", om: "Prioritering, Påhittköping." };

test("a hit is told by its page, and leads to the section", () => {
  const page = { meta: META, filters: { amne: ["torg"] } };
  assert.deepEqual(preview(page, { url: "/x/#_rubrik-budget", excerpt: "Fler <mark>torg</mark>" }), {
    url: "/x/#budget",
    title: "Lugna torg",
    about: "Prioritering, Påhittköping.",
    excerpt: "Fler <mark>torg</mark>",
    topics: ["torg"],
  });
  const bare = preview({ meta: { title: "Om" }, filters: {} }, { url: "/om/", excerpt: "" });
  assert.deepEqual([bare.about, bare.topics], ["", []]);
});

for (const [excerpt, expected] of [
  ["Lugna torg. Fler lugna torg.", "Fler lugna torg."],
  ["<mark>Lugna</mark> torg. Fler torg.", "Fler torg."],
  ["Lugna <mark>torg.</mark> Fler torg.", "Fler torg."],
  ["<mark>Lugna</mark><mark> </mark>torg. Fler torg.", "Fler torg."],
  ["Lugna <mark>torg</mark>. Fler", "Lugna <mark>torg</mark>. Fler"], // no way that Pagefind writes
  ["Lugna torg.", ""],
  ["Lugna torg är fler.", "Lugna torg är fler."],
  ["Lugna torgen. Fler.", "Lugna torgen. Fler."],
  ["Flera torg. Lugna.", "Flera torg. Lugna."],
  ["", ""],
]) {
  test(`an excerpt is told without the page's heading: ${excerpt}`, () => {
    const page = { meta: META, filters: {} };
    assert.equal(preview(page, { url: "/x/", excerpt }).excerpt, expected);
  });
}


test("a page whose text has no word of the query is told by its summary", () => {
  const page = { meta: { ...META, korthet: "Planerat 2030: <b> & bänkar." }, filters: {} };
  const told = (excerpt) => preview(page, { url: "/x/", excerpt }).excerpt;
  assert.equal(told("Lugna torg. Fler lugna torg."), "Planerat 2030: &lt;b> &amp; bänkar.");
  assert.equal(told("Lugna torg. Fler <mark>torg</mark>."), "Fler <mark>torg</mark>.");
});

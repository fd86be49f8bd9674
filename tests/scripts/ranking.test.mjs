// Puts pages in a reader's order, from Pagefind's answers for each word.

import assert from "node:assert/strict";
import { test } from "node:test";

import { listed, ranked } from "../../theme/assets/js/search/ranking.js";
import { lexiconOf, tableOf } from "./small.mjs";

const KINDS = { p: "prioritering", i: "insats", a: "amne", d: "dokument", k: "kommun", s: "sida" };
// The pages of the index. The first letter of an id is the kind. Ids with a 2 are in part 1.
const IDS = ["p1", "p3", "p4", "p5", "i1", "a1", "d1", "k1", "s1", "x1", "p2", "d2"];
const facets = tableOf(
  IDS.map((id) => ({
    typ: [KINDS[id[0]] ?? "annat"],
    kommun: id === "k1" ? ["exempelby"] : [],
    amne: id === "a1" ? ["torg"] : [],
  })),
  10,
);
const lexicon = await lexiconOf([], {
  called: { torg: "Torg och gator" },
  labels: { kommun: { exempelby: "Exempelby" }, amne: { torg: "Torg" }, status: {} },
});

/** Pagefind's result for a page with a word in its text. */
function onPage(id, score = 1, ...fields) {
  return { id: String(IDS.indexOf(id)), score, words: [7], matchedMetaFields: fields };
}

/** The result for a page with the word only in these fields. */
function inFields(id, ...fields) {
  return { id: String(IDS.indexOf(id)), score: 9, words: [], matchedMetaFields: fields };
}

/** A term, and the answers for its one word. */
function term(word, { exact = [], alike = exact, through = [], everywhere = exact }, share = 1) {
  return { words: [{ word, share }], answers: [{ exact, alike, through, parts: partsOf(everywhere) }] };
}

/** The parts of the index that have a word. */
function partsOf(results) {
  return new Set(results.map(({ id }) => facets.part(id)));
}

/** The answers for a word that no longer word starts with. */
function answer(...exact) {
  return { exact, alike: [], through: [], parts: partsOf(exact) };
}

/** The pages found for terms, with their scores. */
function order(text, ...terms) {
  const read = terms.map(({ words }) => ({ typed: words[0].word, words, how: "known" }));
  const answers = terms.map((one) => one.answers);
  const { hits, most } = ranked(text, read, answers, { lexicon, facets });
  const scores = hits.map(({ result, score }) => [IDS[result.id], round(score)]);
  return { scores, ids: scores.map(([id]) => id), most, hits };
}

function round(number) {
  return Math.round(number * 1e6) / 1e6;
}

/** The score of the one page that a word finds. */
function scoreOf(result, word = "ord") {
  const { scores } = order(word, term(word, { exact: [result] }));
  assert.equal(scores.length, 1);
  return scores[0][1];
}

test("the canonical page goes before the document that holds everything", () => {
  const exact = ["d1", "k1", "x1", "i1", "s1", "a1", "p1"].map((id) => onPage(id, 1, "delar"));
  assert.deepEqual(order("ord", term("ord", { exact })).scores, [
    ["i1", 1],
    ["p1", 1],
    ["a1", 0.9],
    ["d1", 0.62],
    ["x1", 0.5],
    ["s1", 0.5],
    ["k1", 0.4],
  ]);
});

test("a page about the site is found by words of its title or description, and not by its text", () => {
  const exact = [onPage("s1"), onPage("p1")];
  assert.deepEqual(order("ord", term("ord", { exact })).ids, ["p1"]);
  const told = [onPage("s1", 1, "title"), onPage("p1")];
  assert.deepEqual(order("ord", term("ord", { exact: told })).ids.sort(), ["p1", "s1"]);
});

test("if no page has most of the words, those with the most of them are shown", () => {
  const rare = Array.from({ length: 3 }, () => term("ord", { exact: [] }));
  const found = order("ett två tre fyra", term("ett", { exact: [onPage("p1")] }), ...rare);
  assert.deepEqual(found.ids, ["p1"]);
  assert.equal(found.most, true);
});

test("facets alone list pages by their kinds", () => {
  const hits = listed(["d1", "x1", "k1", "p1", "s1", "a1", "i1"].map((id) => onPage(id)), facets);
  assert.deepEqual(
    hits.map(({ result, score, terms }) => [IDS[result.id], score, terms]),
    [
      ["p1", 1, []],
      ["i1", 1, []],
      ["a1", 0.9, []],
      ["d1", 0.62, []],
      ["s1", 0.5, []],
      ["k1", 0.4, []],
      ["x1", 0, []],
    ],
  );
});

test("a page counts by the root of its score beside the best", () => {
  const exact = [onPage("p1", 1), onPage("p3", 4), onPage("p4", 0.25)];
  assert.deepEqual(order("ord", term("ord", { exact })).scores, [
    ["p3", 1],
    ["p1", 0.5],
    ["p4", 0.25],
  ]);
});

test("the best page is measured by nothing else, however little it holds", () => {
  const exact = [onPage("p1", 0.16), onPage("p3", 0.04)];
  assert.deepEqual(order("ord", term("ord", { exact })).scores, [
    ["p1", 1],
    ["p3", 0.5],
  ]);
});

test("a score in fields alone is no measure of what stands in texts", () => {
  const exact = [onPage("p1", 0.25), inFields("p3", "delar")];
  assert.deepEqual(order("ord", term("ord", { exact })).scores, [
    ["p1", 1],
    ["p3", 0.6],
  ]);
});

test("a word in the title counts beside the text, and makes up for the kind", () => {
  assert.equal(scoreOf(onPage("p1", 1, "title")), 1.9);
  assert.equal(scoreOf(onPage("p1", 1, "namn")), 1.9);
  assert.equal(scoreOf(onPage("d1", 1, "title")), 1.71);
  assert.equal(scoreOf(inFields("d1", "title")), 0.81);
  assert.equal(scoreOf(onPage("d1", 1, "om")), 0.62);
});

test("a title with only some of the words does not make up for the kind", () => {
  const titled = term("ett", { exact: [onPage("d1", 1, "title")] });
  assert.deepEqual(order("ett två", titled, term("två", { exact: [onPage("d1")] })).scores, [
    ["d1", round(((1.9 + 1) / 2) * 0.62)],
  ]);
});

for (const [id, fields, expected] of [
  ["a1", ["amne"], 0.95 * 0.9],
  ["a1", ["amne", "delar"], 0.95 * 0.9],
  ["p1", ["amne"], 0.6],
  ["p1", ["amne", "fleramnen"], 0.6],
  ["p1", ["fleramnen"], 0.4],
  ["p1", ["fleramnen", "delar"], 0.6],
  ["p1", ["delar"], 0.6],
  ["p1", ["om"], 0.4],
  ["p1", ["om", "delar"], 0.6],
  ["p1", [], 0],
]) {
  test(`found through ${fields.join(" and ") || "no field"} alone, ${id} counts less`, () => {
    assert.equal(scoreOf(inFields(id, ...fields)), round(expected));
  });
}

test("what stands in the text and in a field counts as the more of the two", () => {
  const exact = [onPage("p1", 1), onPage("p3", 0.04, "delar"), onPage("p4", 0.81, "delar")];
  assert.deepEqual(order("ord", term("ord", { exact })).scores, [
    ["p1", 1],
    ["p4", 0.9],
    ["p3", 0.6],
  ]);
});

test("a page with a longer word only goes behind those with the word", () => {
  const exact = [onPage("p1", 1)];
  const alike = [onPage("p3", 1), onPage("p1", 1), inFields("p4", "title")];
  assert.deepEqual(order("ord", term("ord", { exact, alike })).scores, [
    ["p1", 1],
    ["p3", 0.4],
    ["p4", 0.36],
  ]);
});

test("words alike are no answer in a part of the index that does not have the word", () => {
  const alike = [onPage("p1"), onPage("p2"), onPage("d2")];
  assert.deepEqual(order("ord", term("ord", { exact: [onPage("p1")], alike })).ids, ["p1"]);
  const both = order("ord", term("ord", { exact: [onPage("p1"), onPage("d2")], alike }));
  assert.deepEqual(both.ids.toSorted(), ["d2", "p1", "p2"]);
  assert.deepEqual(order("ord", term("ord", { exact: [], alike })).ids, []);
});

test("what is chosen may leave only words alike in a part of the index that has the word", () => {
  const chosen = { exact: [], alike: [onPage("p1")], everywhere: [onPage("p3")] };
  assert.deepEqual(order("ord", term("ord", chosen)).ids, ["p1"]);
});

test("a number is never the start of another", () => {
  const alike = [onPage("p1"), onPage("p3")];
  assert.deepEqual(order("14", term("14", { exact: [onPage("p1")], alike })).ids, ["p1"]);
  assert.deepEqual(order("x14", term("x14", { exact: [onPage("p1")], alike })).ids, ["p1", "p3"]);
});

test("a page is found by its topics as by its own words", () => {
  const through = [inFields("a1", "amne"), inFields("p3", "fleramnen")];
  const { scores, hits } = order("ord", term("ord", { exact: [onPage("p1")], through }));
  assert.deepEqual(scores, [
    ["p1", 1],
    ["a1", 0.855],
    ["p3", 0.4],
  ]);
  assert.deepEqual(hits.map(({ terms }) => terms[0].onPage), [true, false, false]);
});

test("fields of all answers count for a page, and what it shows is the search in its text", () => {
  const text = onPage("p1", 0.5);
  const phrase = inFields("p1", "title");
  const parts = partsOf([phrase]);
  const answers = { exact: [phrase], alike: [text], through: [inFields("p1", "amne")], parts };
  const { hits, scores } = order("ord", term("ord", answers));
  assert.equal(hits[0].result, text);
  assert.deepEqual(hits[0].terms[0].fields, ["title", "amne"]);
  assert.deepEqual(scores, [["p1", 1.9]]);
});

test("a longer word counts less in fields too", () => {
  const alike = [inFields("p3", "delar"), inFields("a1", "amne")];
  assert.deepEqual(order("ord", term("ord", { exact: [onPage("p1")], alike })).scores, [
    ["p1", 1],
    ["a1", round(0.4 * 0.95 * 0.9)],
    ["p3", 0.24],
  ]);
});

test("of several ways to ask for a word the first to find a page is shown", () => {
  const first = onPage("p1", 0.25);
  const { hits } = order("ord", term("ord", { exact: [first, onPage("p1", 1)], alike: [] }));
  assert.equal(hits[0].result, first);
});

test("a word that stands for another counts for its share", () => {
  const words = [
    { word: "lag", share: 1 },
    { word: "låg", share: 0.5 },
  ];
  const answers = [answer(onPage("p1")), answer(onPage("p3", 1, "title"))];
  const { scores } = order("lag", { words, answers });
  assert.deepEqual(scores, [
    ["p1", 1],
    ["p3", 0.95],
  ]);
});

test("of two words that a page has, the one that counts for more is shown", () => {
  const words = [
    { word: "låg", share: 0.5 },
    { word: "lag", share: 1 },
  ];
  const right = onPage("p1", 1, "delar");
  const wrong = onPage("p1", 1, "om");
  const { hits, scores } = order("lag", { words, answers: [answer(wrong), answer(right)] });
  assert.equal(hits[0].result, right);
  assert.deepEqual(hits[0].terms[0].fields, ["om", "delar"]);
  assert.deepEqual(scores, [["p1", 1]]);
  const other = order("lag", { words: words.toReversed(), answers: [answer(right), answer(wrong)] });
  assert.equal(other.hits[0].result, right);
  assert.deepEqual(other.hits[0].terms[0].fields, ["delar", "om"]);
});

test("of two words that a page has in its fields, the one that counts for more counts", () => {
  const words = [
    { word: "låg", share: 0.5 },
    { word: "lag", share: 1 },
  ];
  const answers = [answer(inFields("p1", "delar")), answer(inFields("p1", "delar"))];
  assert.deepEqual(order("lag", { words, answers }).scores, [["p1", 0.6]]);
});

test("of two words that count alike, the one that stands more on the page is shown", () => {
  const words = [
    { word: "vård", share: 1 },
    { word: "värd", share: 1 },
  ];
  const [little, much] = [onPage("p1", 1), onPage("p1", 4)];
  const answers = [answer(little, onPage("p3", 4)), answer(much)];
  const { hits } = order("vard", { words, answers });
  assert.equal(hits.find(({ result }) => IDS[result.id] === "p1").result, much);
  const other = order("vard", { words, answers: answers.toReversed() });
  assert.equal(other.hits.find(({ result }) => IDS[result.id] === "p1").result, much);
});

test("of two words that count alike in everything, the likelier is shown", () => {
  const words = [
    { word: "vård", share: 1 },
    { word: "värd", share: 1 },
  ];
  const [first, second] = [onPage("p1"), onPage("p1")];
  const { hits } = order("vard", { words, answers: [answer(first), answer(second)] });
  assert.equal(hits[0].result, first);
});

test("a page is shown by the first term that stands in its text", () => {
  const [first, second, third] = [inFields("p1", "delar"), onPage("p1", 4), onPage("p1", 9)];
  const terms = [first, second, third].map((one, i) => term(`ord${i}`, { exact: [one] }));
  assert.equal(order("ord", ...terms).hits[0].result, second);
});

test("what a page lacks counts twice over", () => {
  const both = ["p1", "p3"].map((id) => onPage(id));
  const one = term("ett", { exact: [...both, onPage("p4")] });
  const other = term("två", { exact: [...both, onPage("p5")] });
  assert.deepEqual(order("ett två", one, other).scores, [
    ["p1", 1],
    ["p3", 1],
    ["p4", 0.125], // half of the points, and half of the words squared
    ["p5", 0.125],
  ]);
});

test("a word that few pages have counts for more", () => {
  const rare = term("rar", { exact: [onPage("p1")] });
  const common = term("vanlig", { exact: ["p3", "p4", "p5"].map((id) => onPage(id)) });
  const [few, many] = [Math.log(1 + 12 / 2), Math.log(1 + 12 / 4)];
  const { scores, hits } = order("rar vanlig", rare, common);
  assert.deepEqual(scores, [["p1", round((few / (few + many)) ** 3)]]);
  assert.equal(hits[0].terms[0].weight, few);
});

test("pages with all words are enough where there are three", () => {
  const all = ["p1", "p3", "p4"].map((id) => onPage(id));
  const found = (n) =>
    order(
      "ett två",
      term("ett", { exact: [...all.slice(0, n), onPage("p5")] }),
      term("två", { exact: [...all.slice(0, n), onPage("i1")] }),
    );
  assert.deepEqual(found(3).ids, ["p1", "p3", "p4"]);
  assert.equal(found(3).most, false);
  assert.deepEqual(found(2).ids, ["p1", "p3", "p5", "i1"]);
  assert.equal(found(2).most, true);
  assert.equal(found(1).ids.length, 3);
  assert.equal(found(0).most, true);
});

test("a page with several of the words in its title may lack a year, and no other word", () => {
  const all = ["p3", "p4", "p5"].map((id) => onPage(id));
  const titled = onPage("p1", 1, "title");
  const year = term("2031", { exact: all });
  const torg = term("torg", { exact: [titled, ...all] });
  const gator = term("gator", { exact: [titled, ...all] });
  assert.ok(order("torg gator 2031", torg, gator, year).ids.includes("p1"));
  assert.ok(!order("torg gator bänk", torg, gator, term("bänk", { exact: all })).ids.includes("p1"));
  const beside = term("gator", { exact: [onPage("p1"), ...all] });
  assert.ok(!order("torg gator 2031", torg, beside, year).ids.includes("p1"), "one word in the title");
});

test("for a single word there is no more than the pages that have it", () => {
  const { ids, most } = order("ord", term("ord", { exact: [onPage("p1")] }));
  assert.deepEqual([ids, most], [["p1"], false]);
});

test("a page with half of what the words weigh has most of them, and no other has", () => {
  const found = (length, first) =>
    order(
      "x",
      ...Array.from({ length }, (_, i) => {
        return term(`ord${i}`, { exact: [onPage(i < first ? "p1" : "p3")] });
      }),
    );
  assert.deepEqual(found(9, 4).ids, ["p3"], "four of nine are less than half");
  assert.deepEqual(found(2, 1).ids, ["p1", "p3"]);
  assert.equal(found(2, 1).most, true);
});

test("where nothing but pages with all words is let in, that is not told", () => {
  const both = () => ({ exact: [onPage("p1")] });
  const { ids, most } = order("ett två", term("ett", both()), term("två", both()));
  assert.deepEqual([ids, most], [["p1"], false]);
});

test("a page asked for by its name goes before what names it", () => {
  const exact = [onPage("p1"), onPage("k1")];
  assert.deepEqual(order("exempelby", term("exempelby", { exact })).scores, [
    ["p1", 1],
    ["k1", 1],
  ]);
  const titled = [onPage("p1"), onPage("k1", 1, "title")];
  assert.deepEqual(order("Exempelby", term("exempelby", { exact: titled })).ids, ["k1", "p1"]);
  assert.deepEqual(order("ord", term("ord", { exact })).scores.at(-1), ["k1", 0.4]);
});

test("a topic is asked for by the name that no priority shares", () => {
  const exact = [onPage("p1"), onPage("a1")];
  assert.deepEqual(order("torg och", term("torg", { exact })).scores[0], ["a1", 2.25]);
  assert.deepEqual(order("gator", term("gator", { exact })).scores[0], ["p1", 1]);
});

test("where no word is known nothing is found", () => {
  const { hits, most } = ranked("xyz", [], [], { lexicon, facets });
  assert.deepEqual([hits, most], [[], false]);
});

// The lexicon: which words it knows, and which shelves it fetches.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lexiconOf, shelved } from "./small.mjs";

const SHELVES = [
  ["allmän", "bänk"],
  ["gata", "gåta", "gatorna"],
  ["in|bjuds", "inställt", "in|ställas"],
  ["torg", "torget"],
  ["tåg", "ö"],
];

test("the names of topics are words from the start", () => {
  const { lexicon, fetched } = shelved(SHELVES, { topics: { torg: ["torg", "plaza"] } });
  assert.ok(lexicon.has("plaza"));
  assert.ok(!lexicon.has("torget"));
  assert.deepEqual(fetched, []);
});

test("a shelf is fetched once, and its words known then", async () => {
  const { lexicon, fetched } = shelved(SHELVES);
  await Promise.all([lexicon.like("gatan"), lexicon.like("gåtor")]);
  assert.deepEqual(fetched, [1]);
  assert.ok(lexicon.has("gata"));
  assert.ok(!lexicon.has("torg"));
  assert.deepEqual(lexicon.alike("gatan"), ["gata", "gåta", "gatorna"]);
  assert.deepEqual(lexicon.alike("gap"), []);
});

test("a word before all shelves is looked for on the first", async () => {
  const { lexicon, fetched } = shelved(SHELVES);
  await lexicon.like("2 450");
  assert.deepEqual(fetched, [0]);
});

test("a word between two shelves is looked for on the one before", async () => {
  const { lexicon, fetched } = shelved(SHELVES);
  await lexicon.like("zebra");
  await lexicon.like("hus");
  assert.deepEqual(fetched, [4, 1]);
});

test("words with a short start stand on as many shelves as they need", async () => {
  const { lexicon, fetched } = shelved([["bo", "bok"], ["nå", "nådde"], ["nått", "nyhet"], ["torg"]]);
  await lexicon.take("nå");
  assert.deepEqual(fetched, [1, 2]);
  assert.deepEqual(lexicon.starting("nå"), ["nå", "nådde", "nått"]);
});

test("all words with a first letter stand on as many shelves as they need", async () => {
  const { lexicon, fetched } = shelved(SHELVES);
  await lexicon.take("t");
  assert.deepEqual(fetched, [2, 3, 4]);
  assert.deepEqual(lexicon.starting("t"), ["tåg", "torg", "torget"]);
  assert.equal(lexicon.whole, false);
});

test("the whole lexicon is every shelf", async () => {
  const { lexicon, fetched } = shelved(SHELVES);
  await lexicon.take("å");
  assert.deepEqual(fetched, [0], "å stands with a");
  await lexicon.all();
  assert.deepEqual(fetched, [0, 1, 2, 3, 4]);
  assert.equal(lexicon.whole, true);
  assert.deepEqual(lexicon.starting("").slice(0, 3), ["allmän", "bänk", "gata"]);
  assert.deepEqual(lexicon.starting("ä"), ["allmän"]);
});

test("a word stands once, though a topic goes by it too", async () => {
  const lexicon = await lexiconOf(["torg", "torget"], { topics: { torg: ["torg"] } });
  assert.deepEqual(lexicon.alike("torg"), ["torg", "torget"]);
});

test("a verb before its particle stands where the two as one word would", async () => {
  const lexicon = await lexiconOf(["in|ställas", "inställt"]);
  assert.deepEqual(lexicon.loose("inställda"), [{ particle: "in", verb: "ställas" }]);
  assert.deepEqual(lexicon.loose("ställas"), []);
  assert.deepEqual(lexicon.alike("inställda"), ["inställt"]);
  assert.ok(!lexicon.has("ställas"));
});

test("only statuses of one word are words", async () => {
  const status = { installt: "Inställt", delvis: "Delvis genomfört" };
  const lexicon = await lexiconOf([], { labels: { status } });
  assert.deepEqual(lexicon.statuses, ["inställt"]);
});

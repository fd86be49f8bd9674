// The stem of a word. tests/test_scripts.py tests that every stem is Snowball's.

import assert from "node:assert/strict";
import { test } from "node:test";

import { starts, stem } from "../../theme/assets/js/search/stem.js";

for (const [word, expected] of [
  ["torgen", "torg"],
  ["möjligheterna", "möj"], // -heterna and then -lig
  ["tryggheten", "trygg"],
  ["en", "en"], // shorter than what must be left
  ["byar", "byar"], // three letters are left alone
  ["lagar", "lag"],
  ["skolan", "skolan"], // -an is no ending
  ["ö", "ö"],
  ["öarna", "öarn"], // and so is all up to the first consonant after a vowel
  ["frihet", "frihet"],
  ["brrs", "brrs"], // without a vowel all is left alone
  ["att", "att"],
  ["barns", "barn"],
  ["hus", "hus"],
  ["gräs", "gräs"],
  ["polis", "polis"], // -s is no ending after a vowel
  ["läget", "läg"],
  ["lägets", "läg"],
  ["nyhet", "nyhet"],
  ["nyhets", "nyhet"],
  ["komet", "komet"],
  ["majoritet", "majoritet"],
  ["huset", "hus"],
  ["landet", "landet"], // -et is an ending after one consonant
  ["hälft", "hälft"],
  ["friskt", "frisk"],
  ["upprättat", "upprät"],
  ["tydligt", "tyd"],
  ["ansvarsfullt", "ansvarsfull"],
  ["arbetslöst", "arbetslös"],
  ["medvetslöst", "medvetslös"],
  ["höst", "höst"],
  ["avgöst", "avgöst"], // -t is an ending after -ös and some consonants
  ["händelser", "händ"],
]) {
  test(`${word} is a form of ${expected}`, () => {
    assert.equal(stem(word), expected);
  });
}

test("a word that has no å, ä or ö is asked for as it is, for Pagefind stems it", () => {
  assert.deepEqual(starts("torgen"), ["torgen"]);
});

test("two words are asked for as they are", () => {
  assert.deepEqual(starts("ställas in"), ["ställas in"]);
  assert.deepEqual(starts("läggas ner"), ["läggas ner"]);
});

test("a word with å, ä or ö is asked for by its stem, and as it is", () => {
  assert.deepEqual(starts("målet"), ["mål", "målet"]);
  assert.deepEqual(starts("mål"), ["mål"]);
  assert.deepEqual(starts("idéer"), ["idé", "idéer"]);
});

test("no mark is left out of what is asked for", () => {
  // Pagefind's stems of these are skog, fram and enk, which are stems of other words too.
  assert.deepEqual(starts("skogås"), ["skogå", "skogås"]);
  assert.deepEqual(starts("framåt"), ["framå", "framåt"]);
  assert.deepEqual(starts("enkät"), ["enkä", "enkät"]);
});

test("a start that has a shorter stem finds its forms, and another the word's own", () => {
  assert.deepEqual(starts("enkäter"), ["enkät", "enkäte", "enkäter"]);
});

test("a start that has a longer stem is not the word's", () => {
  // The stem of jämför is jamf, and that of jämfö jamfo.
  assert.deepEqual(starts("jämför"), ["jämför"]);
});

// Which words of a query the pages do not say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lackingOf, silentOf, unsaidBy } from "../../theme/assets/js/search/unsaid.js";

const TERM = { typed: "torg", how: "known", words: [{ word: "torg" }] };
const HAD = { ...TERM, onPage: false, fields: ["amne"] };

/** The words that a page lacks, with `more` known of the only term. Undefined if it was not found by it. */
function lacking(more, { shown = "", unsaid = ["torg"], gathered = false } = {}) {
  return lackingOf({ terms: more ? [{ ...HAD, ...more }] : [] }, [TERM], shown, unsaid, gathered);
}

test("a page lacks the words that it was not found by, and those that only its topics have", () => {
  assert.deepEqual(lacking(undefined), ["torg"]);
  assert.deepEqual(lacking({}), ["torg"]);
  assert.deepEqual(lacking({ fields: ["fleramnen"] }), ["torg"]);
});

test("a page has the words of its text, its title, one of its sentences, or what is shown", () => {
  assert.deepEqual(lacking({ onPage: true }), []);
  assert.deepEqual(lacking({ fields: ["amne", "title"] }), []);
  assert.deepEqual(lacking(undefined, { unsaid: [] }), []);
  for (const shown of ["Ett torg byggs.", "På torget står bänkar.", "Det är en torgdag."]) {
    assert.deepEqual(lacking(undefined, { shown }), [], shown);
  }
});

test("of a page that gathers sentences, only what is shown counts", () => {
  const gathered = true;
  assert.deepEqual(lacking({ onPage: true, fields: ["title"] }, { gathered, unsaid: [] }), ["torg"]);
  assert.deepEqual(lacking({}, { gathered, shown: "Ett torg byggs." }), []);
});

for (const how of ["completed", "corrected", "part", "synonym"]) {
  test(`a word that was ${how} is told once for all hits`, () => {
    assert.deepEqual(lacking({ how }), []);
    assert.deepEqual(lacking({ how }, { gathered: true }), []);
    assert.deepEqual(silentOf([{ typed: "torg", how }], [[{ exact: [], alike: [] }]], () => false), []);
  });
}

/** The words that no document says, where one page has the word so. */
function silent(page, kind = "exact", isEdited = () => false) {
  const found = { exact: [], alike: [], through: [], [kind]: [{ id: "0", words: [], ...page }] };
  return silentOf([TERM], [[found]], isEdited);
}

test("a word that pages are only found by through their topics is said by no document", () => {
  assert.deepEqual(silent({ matchedMetaFields: ["amne"] }), ["torg"]);
  assert.deepEqual(silent({ words: [3] }, "through"), ["torg"]);
});

test("a word or a longer word that starts with it is said where a document's page has it", () => {
  assert.deepEqual(silent({ words: [3] }), []);
  assert.deepEqual(silent({ words: [3] }, "alike"), []);
  assert.deepEqual(silent({ matchedMetaFields: ["delar"] }), []);
  assert.deepEqual(silent({ words: [3] }, "exact", () => true), ["torg"]);
});

test("a word is unsaid if neither a title nor what answers has it, of all that was found", () => {
  const hit = (title, ...texts) => ({ page: { t: title }, answer: { sentences: texts.map((t) => ({ t })) } });
  const other = { ...TERM, typed: "bok", words: [{ word: "bok" }] };
  const terms = [TERM, other, { ...other, typed: "böker", how: "corrected" }];
  assert.deepEqual(unsaidBy([hit("Sagor", "Vi läser.")], terms), ["torg", "bok"]);
  assert.deepEqual(unsaidBy([hit("Torg", "Vi läser."), hit("Sagor", "En bok.")], terms), []);
  assert.deepEqual(unsaidBy([hit("Sagor", "Vi läser."), { page: { t: "Torg" } }], terms), []);
});

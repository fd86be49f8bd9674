// Which words of a query the pages do not say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { lackingOf, silentOf } from "../../theme/assets/js/search/unsaid.js";

const TERM = { typed: "torg", how: "known", onPage: false, fields: ["amne"] };
const TERMS = [{ typed: "torg", how: "known" }];

/** The words that a page lacks, with `more` known of the only term. */
function lacking(more, { unsaid = ["torg"], gathered = false } = {}) {
  return lackingOf({ terms: more ? [{ ...TERM, ...more }] : [] }, unsaid, gathered, TERMS);
}

test("a page lacks the words that it was not found by, and those that only its topics have", () => {
  assert.deepEqual(lacking(undefined), ["torg"]);
  assert.deepEqual(lacking({}), ["torg"]);
  assert.deepEqual(lacking({ fields: ["fleramnen"] }), ["torg"]);
});

test("a page has the words of its text, its title, or one of its sentences", () => {
  assert.deepEqual(lacking({ onPage: true }), []);
  assert.deepEqual(lacking({ fields: ["amne", "title"] }), []);
  assert.deepEqual(lacking({}, { unsaid: [] }), []);
});

test("of a page that gathers sentences, the editors' words around them do not count", () => {
  assert.deepEqual(lacking({ onPage: true }, { gathered: true }), ["torg"]);
  assert.deepEqual(lacking({ onPage: true }, { gathered: true, unsaid: [] }), []);
});

for (const how of ["completed", "corrected", "part", "synonym"]) {
  test(`a word that was ${how} is told once for all hits`, () => {
    assert.deepEqual(lacking({ how }), []);
    assert.deepEqual(silentOf([{ typed: "torg", how }], [[{ exact: [], alike: [] }]], () => false), []);
  });
}

/** The words that no document says, where one page has the word so. */
function silent(page, kind = "exact", isGathered = () => false) {
  const found = { exact: [], alike: [], through: [], [kind]: [{ id: "0", words: [], ...page }] };
  return silentOf(TERMS, [[found]], isGathered);
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

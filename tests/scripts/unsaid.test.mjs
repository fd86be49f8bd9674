// Which words of a query the pages do not say.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isUnsaid, silentOf, unsaidBy, unshownOf } from "../../theme/assets/js/search/unsaid.js";

const TERM = { typed: "torg", how: "known", words: [{ word: "torg" }] };
const HAD = { ...TERM, onPage: false, fields: ["amne"] };

const STOP = new Set(["vid"]);

/** The words that what is shown of a hit lacks, with `more` known of the only term. */
function unshown(shown, more, term = TERM) {
  return unshownOf({ terms: more ? [{ ...HAD, ...more }] : [] }, [term], shown, STOP);
}

test("what is shown has a word, a form of it or a longer word with it", () => {
  for (const shown of ["Ett torg byggs.", "På torget står bänkar.", "Det är en torgdag."]) {
    assert.deepEqual(unshown(shown), [], shown);
  }
  assert.deepEqual(unshown("Vi läser."), ["torg"]);
  assert.deepEqual(unshown("Vi läser.", { onPage: true, fields: ["title"] }), ["torg"]);
});

test("a word that is not searched for is no form of another", () => {
  const further = { typed: "vidare", how: "known", words: [{ word: "vidare" }] };
  assert.deepEqual(unshown("Vid analysen", undefined, further), ["vidare"]);
  assert.deepEqual(unshown("Det går vidare.", undefined, further), []);
});

test("a longer word that begins with a form of the word says it", () => {
  const asked = (typed) => ({ typed, how: "known", words: [{ word: typed }] });
  assert.deepEqual(unshown("Vi inför kamerabevakning.", undefined, asked("kameror")), []);
  assert.deepEqual(unshown("Det är en kamrat.", undefined, asked("kameror")), ["kameror"]);
  assert.deepEqual(unshown("Vi har tagit upp det.", undefined, asked("tak")), ["tak"]);
});

test("a compound that was read as two words is lacking where either is", () => {
  const part = (word) => ({ typed: "torgmusik", how: "part", words: [{ word }] });
  const lacking = (shown, had = []) => unshownOf({ terms: had }, [part("torg"), part("musik")], shown, STOP);
  assert.deepEqual(lacking("Musik på torget."), []);
  assert.deepEqual(lacking("Musik på gatan."), ["torgmusik"]);
  assert.deepEqual(lacking("Vi läser.", [{ ...part("torg"), onPage: true, fields: [] }]), ["torgmusik"]);
});

test("a word that the source divides is shown", () => {
  const whole = { typed: "investering", how: "known", words: [{ word: "investering" }] };
  assert.deepEqual(unshown("Inves- tering", undefined, whole), []);
});

for (const how of ["completed", "corrected", "part", "synonym"]) {
  test(`a word that was ${how} is told once for all hits`, () => {
    if (how !== "part") assert.deepEqual(unshown("", { how }), []);
    assert.deepEqual(silentOf([{ typed: "torg", how }], [[{ exact: [], alike: [] }]], () => false), []);
  });
}

test("a page has the words of its text, its title or one of its sentences", () => {
  const unsaid = (more, sentences = ["torg"]) => isUnsaid(["torg"], { terms: [{ ...HAD, ...more }] }, sentences);
  assert.equal(unsaid({}), true);
  assert.equal(unsaid({ fields: ["fleramnen"] }), true);
  assert.equal(unsaid({ onPage: true }), false);
  assert.equal(unsaid({ fields: ["amne", "title"] }), false);
  assert.equal(unsaid({}, []), false);
  assert.equal(isUnsaid(["torg"], { terms: [] }, ["torg"]), true);
});

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
  assert.deepEqual(unsaidBy([hit("Sagor", "Vi läser.")], terms, STOP), ["torg", "bok"]);
  assert.deepEqual(unsaidBy([hit("Torg", "Vi läser."), hit("Sagor", "En bok.")], terms, STOP), []);
  assert.deepEqual(unsaidBy([hit("Sagor", "Vi läser."), { page: { t: "Torg" } }], terms, STOP), []);
  const led = { page: { t: "Sagor" }, answer: { sentences: [{ t: "läser", i: "På torget ska vi", v: "En bok" }] } };
  assert.deepEqual(unsaidBy([led], terms, STOP), []);
});

test("a longer word that ends with the word says it", () => {
  const terms = [{ typed: "polis", words: [{ word: "polis" }], how: "known" }];
  const unshown = (text) => unshownOf({ terms: [] }, terms, text, new Set());
  assert.deepEqual(unshown("Kommunpolisen kom."), []);
  assert.deepEqual(unshown("Brandbilen kom."), ["polis"]);
  const areas = [{ typed: "områden", words: [{ word: "områden" }], how: "known" }];
  assert.deepEqual(unshownOf({ terms: [] }, areas, "Ett bostadsområde.", new Set()), []);
});

test("a longer word says nothing of a word in its middle, nor of a short one", () => {
  const unshown = (typed, text) => {
    const terms = [{ typed, words: [{ word: typed }], how: "known" }];
    return unshownOf({ terms: [] }, terms, text, new Set());
  };
  assert.deepEqual(unshown("polis", "Kommunpolisstationen öppnar."), ["polis"]);
  assert.deepEqual(unshown("bok", "En kokbok."), ["bok"]);
});

// Which sentences are of the year and the status that are chosen.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ofChoice, paired, within } from "../../theme/assets/js/search/chosen.js";

const LEXICON = { stop: new Set(), labels: { status: { namns: "Nämns, inget besked" }, kommun: { a: "Abyn", b: "Bebyn" } } };
const PLANNED = { t: "Vi ska.", l: "Planerat 2030", p: [{ l: "Rapporterat 2031 · Nämns 2031, inget besked" }] };
const SPAN = { t: "Vi vill.", l: "Ur Program 2030–2032" };

const of = (chosen, sentence) => ofChoice(chosen, LEXICON)(sentence);

test("a sentence has the status that something which it is paired with has", () => {
  assert.equal(ofChoice({}, LEXICON), undefined);
  assert.ok(of({ status: "namns" }, PLANNED) > 0);
  assert.equal(of({ status: "namns" }, SPAN), 0);
  assert.equal(of({ status: "hopp" }, PLANNED), 0);
  assert.equal(of({ status: "toString" }, PLANNED), 0);
});

test("a sentence is of the years of its label, and less of those of its pairs", () => {
  assert.ok(of({ ar: "2030" }, PLANNED) > of({ ar: "2031" }, PLANNED));
  assert.ok(of({ ar: "2031" }, PLANNED) > 0);
  assert.equal(of({ ar: "2032" }, PLANNED), 0);
  for (const ar of ["2030", "2031", "2032"]) assert.ok(of({ ar }, SPAN) > 0, ar);
  for (const ar of ["2029", "2033"]) assert.equal(of({ ar }, SPAN), 0, ar);
  assert.equal(of({ ar: "2031", status: "namns" }, SPAN), 0);
});

test("a figure is of the year that its text has too, and other sentences are not", () => {
  const figure = { t: "Elever 2028: 40", l: "Siffra ur Plan 2030" };
  assert.ok(of({ ar: "2028" }, figure) > 0);
  assert.equal(of({ ar: "2028" }, { ...figure, l: "Planerat 2030" }), 0);
});

test("what has no year in its label may be of any", () => {
  assert.ok(of({ ar: "2030" }, { t: "2029", l: "Ur Torgplanen" }) > 0);
  assert.equal(of({ ar: "2031" }, { ...PLANNED, p: [{ l: "Ingen uppföljning i samlingen" }] }), 0);
});

test("of a page of several municipalities and years, those that are chosen are left", () => {
  const own = { ...PLANNED, m: "Abyn" };
  const other = { ...SPAN, m: "Bebyn" };
  const both = [own, other, { t: "Om sidan." }];
  assert.deepEqual(within(both, {}, LEXICON), both);
  assert.deepEqual(within(both, { kommun: "b" }, LEXICON), [other, both[2]]);
  assert.deepEqual(within([own, other], { ar: "2032" }, LEXICON), [other]);
  assert.deepEqual(within([own, other], { ar: "2029" }, LEXICON), []);
  const figure = { ...own, y: 1 };
  assert.deepEqual(within([own, figure], {}, LEXICON), [own]);
  assert.deepEqual(within([own, figure], { amne: "torg" }, LEXICON), [own, figure]);
});

test("two pairs are shown: those with the status, then those about the words, each once", () => {
  const pair = (l, a) => ({ l, a, u: a });
  const p = [
    pair("Genomfört 2031", "sagor"),
    pair("Ingen uppföljning", "torg"),
    pair("Nämns 2031", "böcker"),
    { ...pair("Nämns 2031", "böcker"), u: "en annan" },
  ];
  const about = (chosen, ...words) =>
    paired({ p }, chosen, words.map((word) => ({ words: [{ word }] })), LEXICON).p.map(({ a }) => a);
  assert.deepEqual(about({}), ["sagor", "torg"]);
  assert.deepEqual(about({}, "torg"), ["torg", "sagor"]);
  assert.deepEqual(about({ status: "namns" }, "torg"), ["böcker", "torg"]);
  assert.deepEqual(paired({}, {}, [], LEXICON), {});
});

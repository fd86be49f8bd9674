// Words within quotation marks.

import assert from "node:assert/strict";
import { test } from "node:test";

import { askedFor, said } from "../../theme/assets/js/search/questions.js";
import { quotations, quoting } from "../../theme/assets/js/search/quoted.js";

test("words within any quotation marks are a quotation, and a single word or an open mark is none", () => {
  for (const query of ['"Lugna torg" nu', "”Lugna  torg”", "“lugna torg”", "»lugna torg«", "„lugna torg“"]) {
    assert.deepEqual(quotations(query), [" lugna torg "]);
  }
  for (const query of ['"torg"', '"lugna torg', "lugna torg", '""', '"!"']) {
    assert.deepEqual(quotations(query), []);
  }
  assert.deepEqual(quotations('"lugna torg" och "gröna bänkar"'), [" lugna torg ", " gröna bänkar "]);
});

test("a sentence with every quotation comes before one that answers any question", () => {
  const asks = quoting(quotations('"lugna torg" "gröna bänkar"'));
  const points = (text) => asks({ t: text }, said(text));
  assert.equal(points("Lugna torg får gröna bänkar."), 3);
  assert.equal(points("Lugna torg får bänkar."), 0);
  assert.equal(points("Torg är lugna, och gröna bänkar finns."), 0);
  const count = "Det blev 12 bänkar.";
  assert.ok(points("Lugna torg får gröna bänkar.") > askedFor("hur många bänkar")({ t: count }, said(count)));
});

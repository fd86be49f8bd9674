// A citation in the forms that programs for references read. How they are read is tested in a browser's tests.

import assert from "node:assert/strict";
import { test } from "node:test";

import { asBibtex, asRis, asText } from "../../theme/assets/js/citing.js";

const CITED = {
  author: "Påhittköpings kommun",
  title: "Plan & budget: 50 % mer {torg}",
  year: "2031",
  date: "2031-02-03",
  number: "KS_2031/1",
  page: "4",
  publisher: "Planspegeln",
  url: "https://plan.example/a/#b_c%20d",
  accessed: "2031-03-04",
  quote: "Nämnden ska bygga #1.",
  reference: "Påhittköpings kommun: Plan",
};

test("as a text it has the quote, its source, the address and when it was read", () => {
  assert.equal(
    asText(CITED),
    "”Nämnden ska bygga #1.” Påhittköpings kommun: Plan, s.\u00A04. Planspegeln: https://plan.example/a/#b_c%20d. Hämtad 2031-03-04.",
  );
});

test("a figure has what it counts before the words that it rests on", () => {
  const told = { ...CITED, figure: "Bänkar, 2031: tre bänkar", quote: "”tre” på raden ”Bänkar”" };
  assert.ok(asText(told).startsWith("Bänkar, 2031: tre bänkar. ”tre” på raden ”Bänkar” Påhittköpings kommun: Plan, s."));
  assert.ok(asBibtex(told).includes("  note = {Bänkar, 2031: tre bänkar. ”tre” på raden ”Bänkar”},\n"));
  assert.ok(asRis(told).includes("N1  - Bänkar, 2031: tre bänkar. ”tre” på raden ”Bänkar”\n"));
});

test("a place has its heading, and a document as a whole no words of its own", () => {
  const { quote, page, ...whole } = CITED;
  assert.ok(asText(whole).startsWith("Påhittköpings kommun: Plan. Planspegeln: https:"));
  assert.ok(!asBibtex(whole).includes("note"));
  assert.ok(!asRis(whole).includes("N1  -"));
  const place = { ...whole, heading: "Mål: 3 & 4", page };
  assert.ok(asText(place).startsWith("Påhittköpings kommun: Plan, under rubriken Mål: 3 & 4, s.\u00A04. Planspegeln: "));
  assert.ok(asBibtex(place).includes("  chapter = {Mål: 3 \\& 4},\n"));
  assert.ok(asRis(place).includes("SE  - Mål: 3 & 4\n"));
  assert.ok(quote);
});

test("in BibTeX, signs of its own are escaped, but in an address", () => {
  const told = asBibtex(CITED);
  assert.ok(told.startsWith("@misc{pahittkopings-2031-plan-bc20d,\n"));
  assert.ok(told.includes("  author = {{Påhittköpings kommun}},\n"));
  assert.ok(told.includes("  title = {Plan \\& budget: 50 \\% mer \\textbraceleft{}torg\\textbraceright{}},\n"));
  assert.ok(told.includes("  number = {KS\\_2031/1},\n"));
  assert.ok(told.includes("  url = {https://plan.example/a/#b_c%20d},\n"));
  assert.ok(told.includes("  note = {Nämnden ska bygga \\#1.},\n"));
  assert.ok(asBibtex({ ...CITED, title: "a\\b~c^d" }).includes("{a\\textbackslash{}b\\textasciitilde{}c\\textasciicircum{}d}"));
});

test("in RIS, each has a line, and dates have strokes", () => {
  const lines = asRis(CITED).split("\n");
  assert.equal(lines[0], "TY  - RPRT");
  assert.ok(lines.includes("DA  - 2031/02/03"));
  assert.ok(lines.includes("Y2  - 2031/03/04"));
  assert.ok(lines.includes("LA  - sv"));
  assert.equal(lines.at(-2), "ER  - ");
});

test("what is not known is left out", () => {
  const { date, number, page, ...less } = CITED;
  assert.ok(!asBibtex(less).includes("number"));
  assert.ok(!asRis(less).includes("SP  -"));
  assert.ok(date && number && page);
});

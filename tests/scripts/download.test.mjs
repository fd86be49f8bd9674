import assert from "node:assert/strict";
import { test } from "node:test";

import { fileName, table } from "../../theme/assets/js/search/download.js";

const HIT = {
  title: "Torget",
  about: "Insats, Exempelby",
  lacking: ["sol", "is"],
  towns: ["Exempelby"],
  url: "https://x.test/torget/",
};

const ROOT = "https://x.test/";
const PLAN = {
  id: "by/plan-2030",
  url: "by/dokument/plan-2030/",
  title: "Plan för torgen 2030",
  reference: "KS-2029/1",
  date: "2029-11-19",
  period: "2030",
};
const OTHER = { ...PLAN, id: "by/plan", url: "by/dokument/plan/", title: "Plan", reference: null, date: null };

const DATA = {
  documents: [OTHER, PLAN],
  measures: [
    { id: "by/plan-2030#tva", document: "by/plan-2030", quote: "Två bänkar." },
    { id: "by/plan#2030-fyra", document: "by/plan", quote: "Fyra träd." },
  ],
};

/** The cells of each row but the first. */
function rows(...previews) {
  const lines = table(previews, DATA, ROOT).slice(1).split("\r\n");
  assert.equal(lines.pop(), "");
  return lines.slice(1).map((line) => line.slice(1, -1).split('";"'));
}

test("a list is a table that Excel reads in Swedish", () => {
  const told = table([], DATA, ROOT);
  assert.equal(told[0], "\ufeff");
  assert.equal(
    told.slice(1),
    '"Titel";"Om sidan";"Ord som sidan inte nämner";"Kommun";"Vad det är";"Vem, enligt texten";"Text";"Redaktionens ord";"Hör ihop med";"Dokument";"Diarienummer";"Dokumentets datum";"Dokumentet gäller";"Adress"\r\n',
  );
});

test("each sentence is a row, with what it is and what it is paired with", () => {
  const sentence = {
    t: "Bänkar ska målas.",
    l: "Planerat 2030",
    v: "parkenheten",
    i: "Nämnden ska:",
    u: "https://x.test/torget/#a",
    m: "Påhittköping",
    p: [
      { l: "Rapporterat 2030 · Genomfört", i: "Under året:", t: "Bänkarna är målade.", a: "målas" },
      { l: "Ingen", a: "sopas" },
    ],
  };
  assert.deepEqual(rows({ ...HIT, sentences: [sentence, { t: "Kort." }] }), [
    [
      "Torget",
      "Insats, Exempelby",
      "sol, is",
      "Påhittköping",
      "Planerat 2030",
      "parkenheten",
      "",
      "Nämnden ska: … Bänkar ska målas.",
      "Rapporterat 2030 · Genomfört om ”målas”: Under året: … Bänkarna är målade. | Ingen om ”sopas”",
      "",
      "",
      "",
      "",
      "https://x.test/torget/#a",
    ],
    ["Torget", "Insats, Exempelby", "sol, is", "Exempelby", "", "", "", "Kort.", "", "", "", "", "", "https://x.test/torget/"],
  ]);
});

test("a sentence and a figure say which document they are from", () => {
  const [sentence, figure, other, another] = rows({
    ...HIT,
    sentences: [
      { t: "Ett.", u: `${ROOT}by/dokument/plan-2030/kapitel/#a` },
      { t: "Två: 2", u: `${ROOT}by/siffror/#by-plan-2030-tva`, x: "by/plan-2030#tva" },
      { t: "Tre.", u: `${ROOT}by/dokument/plan/#by-plan-2030` },
      { t: "Fyra: 4", u: `${ROOT}by/siffror/#by-plan-2030-fyra`, x: "by/plan#2030-fyra" },
    ],
  });
  const told = ["Plan för torgen 2030", "KS-2029/1", "2029-11-19", "2030"];
  assert.deepEqual(sentence.slice(9, 13), told);
  assert.deepEqual(figure.slice(9, 13), told);
  assert.deepEqual(other.slice(9, 13), ["Plan", "", "", "2030"]);
  assert.deepEqual(another.slice(9, 13), ["Plan", "", "", "2030"]);
  // The text is always the document's, and what the editors call a figure stands beside it.
  assert.deepEqual(
    [sentence, figure, other, another].map((row) => row.slice(6, 8)),
    [["Ett.", ""], ["Två bänkar.", "Två: 2"], ["Tre.", ""], ["Fyra träd.", "Fyra: 4"]],
  );
});

test("a sentence that several pages have is one row", () => {
  const sentence = { t: "Ett.", u: `${ROOT}by/dokument/plan/#a` };
  const found = rows({ ...HIT, sentences: [sentence] }, { ...HIT, title: "Ett ämne", sentences: [sentence] });
  assert.deepEqual(found.map(([title]) => title), ["Torget"]);
  const others = [{ ...sentence, t: "Två." }, { ...sentence, u: `${ROOT}by/dokument/plan-2030/#a` }];
  assert.equal(rows({ ...HIT, sentences: [sentence, ...others] }).length, 3);
});

test("a page without sentences is a row", () => {
  assert.deepEqual(rows({ ...HIT, sentences: [] })[0].at(-1), "https://x.test/torget/");
});

for (const text of ["=1+1", "+46", "-5", "@sum", "\tx"]) {
  test(`no text runs as a formula: ${JSON.stringify(text)}`, () => {
    assert.equal(rows({ ...HIT, sentences: [{ t: text }] })[0][7], `'${text}`);
  });
}

test("a file has the words that were searched for in its name", () => {
  assert.equal(fileName("klotter"), "planspegeln-klotter.csv");
  assert.equal(fileName(" Trygghet på  torg: ”Öja”? "), "planspegeln-trygghet-pa-torg-oja.csv");
  assert.equal(fileName("ord ".repeat(40)).length, "planspegeln-.csv".length + 59);
  for (const none of ["", "../", "漢"]) assert.equal(fileName(none), "planspegeln-lista.csv");
});

test("a quotation mark stays within its cell", () => {
  const [row] = table([{ ...HIT, title: 'Torget "nu"; =1', sentences: [] }], DATA, ROOT).split("\r\n").slice(1);
  assert.ok(row.startsWith('"Torget ""nu""; =1";"Insats'));
});

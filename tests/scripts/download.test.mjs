import assert from "node:assert/strict";
import { test } from "node:test";

import { table } from "../../theme/assets/js/search/download.js";

const HIT = {
  title: "Torget",
  about: "Insats, Exempelby",
  lacking: ["sol", "is"],
  towns: ["Exempelby"],
  url: "https://x.test/torget/",
};

/** The cells of each row but the first. */
function rows(...previews) {
  const lines = table(previews).slice(1).split("\r\n");
  assert.equal(lines.pop(), "");
  return lines.slice(1).map((line) => line.slice(1, -1).split('";"'));
}

test("a list is a table that Excel reads in Swedish", () => {
  const told = table([]);
  assert.equal(told[0], "\ufeff");
  assert.equal(
    told.slice(1),
    '"Titel";"Om sidan";"Nämner inte";"Kommun";"Vad det är";"Vem, enligt texten";"Text";"Hör ihop med";"Adress"\r\n',
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
      "Nämnden ska: … Bänkar ska målas.",
      "Rapporterat 2030 · Genomfört om ”målas”: Under året: … Bänkarna är målade. | Ingen om ”sopas”",
      "https://x.test/torget/#a",
    ],
    ["Torget", "Insats, Exempelby", "sol, is", "Exempelby", "", "", "Kort.", "", "https://x.test/torget/"],
  ]);
});

test("a page without sentences is a row", () => {
  assert.deepEqual(rows({ ...HIT, sentences: [] })[0].at(-1), "https://x.test/torget/");
});

for (const text of ["=1+1", "+46", "-5", "@sum", "\tx"]) {
  test(`no text runs as a formula: ${JSON.stringify(text)}`, () => {
    assert.equal(rows({ ...HIT, sentences: [{ t: text }] })[0][6], `'${text}`);
  });
}

test("a quotation mark stays within its cell", () => {
  const [row] = table([{ ...HIT, title: 'Torget "nu"; =1', sentences: [] }]).split("\r\n").slice(1);
  assert.ok(row.startsWith('"Torget ""nu""; =1";"Insats'));
});

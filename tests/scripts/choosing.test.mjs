import assert from "node:assert/strict";
import { test } from "node:test";

import { chosen, followed, offered } from "../../theme/assets/js/choosing.js";

const TABLE = {
  status: [["genomfort", "Genomfört"], ["installt", "Inställt"], ["ingen-uppfoljning", "Ingen uppföljning"]],
  slag: [["task", "Ska göras"], ["aim", "Ska gälla"]],
  amne: [["skola", "Skola", "skolan"], ["torg", "Torg"]],
  kommuner: [
    { id: "a", namn: "Astad", ansvariga: ["KS", "Nämnden"], rader: [[0, 0, 1, [0], [2030]], [2, 1, -1, [], [2030, 2031]]] },
    { id: "b", namn: "Bestad", ansvariga: ["KS"], rader: [[0, 0, 0, [0, 1], [2031]]] },
    { id: "c", namn: "Cestad", ansvariga: [], rader: [] },
  ],
};

/** What is chosen, each as its municipality and row. */
function rows(asked) {
  return chosen(TABLE, asked).map(({ town, i }) => `${town.id}${i}`);
}

test("a commitment has all that is chosen", () => {
  assert.deepEqual(rows({}), ["a0", "a1", "b0"]);
  assert.deepEqual(rows({ status: "genomfort" }), ["a0", "b0"]);
  assert.deepEqual(rows({ status: "genomfort", kommun: "b" }), ["b0"]);
  assert.deepEqual(rows({ slag: "aim" }), ["a1"]);
  assert.deepEqual(rows({ amne: "torg" }), ["b0"]);
  assert.deepEqual(rows({ ar: "2031" }), ["a1", "b0"]);
  assert.deepEqual(rows({ ansvarig: "KS" }), ["b0"]);
  assert.deepEqual(rows({ ansvarig: "Nämnden", ar: "2031" }), []);
});

test("what no commitment has finds nothing", () => {
  for (const [name, value] of [["kommun", "x"], ["status", "x"], ["slag", "x"], ["amne", "x"], ["ar", "x"], ["ansvarig", "x"]]) {
    assert.deepEqual(rows({ [name]: value }), []);
  }
});

test("a list offers what the other choices leave, and another value in place of its own", () => {
  const { kommun, status, ansvarig, amne, ar, slag } = offered(TABLE, { kommun: "a" });
  assert.deepEqual(kommun, [["a", "Astad"], ["b", "Bestad"]]);
  assert.deepEqual(status.map(([id]) => id), ["genomfort", "ingen-uppfoljning"]);
  assert.deepEqual(ansvarig, [["Nämnden", "Nämnden"]]);
  assert.deepEqual(amne.map(([id]) => id), ["skola"]);
  assert.deepEqual(ar.map(([year]) => year), ["2030", "2031"]);
  assert.deepEqual(slag.map(([id]) => id), ["task", "aim"]);
});

test("what is chosen is offered even if nothing has it", () => {
  assert.deepEqual(offered(TABLE, { kommun: "c" }).kommun.at(-1), ["c", "Cestad"]);
  assert.deepEqual(offered(TABLE, { amne: "x" }).amne.at(-1), ["x", "x"]);
});

test("everything is offered if the other choices leave nothing", () => {
  const { kommun, amne } = offered(TABLE, { status: "x", amne: "torg" });
  assert.deepEqual(kommun.map(([id]) => id), ["a", "b"]);
  assert.deepEqual(amne.map(([id]) => id), ["skola", "torg"]);
});

test("a former id of a topic leads to the topic", () => {
  assert.deepEqual(followed(TABLE, { amne: "skolan", ar: "2030" }), { amne: "skola", ar: "2030" });
  assert.deepEqual(followed(TABLE, { amne: "torg" }), { amne: "torg" });
  assert.deepEqual(followed(TABLE, {}), {});
});

test("who is responsible may be asked for as a text has the name", () => {
  assert.deepEqual(followed(TABLE, { ansvarig: "nämnden." }), { ansvarig: "Nämnden" });
});

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown, told } from "../../theme/assets/js/tabled.js";
import { csv } from "../../theme/assets/js/search/csv.js";

const ROWS = [
  { id: "a", text: "Klotter på väggen", value: 10, topics: ["rad", "bad"], gone: null },
  { id: "b", text: "Ås och ängar", value: -2.5, topics: [], gone: "x" },
  { id: "c", text: "Zebra", value: null, topics: ["klotter"], gone: null },
];
const COLUMNS = ["text", "value", "topics", "gone"];

function ids(asked, columns = COLUMNS) {
  return shown(ROWS, columns, asked).map(({ id }) => id).join("");
}

test("cells are numbers or texts", () => {
  assert.deepEqual(
    [null, undefined, ["a", "b"], [], true, false, 0, "x"].map(told),
    ["", "", "a|b", "", "ja", "nej", 0, "x"],
  );
});

test("every word must be in some column, whatever its case", () => {
  assert.equal(ids({}), "abc");
  assert.equal(ids({ words: "KLOTTER" }), "ac");
  assert.equal(ids({ words: " klotter  vägg " }), "a");
  assert.equal(ids({ words: "klotter ängar" }), "");
  assert.equal(ids({ words: "klotter" }, ["text"]), "a");
  assert.equal(ids({ words: "10" }), "a");
});

test("numbers stand in the order of numbers, and what has none comes last", () => {
  assert.equal(ids({ by: "value" }), "bac");
  assert.equal(ids({ by: "value", falling: true }), "abc");
});

test("texts stand in Swedish order", () => {
  assert.equal(ids({ by: "text" }), "acb");
  assert.equal(ids({ by: "text", falling: true }), "bca");
  assert.equal(ids({ by: "gone", falling: true })[0], "b");
});

test("the rows that are given keep their order", () => {
  shown(ROWS, COLUMNS, { by: "value" });
  assert.equal(ROWS.map(({ id }) => id).join(""), "abc");
});

test("a number in a table has a decimal comma, and no apostrophe if it is negative", () => {
  assert.equal(csv([["-2", -2, -2.5, "=1", "\n=1", "＝1", 1e6]]).slice(1), '"\'-2";-2;-2,5;"\'=1";"\'\n=1";"\'＝1";1000000\r\n');
});

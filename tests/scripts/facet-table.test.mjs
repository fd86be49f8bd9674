// Which page has which values of each facet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choices, FacetTable } from "../../theme/assets/js/search/facet-table.js";
import { tableOf } from "./small.mjs";

const table = tableOf(
  [
    { typ: ["amne"], kommun: ["exempelby", "pahittkoping"] },
    { typ: ["prioritering"], kommun: ["pahittkoping"], amne: ["torg", "klotter"] },
    { typ: ["sida"] },
  ],
  2,
);

test("a page is known by its number", () => {
  assert.equal(table.pages, 3);
  assert.deepEqual(["0", "1", "2"].map((id) => table.kind(id)), ["amne", "prioritering", "sida"]);
  assert.equal(table.kind("3"), undefined);
});

test("a page stands in a part of the index", () => {
  assert.deepEqual(["0", "1", "2"].map((id) => table.part(id)), [0, 0, 1]);
});

test("a page's answers stand in a file", () => {
  const shelved = new FacetTable({ parts: [12], facets: {}, answers: [0, 3, 10] });
  assert.deepEqual([0, 2, 3, 9, 10, 11].map((id) => shelved.shelf(id)), [0, 0, 1, 1, 2, 2]);
});

test("a page has slots among a facet's values", () => {
  assert.deepEqual(table.values("amne"), ["klotter", "torg"]);
  assert.deepEqual(table.own("amne", "1"), [1, 0]);
  assert.deepEqual(table.own("amne", "2"), []);
  assert.deepEqual(table.own("amne", "3"), []);
  assert.deepEqual(table.values("status"), []);
  assert.deepEqual(table.own("status", "1"), []);
});

test("values are counted over the pages found", () => {
  const counted = (ids) => Object.fromEntries(table.count("kommun", ids));
  assert.deepEqual(counted(["0", "1", "2"]), { exempelby: 1, pahittkoping: 2 });
  assert.deepEqual(counted(["2"]), { exempelby: 0, pahittkoping: 0 });
});

test("an empty index has a table", () => {
  const empty = new FacetTable({ parts: [0], facets: {} });
  assert.equal(empty.pages, 0);
  assert.deepEqual(empty.values("kommun"), []);
});

test("to choose from are values that pages have, and what is chosen", () => {
  const labels = { exempelby: "Exempelby", pahittkoping: "Påhittköping", annan: "Annan" };
  const counts = new Map([["exempelby", 0], ["pahittkoping", 1]]);
  const one = { value: "pahittkoping", label: "Påhittköping", count: 1 };
  assert.deepEqual(choices(labels, counts, ""), [one]);
  const none = { value: "exempelby", label: "Exempelby", count: 0 };
  assert.deepEqual(choices(labels, counts, "exempelby"), [none, one]);
  const other = { value: "annan", label: "Annan", count: 0 };
  assert.deepEqual(choices(labels, counts, "annan"), [one, other]);
});

test("in a list without words, a document has the statuses that no priority's page has", () => {
  const own = { typ: ["dokument"], status: ["namns", "genomfort"], allmant: ["namns"] };
  const table = tableOf([own, { typ: ["prioritering"], status: ["genomfort"] }]);
  assert.deepEqual(table.listed("0"), ["namns"]);
  assert.deepEqual(table.listed("1"), ["genomfort"]);
  const counts = (wordless) => Object.fromEntries(table.count("status", ["0", "1"], wordless));
  assert.deepEqual(counts(true), { genomfort: 1, namns: 1 });
  assert.deepEqual(counts(false), { genomfort: 2, namns: 1 });
});

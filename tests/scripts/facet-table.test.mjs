// Which page has which values of each facet.

import assert from "node:assert/strict";
import { test } from "node:test";

import { choices, FacetTable } from "../../theme/assets/js/search/facet-table.js";
import { tableOf } from "./small.mjs";

const table = tableOf(
  [
    { id: "ab12", typ: ["amne"], kommun: ["exempelby", "pahittkoping"] },
    { id: "ab13", typ: ["prioritering"], kommun: ["pahittkoping"], amne: ["torg", "klotter"] },
    { id: "c", typ: ["sida"] },
  ],
  2,
);

test("a page is known by the start of its id", () => {
  assert.equal(table.pages, 3);
  assert.equal(table.kind("sv_ab12f00"), "amne");
  assert.equal(table.kind("sv_ab13f00"), "prioritering");
  assert.equal(table.kind("sv_c"), "sida", "an id that is shorter than others");
  assert.equal(table.kind("sv_zzzz"), undefined);
});

test("a page stands in a part of the index", () => {
  assert.deepEqual(["sv_ab12f00", "sv_ab13f00", "sv_c"].map((id) => table.part(id)), [0, 0, 1]);
});

test("a page has slots among a facet's values", () => {
  assert.deepEqual(table.values("amne"), ["klotter", "torg"]);
  assert.deepEqual(table.own("amne", "sv_ab13"), [1, 0]);
  assert.deepEqual(table.own("amne", "sv_c"), []);
  assert.deepEqual(table.own("amne", "sv_zzzz"), []);
  assert.deepEqual(table.values("status"), []);
  assert.deepEqual(table.own("status", "sv_ab13"), []);
});

test("values are counted over the pages found", () => {
  const counted = (ids) => Object.fromEntries(table.count("kommun", ids));
  assert.deepEqual(counted(["sv_ab12", "sv_ab13", "sv_c"]), { exempelby: 1, pahittkoping: 2 });
  assert.deepEqual(counted(["sv_c"]), { exempelby: 0, pahittkoping: 0 });
});

test("an empty index has a table", () => {
  const empty = new FacetTable({ ids: "", width: 4, parts: [0], facets: {} });
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

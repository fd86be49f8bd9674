import assert from "node:assert/strict";
import { test } from "node:test";

const answers = {
  "index/a.pf_index": { ok: true },
  "index/b.pf_index": { ok: false, status: 404 },
  "other.json": { ok: false, status: 404 },
};
globalThis.fetch = async (address) => {
  if (!(address in answers)) throw new TypeError("no connection");
  return answers[address];
};
const { heard, whole } = await import("../../theme/assets/js/search/watch.js");
const silently = (address) => fetch(address).catch(() => undefined);

test("what is whole is given", async () => {
  assert.equal(await whole(() => fetch("index/a.pf_index")), answers["index/a.pf_index"]);
});

for (const address of ["index/b.pf_index", "index/c.pf_index"]) {
  test(`a file of the index that is lost in silence is an error: ${address}`, async () => {
    await assert.rejects(whole(() => silently(address)), /a file of the index/);
    assert.equal(await whole(async () => 3), 3); // and is forgotten
  });
}

test("it is known when the last file came", async () => {
  const before = Date.now();
  await fetch("index/a.pf_index");
  const then = heard();
  assert.ok(then >= before);
  await new Promise((later) => setTimeout(later, 5));
  await silently("index/b.pf_index");
  assert.equal(heard(), then);
});

test("another file is for who asks for it", async () => {
  assert.equal(await whole(() => silently("other.json")), undefined);
  await assert.rejects(fetch("other.json"), /404 other.json/);
});

// One search at a time, and none twice.

import assert from "node:assert/strict";
import { test } from "node:test";

import { latest, remembered, within } from "../../theme/assets/js/search/asking.js";

/** A promise, and the function that resolves it. */
function promised() {
  let keep;
  const promise = new Promise((resolve) => (keep = resolve));
  return { promise, keep };
}

test("of what is asked for while a search runs, only the last is searched for", async () => {
  const seen = [];
  const gates = [promised(), promised()];
  let asked;
  let started = 0;
  const run = latest(async (stale) => {
    const mine = asked;
    await gates[started++].promise;
    seen.push([mine, stale()]);
  });
  const runs = ["a", "b", "c"].map((one) => {
    asked = one;
    return run();
  });
  assert.equal(started, 1);
  gates.forEach(({ keep }) => keep());
  await Promise.all(runs);
  assert.deepEqual(seen, [["a", true], ["c", false]]);
});

test("after a search that failed the next one is made", async () => {
  let made = 0;
  const run = latest(async () => {
    made += 1;
    if (made === 1) throw new Error("lost");
  });
  await assert.rejects(run, /lost/);
  await run();
  assert.equal(made, 2);
});

test("an answer is remembered by all that was asked", () => {
  const asked = [];
  const ask = remembered((...given) => asked.push(given), 9);
  const filters = { kommun: "exempelby" };
  assert.equal(ask("torg", filters), ask("torg", { ...filters }));
  ask("torg", {});
  ask(null, filters);
  assert.deepEqual(asked, [["torg", filters], ["torg", {}], [null, filters]]);
});

test("what was asked for longest ago is forgotten", () => {
  const asked = [];
  const ask = remembered((one) => asked.push(one), 2);
  for (const one of ["a", "b", "a", "c", "a", "b"]) ask(one);
  assert.deepEqual(asked, ["a", "b", "c", "b"]);
});

test("a failure is not remembered", async () => {
  let tries = 0;
  const ask = remembered(async () => {
    tries += 1;
    if (tries === 1) throw new Error("lost");
    return "torg";
  }, 2);
  await assert.rejects(ask("a"), /lost/);
  assert.equal(await ask("a"), "torg");
  assert.equal(await ask("a"), "torg");
  assert.equal(tries, 2);
});

test("what does not come in time is an error, and what comes is not waited for longer", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const never = within(5, () => new Promise(() => {}));
  t.mock.timers.tick(5);
  await assert.rejects(never, /nothing came in 5 ms/);
  assert.equal(await within(1000, async () => "torg"), "torg");
  await assert.rejects(within(1000, async () => Promise.reject(new Error("lost"))), /lost/);
});

test("while files come, they are waited for", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  let last = 0;
  const work = promised();
  const found = within(50, () => work.promise, () => last);
  for (let i = 0; i < 10; i += 1) {
    t.mock.timers.tick(40);
    last = Date.now();
  }
  work.keep("torg");
  assert.equal(await found, "torg");
  const lost = within(50, () => new Promise(() => {}), () => last);
  t.mock.timers.tick(40);
  last = Date.now();
  t.mock.timers.tick(49);
  let failed = false;
  lost.catch(() => (failed = true));
  await new Promise(setImmediate);
  assert.equal(failed, false);
  t.mock.timers.tick(1);
  await assert.rejects(lost, /nothing came in 50 ms/);
});

// The topics of a query, and of a page that it found.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  isNamed,
  nearTopics,
  topicsOf,
  topicsThrough,
} from "../../theme/assets/js/search/topics.js";
import { lexiconOf } from "./small.mjs";

const lexicon = await lexiconOf(["torg"], {
  stop: ["under"],
  topics: {
    kameror: ["kameror", "kameraövervakning", "cctv"],
    klotter: ["klotter", "graffiti"],
    moten: ["möten", "mötesplatser"],
    tag: ["tåg"],
    fn: ["fn"],
    underhall: ["underhåll"],
  },
});

test("a topic goes by its names, by forms of them and by compounds that start so", () => {
  assert.deepEqual(topicsOf("cctv", lexicon), ["kameror"]);
  assert.deepEqual(topicsOf("kameran", lexicon), ["kameror"]);
  assert.deepEqual(topicsOf("kameraöver", lexicon), ["kameror"]);
  assert.deepEqual(topicsOf("graf", lexicon), ["klotter"]);
  assert.deepEqual(topicsOf("gra", lexicon), []);
  assert.deepEqual(topicsOf("tåg", lexicon), ["tag"]);
  assert.deepEqual(topicsOf("fn", lexicon), ["fn"]);
  assert.deepEqual(topicsOf("torg", lexicon), []);
});

test("a page was found through its topics where its text does not have the word", () => {
  const term = (word, onPage, fields) => ({ words: [{ word }], onPage, fields });
  const through = (...terms) => topicsThrough({ terms }, ["moten", "klotter", "kameror"], lexicon);
  assert.deepEqual(through(term("cctv", false, ["amne"])), ["kameror"]);
  assert.deepEqual(through(term("cctv", false, ["om", "fleramnen"])), ["kameror"]);
  assert.deepEqual(through(term("cctv", true, ["amne"])), []);
  assert.deepEqual(through(term("cctv", false, ["delar"])), []);
  assert.deepEqual(through(term("tåg", false, ["amne"])), [], "no topic of the page");
  const both = [term("cctv", false, ["amne"]), term("graffiti", false, ["fleramnen"])];
  assert.deepEqual(through(...both), ["klotter", "kameror"], "in the page's order");
});

test("a text names what it is the first words of", () => {
  assert.ok(isNamed("Påhittköping", "Påhittköping"));
  assert.ok(isNamed("pahittkoping", "Påhittköping"));
  assert.ok(isNamed("trygghet", "Trygghet och säkerhet"));
  assert.ok(isNamed("trygghet och", "Trygghet och säkerhet"));
  assert.ok(!isNamed("säkerhet", "Trygghet och säkerhet"));
  assert.ok(!isNamed("trygghet och säkerhet nu", "Trygghet och säkerhet"));
  assert.ok(!isNamed("trygg", "Trygghet och säkerhet"));
  assert.ok(!isNamed("trygghet", ""));
  assert.ok(!isNamed("–", ""));
});

test("topics are near that start as a word of the text does", () => {
  assert.deepEqual(nearTopics("kamerxyz", lexicon), ["kameror"]);
  assert.deepEqual(nearTopics("motesx", lexicon), ["moten"], "without marks too");
  assert.deepEqual(nearTopics("mötestid", lexicon), [], "another compound than mötesplatser");
  assert.deepEqual(nearTopics("kamxyz", lexicon), [], "three letters are not enough");
  assert.deepEqual(nearTopics("tåg", lexicon), []);
  assert.deepEqual(nearTopics("under", lexicon), [], "a word to pass over");
  assert.deepEqual(nearTopics("xyz", lexicon), []);
});

test("at most three are told, the nearest first", async () => {
  const topics = { a: ["skolmi"], b: ["skolmat"], c: ["skolmö"], d: ["skolmatsal"], e: ["skolväg"] };
  const by = await lexiconOf([], { topics });
  assert.deepEqual(nearTopics("skolmatsx", by), ["d", "b", "a"]);
  assert.deepEqual(nearTopics("skolxyzxyz", by), [], "half of the word is not enough");
});

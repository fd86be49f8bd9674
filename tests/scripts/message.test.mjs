// What the page says about a search.

import assert from "node:assert/strict";
import { test } from "node:test";

import { message } from "../../theme/assets/js/search/message.js";
import { lexiconOf } from "./small.mjs";

const lexicon = await lexiconOf([], {
  searched: "två dokument",
  topics: { torg: ["torget", "torgen"], torgfred: ["torgfred"], klotter: ["klotter"] },
});
const FOUND = {
  hits: [{}, {}],
  terms: [],
  unknown: [],
  silent: [],
  most: false,
  apart: false,
  wordless: false,
  lexicon,
};

/** A term, read as the words. */
function term(typed, how, ...words) {
  return { typed, how, words: words.map((word) => ({ word })) };
}

/** The message, with the ids of topics in brackets. */
function said(q, found, narrowed) {
  const parts = message(q, { ...FOUND, ...found }, narrowed);
  const named = (part) => part.main ?? `[${part.topic ?? part.wider}]`;
  return parts.map((part) => (typeof part === "string" ? part : named(part))).join("");
}

test("what only a place or the municipality is left of is not found", () => {
  const badhus = { unknown: ["badhus"], terms: [term("exempelby", "known", "exempelby")] };
  const places = { lexicon: Object.assign(Object.create(lexicon), { places: ["exempelby"] }) };
  assert.equal(said("badhus i exempelby", { ...badhus, ...places }), "Inget i samlingen om ”badhus”. 2 träffar för ”exempelby”.");
  assert.equal(said("badhus", badhus), "2 träffar. Sökningen hittade inte ”badhus” i samlingen.");
  const kommun = { unknown: ["böter"], terms: [term("kommunen", "known", "kommunen")] };
  assert.equal(said("kommunen böter", kommun), "Inget i samlingen om ”böter”. 2 träffar för ”kommunen”.");
});

test("hits are counted", () => {
  assert.equal(said("torg", {}), "2 träffar.");
  assert.equal(said("torg", { hits: [{}] }), "En träff.");
});

test("a query that was cut is told, and a long one is named by its start", () => {
  assert.equal(said("torg", { isCut: true }), "2 träffar. Bara de första 200 tecknen söks.");
  const none = said("å".repeat(100), { hits: [], isCut: true });
  assert.ok(none.startsWith(`Inget i samlingen om ”${"å".repeat(60)}…”. Bara de första 200 tecknen söks. `));
});

test("a choice that leaves nothing is named, and can be lifted if there are hits without it", () => {
  const labels = ["Exempelby", "2030"];
  assert.equal(
    said("torg", { hits: [] }, { labels, many: 3 }),
    "Inga träffar för ”torg” med urvalet Exempelby, 2030. [3 träffar utan urvalet]",
  );
  assert.ok(said("torg", { hits: [] }, { labels, many: 0 }).startsWith("Inget i samlingen om ”torg”."));
});

const ONLY = " Bara prioriteringar, insatser och siffror har ämnen: dokumentens övriga text är inte med.";

test("with a topic chosen, only priorities are searched: documents have none, and that is told", () => {
  const chosen = { labels: ["Torg"], topical: true };
  assert.equal(
    said("torg", { hits: [] }, { ...chosen, many: 3 }),
    "Inga träffar för ”torg” bland prioriteringar, insatser och siffror med urvalet Torg." +
      `${ONLY} [3 träffar utan urvalet]`,
  );
  assert.equal(
    said("torg", { terms: [term("torg", "known", "torg")], silent: ["torg"] }, chosen),
    `2 träffar. Sökningen hittade inte ”torg” bland prioriteringar, insatser och siffror med urvalet Torg.${ONLY}`,
  );
});

test("with a year chosen, what is reported later of its plan is there too, and that is told", () => {
  const later = " Har en plan för 2030 följts upp senare är också det med.";
  const chosen = { labels: ["2030"], year: "2030" };
  assert.equal(said("torg", {}, chosen), `2 träffar.${later}`);
  assert.ok(!said("torg", { hits: [] }, { ...chosen, many: 1 }).includes(later));
});

test("what no document says is told, and within what is chosen apart from what nothing says at all", () => {
  const terms = [term("torg", "known", "torg")];
  const found = { terms, silent: ["torg"], unknown: ["xyz"] };
  assert.equal(said("torg xyz", found), "2 träffar. Sökningen hittade inte ”xyz”, ”torg” i samlingen.");
  assert.equal(
    said("torg xyz", found, { labels: ["Exempelby", "2030"] }),
    "2 träffar. Sökningen hittade inte ”xyz” i samlingen. Sökningen hittade inte ”torg” med urvalet Exempelby, 2030.",
  );
  assert.equal(said("torg", { ...found, unknown: [], shown: new Set(["torg"]) }), "2 träffar.");
});

test("words within quotation marks that no page has in that order are told", () => {
  assert.equal(
    said('"torg lugna"', { apart: true }),
    "2 träffar. Ingen sida har orden inom citattecken i följd. Visar träffar för orden var för sig.",
  );
});

test("what was read as it stands is not told", () => {
  const terms = [term("torg", "known", "torg"), term("torgens", "inflected", "torget")];
  assert.equal(said("torg torgens", { terms }), "2 träffar.");
});

for (const how of ["completed", "corrected", "part", "synonym"]) {
  test(`what was ${how} is told`, () => {
    const terms = [term("torrg", how, "torg", "torv"), term("nu", "known", "nu")];
    assert.equal(
      said("torrg nu", { terms }),
      "2 träffar. Sökningen hittade inte ”torrg” i samlingen. Visar träffar för ”torg nu”.",
    );
  });
}

test("a word that an answer shows is not said to be missing", () => {
  const shown = new Set(["nettokostnad"]);
  const terms = [term("nettokostnad", "part", "netto"), term("nettokostnad", "part", "kostnad")];
  assert.equal(said("nettokostnad", { terms, shown }), "2 träffar.");
  assert.ok(said("nettokostnad xyz", { terms, shown, unknown: ["xyz"] }).includes("hittade inte ”xyz” i samlingen."));
});

test("what is not there is told before a single hit too", () => {
  assert.equal(
    said("torg xyz", { hits: [{}], unknown: ["xyz"] }),
    "En träff. Sökningen hittade inte ”xyz” i samlingen.",
  );
});

test("each word is told once", () => {
  const terms = [term("torgklotter", "part", "torg"), term("torgklotter", "part", "klotter")];
  assert.equal(
    said("torgklotter xyz", { terms: [...terms, terms[1]], unknown: ["xyz"] }),
    "2 träffar. Sökningen hittade inte ”xyz”, ”torgklotter” i samlingen. Visar träffar för ”torg klotter”.",
  );
});

test("pages with only most of the words are told of", () => {
  assert.equal(
    said("torg klotter", { most: true }),
    "2 träffar. Några träffar har bara en del av orden.",
  );
});

test("without hits topics are offered that start alike", () => {
  assert.equal(
    said("torgxyz", { hits: [], unknown: ["torgxyz"] }),
    "Inget i samlingen om ”torgxyz”. Sökte i två dokument. Namn på enskilda kan vara utelämnade, och sökningen känner inte till alla former av ett ord. Ämnen som ligger nära: [torg]",
  );
});

test("without hits and topics another word is asked for", () => {
  const other = "Pröva ett annat ord, eller välj i listorna här under.";
  assert.equal(said("xyz", { hits: [], unknown: ["xyz"] }), `Inget i samlingen om ”xyz”. Sökte i två dokument. Namn på enskilda kan vara utelämnade, och sökningen känner inte till alla former av ett ord. ${other}`);
  const terms = [term("torrg", "corrected", "torg")];
  assert.equal(
    said("xrrg", { hits: [], terms }),
    `Inget i samlingen om ”xrrg”. Visar träffar för ”torg”. Sökte i två dokument. Namn på enskilda kan vara utelämnade, och sökningen känner inte till alla former av ett ord. ${other}`,
  );
});

test("signs alone are no search", () => {
  assert.equal(said("!?", { hits: [] }), "Skriv ett ord eller ett tal.");
});

test("facets alone have no words to tell of", () => {
  assert.equal(said("", { wordless: true }), "2 träffar.");
  assert.equal(
    said("", { wordless: true, hits: [] }),
    "Inga sidor med det urvalet. Pröva ett annat ord, eller välj i listorna här under.",
  );
  assert.equal(said("–", { wordless: true, most: true, unknown: ["–"] }), "2 träffar.");
});

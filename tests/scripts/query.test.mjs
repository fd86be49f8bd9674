// Reads a query: which of its words a search can find, and which word to look up for each.

import assert from "node:assert/strict";
import { test } from "node:test";

import { analyse, isStop } from "../../theme/assets/js/search/query.js";
import { lexiconOf, shelved } from "./small.mjs";

const WORDS = [
  "11,5", "500 000", "2020", "avslutade", "fram|tas", "fram|togs", "in|bjuds", "installera",
  "inställt", "in|ställas", "klotter", "låg", "lag", "mål", "start", "tid", "trygghetsvårdar",
  "trygghetsvärdar", "återvinning", "åkeri", "anställda", "perspektivvandringar", "skola",
  "samhället", "kvinna", "fritids", "aktiviteter", "statistik", "mycket", "kameror",
]; // prettier-ignore
const LEXICON = {
  stop: ["och", "får", "på", "mycket"],
  synonyms: { återbruk: "återvinning", petition: "förslag" },
  spelled: ["vapen", "kölor"],
  stems: [
    ["ta", "tag", "tog"],
    ["gå", "gick"],
  ],
  topics: { vapen: ["vape"] },
  labels: { status: { installt: "Inställt", delvis: "Delvis genomfört" } },
};
const lexicon = await lexiconOf(WORDS, LEXICON);

/** The terms of a query, and the words for which nothing is found. */
function read(asked, { typing = false, by = lexicon } = {}) {
  return analyse(asked, by, typing);
}

/** The words to look up for each term of a query. */
async function words(asked, options) {
  const { terms } = await read(asked, options);
  return terms.map((term) => term.words.map(({ word }) => word));
}

for (const [asked, expected] of [
  ["låg", [["låg"]]], // å is no a
  ["lag", [["lag", "låg"]]], // as typed first, then with the letters it may lack
  ["akeri", [["åkeri"]]],
  ["läg", []],
  ["mal", [["mål"]]],
  ["trygghetsvardar", [["trygghetsvårdar", "trygghetsvärdar"]]],
  ["aterbruk", [["återvinning"]]],
  ["pa mål", [["mål"]]], // a word to pass over, typed so too
  ["målen", [["mål"]]],
  ["målar", [["mål"]]],
  ["lågen", [["låg"]]],
  ["11,5", [["11,5"]]],
  ["11.5", [["11,5"]]],
  ["500000 och 500\u00a0000", [["500 000"], ["500 000"]]],
  ["600 000", []],
  ["2 020", [["2020"]]],
]) {
  test(`å, ä, ö and numbers: ${asked}`, async () => {
    assert.deepEqual(await words(asked), expected);
  });
}

for (const asked of ["inställda", "installda", "ställa in", "inställd", "ställdes in"]) {
  test(`a verb is found apart from its particle, and a status with it: ${asked}`, async () => {
    assert.deepEqual(await words(asked), [["ställas in", "inställt"]]);
  });
}

for (const [asked, expected] of [
  ["framtagen", [["tas fram", "togs fram"]]],
  ["inbjuden", [["bjuds in"]]],
  ["ta fram", [["tas fram", "togs fram"]]],
  ["framtid", []],
  ["tid fram", [["tid"]]],
]) {
  test(`all stems of a verb are one verb where the editors say so: ${asked}`, async () => {
    assert.deepEqual(await words(asked), expected);
  });
}

const STEMS = {
  stems: [
    ["sätta", "sätter", "sätts", "satt", "satte", "satta", "-sätt"],
    ["nå", "nådd", "nått"],
    ["ta", "tog", "-tag"],
    ["stå", "stod"],
    ["man", "mann", "män", "männ"],
  ],
  stop: ["man"],
};
const OF_STEMS = ["avsattes", "avsätter", "avsätta", "når", "nådde", "nådda", "mottagits", "tag", "stöd", "män", "satte"];

for (const [asked, expected] of [
  ["avsatts", [["avsätta", "avsattes"]]], // of those that Pagefind takes for one, the shortest
  ["avsätta", [["avsätta", "avsattes"]]], // as typed first
  ["nått", [["når", "nådde"]]],
  ["natt", []], // is another word
  ["mottog", [["mottagits"]]],
  ["tog", []], // tag is another word, unless something stands before it
  ["sätt", []],
  ["otog", []], // one letter is no word
  ["stod", [["stöd"]]], // no form of stå is there: ö may have been meant
  ["mannen", [["män"]]],
]) {
  test(`a word with several stems is one word: ${asked}`, async () => {
    assert.deepEqual(await words(asked, { by: await lexiconOf(OF_STEMS, STEMS) }), expected);
  });
}

test("who does something is no form of the verb", async () => {
  const by = await lexiconOf(["ledare", "leds"], { stems: [["led", "lett"]] });
  assert.deepEqual(await words("ledarna", { by }), [["ledare"]]);
});

test("a form with the letters as typed goes before a word with others", async () => {
  const by = await lexiconOf(["miljoner", "miljön"]);
  assert.deepEqual(await words("miljon", { by }), [["miljoner", "miljön"]]);
  assert.deepEqual(await words("miljon", { by: await lexiconOf(["miljön"]) }), [["miljön"]]);
});

test("a form of a word that is passed over is passed over", async () => {
  const further = { stop: ["behöver", "sker"], stems: [["sker", "skedd", "skett"]] };
  const by = await lexiconOf(["behöver", "sker", "skeden", "stöd"], further);
  for (const asked of ["behövt stöd", "skett stöd"]) {
    const { terms, unknown } = await read(asked, { by });
    assert.deepEqual(terms.map(({ typed }) => typed), ["stöd"], asked); // prettier-ignore
    assert.deepEqual(unknown, [], asked);
  }
  assert.deepEqual(await words("behövt", { by }), [["behöver"]]); // alone, it is what is asked for
  assert.deepEqual(await words("skedde", { by }), [["sker"]], "and no other word that starts so");
  const longer = await lexiconOf(["handlar", "handläggare"], { stop: ["handlar"] });
  assert.deepEqual(await words("handlade", { by: longer }), [["handlar"]], "nor one that goes on so");
});

test("what is spelt right is no other word without its å, ä and ö", async () => {
  const by = await lexiconOf(["låg"], { spelled: ["lag"], stems: [["låg", "lägst"]] });
  assert.deepEqual(await words("lag", { by }), []);
  assert.deepEqual(await words("lag", { by: await lexiconOf(["låg"]) }), [["låg"]]);
});

test("another stem counts for less than the word as typed, and for more than other letters", async () => {
  const by = await lexiconOf(["avsätta", "avsattes"], STEMS);
  const { terms } = await read("avsätta", { by });
  assert.deepEqual(terms, [
    { typed: "avsätta", words: [{ word: "avsätta", share: 1 }, { word: "avsattes", share: 0.5 }], how: "known" },
  ]); // prettier-ignore
  const folded = await read("stod", { by: await lexiconOf(["står", "stöd"], STEMS) });
  assert.deepEqual(folded.terms[0].words, [{ word: "står", share: 1 }, { word: "stöd", share: 0.5 }]);
  assert.equal(folded.terms[0].how, "inflected");
});

for (const [asked, expected] of [
  ["kloter", [["klotter"]]],
  ["perspektivandringar", [["perspektivvandringar"]]],
  ["persepktivvandringar", [["perspektivvandringar"]]],
  ["svart", []], // start
  ["installerad", [["installera"]]],
  ["perspektivvandringex", []], // another ending
  ["vapen", []], // vape, of which it may be a form; spelt right, says the list
  ["kolor", []], // kölor without its marks
  ["utställda", []], // anställda
]) {
  test(`a slip is corrected, and what may be another word let be: ${asked}`, async () => {
    assert.deepEqual(await words(asked), expected);
  });
}

test("a phrase stands for one word, and the longest one goes first", async () => {
  const synonyms = { "women's day": "kvinnodagen", "day of rest": "söndag", "women's day march": "tåg" };
  const lexicon = await lexiconOf(["kvinnodagen", "söndag", "tåg", "women"], { synonyms });
  const read = async (text) => {
    const { terms } = await analyse(text, lexicon, false);
    return terms.map(({ typed, words: [{ word }] }) => [typed, word]);
  };
  assert.deepEqual(await read("Women’s Day"), [["women's day", "kvinnodagen"]]);
  assert.deepEqual(await read("women's day march"), [["women's day march", "tåg"]]);
  assert.deepEqual(await read("women day"), [["women", "women"]]);
});

test("a form of a synonym is that synonym, unless the texts have a form of the word", async () => {
  const lexicon = await lexiconOf(["kostnader", "sopar"], {
    synonyms: { kosta: "kostnader", sopor: "kostnader" },
  });
  for (const [typed, how, word] of [
    ["kostade", "synonym", "kostnader"],
    ["sopor", "synonym", "kostnader"],
    ["sopas", "inflected", "sopar"],
    ["kos", "none"],
  ]) {
    const { terms } = await analyse(typed, lexicon, false);
    assert.deepEqual(terms.map((term) => [term.how, term.words[0].word]), how === "none" ? [] : [[how, word]]);
  }
});

test("each term says how it was found", async () => {
  for (const [asked, how] of [
    ["klotter", "known"],
    ["klottret", "inflected"],
    ["inställda", "inflected"],
    ["bjuds in", "inflected"],
    ["inbjuden", "inflected"],
    ["återbruk", "synonym"],
    ["perspektiv", "completed"],
    ["kloter", "corrected"],
  ]) {
    const { terms } = await read(asked);
    assert.equal(terms[0]?.how, how, asked);
  }
});

test("another form counts half, and so does a word with letters that were not typed", async () => {
  const shares = async (asked) => {
    const { terms } = await read(asked);
    return Object.fromEntries(terms[0].words.map(({ word, share }) => [word, share]));
  };
  assert.deepEqual(await shares("lag"), { lag: 1, låg: 0.5 });
  assert.deepEqual(await shares("mal"), { mål: 1 });
  assert.deepEqual(await shares("500000"), { "500 000": 1 });
  assert.deepEqual(await shares("inställas"), { "ställas in": 1, inställt: 0.5 });
  assert.deepEqual(await shares("inställda"), { "ställas in": 0.5, inställt: 0.5 });
  assert.deepEqual(await shares("klotters"), { klotter: 1 });
});

test("a status is no further word beside itself", async () => {
  assert.deepEqual(await words("inställt"), [["inställt", "ställas in"]]);
});

test("a number is asked for in every way it is written", async () => {
  const by = await lexiconOf(["14 000", "14000", "4", "114", "1 140", "1234567"]);
  assert.deepEqual(await words("14000", { by }), [["14000", "14 000"]]);
  assert.deepEqual(await words("14 000", { by }), [["14 000", "14000"]]);
  assert.deepEqual(await words("1140", { by }), [["1 140"]]);
  assert.deepEqual(await words("123456", { by }), [], "never the start of another number");
});

test("what nothing is found for is told", async () => {
  const { terms, unknown } = await read("klotter läg 600 000");
  assert.deepEqual(terms.map(({ typed }) => typed), ["klotter"]);
  assert.deepEqual(unknown, ["läg", "600 000"]);
});

test("words to pass over are passed over, unless there are no others", async () => {
  assert.ok(isStop("får", lexicon));
  assert.ok(isStop("far", lexicon));
  assert.ok(!isStop("lag", lexicon));
  const by = await lexiconOf(["far", "får", "och"], LEXICON);
  assert.ok(!isStop("far", by), "a word of the texts, though it may stand for one to pass over");
  assert.deepEqual(await words("och", { by }), [["och"]]);
  assert.deepEqual(await words("och far", { by }), [["far"]]);
});

test("a word asked for twice is one term", async () => {
  assert.deepEqual(await words("klotter Klotter"), [["klotter"]]);
});

test("a query's twelve first words are read", async () => {
  const many = Array.from({ length: 12 }, (_, i) => `x${i}`).join(" ");
  assert.equal((await read(`${many} klotter`)).terms.length, 0);
  const fewer = many.split(" ").slice(1).join(" ");
  assert.equal((await read(`${fewer} klotter`)).terms.length, 1);
});

test("a compound written as two words is one, where the texts have it", async () => {
  assert.deepEqual(await words("perspektiv vandringar"), [["perspektivvandringar"]]);
  assert.deepEqual(await words("trygghet vardar"), [["trygghetsvårdar", "trygghetsvärdar"]]);
  assert.deepEqual(await words("mål perspektiv vandringar låg"), [
    ["mål"],
    ["perspektivvandringar"],
    ["låg"],
  ]);
  assert.deepEqual((await read("mål perspektiv vandringar låg")).unknown, []);
  assert.deepEqual(await words("klotter mål"), [["klotter"], ["mål"]]);
});

test("a word begun is completed by the shortest that starts so, from six letters", async () => {
  assert.deepEqual(await words("perspe"), [["perspektivvandringar"]]);
  assert.deepEqual(await words("persp"), []);
  assert.deepEqual(await words("myck"), []);
  assert.deepEqual(await words("perspektivvandringart"), [["perspektivvandringar"]]);
});

test("while it is typed, from four, and only the last word", async () => {
  const typing = true;
  assert.deepEqual(await words("pers", { typing }), [["perspektivvandringar"]]);
  assert.deepEqual(await words("per", { typing }), []);
  assert.deepEqual(await words("pers mål", { typing }), [["mål"]]);
  assert.deepEqual(await words("myck", { typing }), [], "mycket is passed over");
});

test("what has three letters is a form of a noun with an ending, and of no other word", async () => {
  const by = await lexiconOf(["torgen"]);
  assert.deepEqual(await words("tor", { by }), []);
  const shorter = await lexiconOf(["mål"]);
  assert.deepEqual(await words("målen", { by: shorter }), [["mål"]]);
  const longer = await lexiconOf(["målen"]);
  assert.deepEqual(await words("mål", { by: longer }), [["målen"]]);
  assert.deepEqual(await words("måls", { by: longer }), [["målen"]]);
  assert.deepEqual(await words("mina", { by: await lexiconOf(["minst"]) }), []);
});

test("words of four letters are not corrected", async () => {
  const by = await lexiconOf(["torg", "klotter", "torget"]);
  assert.deepEqual(await words("torrg", { by }), [["torg"]]);
  assert.deepEqual(await words("trog", { by }), []);
});

test("a compound that the texts do not have is its two halves", async () => {
  assert.deepEqual(await words("klotterstatistik"), [["klotter"], ["statistik"]]);
  assert.deepEqual(await words("skolkameror"), [["skola"], ["kameror"]]);
  assert.deepEqual(await words("kvinnostatistik"), [["kvinna"], ["statistik"]]);
  assert.deepEqual(await words("fritidsaktivitet"), [["fritids"], ["aktiviteter"]]);
  assert.deepEqual(await words("målstatistik"), [], "three letters are no half");
  assert.deepEqual(await words("klotterxstatistik"), []);
  const { terms } = await read("klotterstatistik");
  assert.deepEqual(terms.map(({ typed, how }) => [typed, how]), [
    ["klotterstatistik", "part"],
    ["klotterstatistik", "part"],
  ]);
});

test("a slip before the article of a noun is corrected, if a letter is too many or too few", async () => {
  const by = await lexiconOf(["bibliotek", "försämring"]);
  assert.deepEqual(await words("bibloteket", { by }), [["bibliotek"]]);
  assert.deepEqual(await words("bibliotheken", { by }), [["bibliotek"]]);
  assert.deepEqual(await words("försäkringen", { by }), [], "another word");
});

test("the halves of a compound are first sought where the first is a word as it is", async () => {
  const by = await lexiconOf(["droger", "drog", "vända", "användningen"]);
  assert.deepEqual(await words("droganvändning", { by }), [["drog"], ["användningen"]]);
});

test("a letter between the halves makes no other word of the first", async () => {
  const by = await lexiconOf(["båda", "plats"]);
  assert.deepEqual(await words("badplats", { by }), []);
});

test("a half may be another form of a word from six letters", async () => {
  const by = await lexiconOf(["klotter", "demokratin", "skolan"]);
  assert.deepEqual(await words("demokratiklotter", { by }), [["demokratin"], ["klotter"]]);
  assert.deepEqual(await words("klotterskolor", { by }), [["klotter"], ["skolan"]]);
  assert.deepEqual(await words("klotterskola", { by }), []);
});

test("a half may lack an ending, or have one that joins it", async () => {
  const by = await lexiconOf(["gata", "läge", "timme", "torg", "statistik"]);
  assert.deepEqual(await words("gatstatistik", { by }), [["gata"], ["statistik"]]);
  assert.deepEqual(await words("torgstatistik", { by }), [["torg"], ["statistik"]]);
  assert.deepEqual(await words("lägesstatistik", { by }), [["läge"], ["statistik"]]);
  assert.deepEqual(await words("timmstatistik", { by }), [["timme"], ["statistik"]]);
});

test("a half is a word in the letters that are typed", async () => {
  const by = await lexiconOf(["värdar", "värd", "statistik", "möten", "mycket"], LEXICON);
  assert.deepEqual(await words("vardarstatistik", { by }), [["värdar"], ["statistik"]]);
  assert.deepEqual(await words("vardstatistik", { by }), [["värd"], ["statistik"]]);
  assert.deepEqual(await words("värdmöten", { by }), [["värd"], ["möten"]]);
  assert.deepEqual(await words("vardmöten", { by }), []);
  assert.deepEqual(await words("mycketstatistik", { by }), [], "nobody searches for mycket");
});

const SHELVES = [["akvarium"], ["bord", "bordet"], ["klotter"], ["lampan", "lampor"], ["torget"]];

test("a known word needs its shelf alone", async () => {
  const { lexicon: by, fetched } = shelved(SHELVES);
  await words("bordet", { by });
  assert.deepEqual(fetched, [1]);
});

test("two words need the shelves of what they may make together", async () => {
  const { lexicon: by, fetched } = shelved([["akv"], ["in|ställas"], ["klotter"], ["ställas"]]);
  assert.deepEqual(await words("ställas in", { by }), [["ställas in"]]);
  assert.deepEqual(fetched.toSorted(), [0, 1, 3]);
});

test("a word that is wrong needs its letter, and only then all", async () => {
  const { lexicon: by, fetched } = shelved(SHELVES);
  assert.deepEqual(await words("lmapor", { by }), [["lampor"]]);
  assert.deepEqual(fetched, [3, 2], "a word on the shelf before may start with the letter");
  assert.deepEqual(await words("qlottrandee", { by }), []);
  assert.deepEqual(fetched.toSorted(), [0, 1, 2, 3, 4]);
});

test("all is not fetched for half a word", async () => {
  const { lexicon: by, fetched } = shelved(SHELVES);
  assert.deepEqual(await words("qlottrandee", { by, typing: true }), []);
  assert.deepEqual(fetched, [3]);
  const whole = await lexiconOf(["demokratidagar"]);
  const found = await words("temokratidagar", { by: whole, typing: true });
  assert.deepEqual(found, [["demokratidagar"]]);
});

test("where the first letter is wrong no other is", async () => {
  const by = await lexiconOf(["demokratidagar"]);
  assert.deepEqual(await words("temokratidagar", { by }), [["demokratidagar"]]);
  assert.deepEqual(await words("temokratydagar", { by }), []);
  assert.deepEqual(await words("demokretydagar", { by }), [["demokratidagar"]]);
});

test("a word that only a topic's name has is looked up in the form that the documents have too", async () => {
  const by = await lexiconOf(["utemiljö", "miljön"], { topics: { ute: ["utemiljön", "miljön"] } });
  assert.deepEqual(await words("utemiljön", { by }), [["utemiljön", "utemiljö"]]);
  assert.deepEqual(await words("miljön", { by }), [["miljön"]]);
});

test("a form of what the documents say goes before one of what a topic's name says", async () => {
  const by = await lexiconOf(["klotter"], { topics: { klotter: ["klottra"] } });
  assert.deepEqual(await words("klottret", { by }), [["klotter"]]);
});

test("a verb with its particle that only the pages about the site have is no word of the documents", async () => {
  const about = await lexiconOf(["~upp|sätta", "uppsatta"], { particles: ["upp"], stems: [["sätta", "satt", "satta"]] });
  assert.deepEqual(await words("uppsatt", { by: about }), [["uppsatta"]]);
  const own = await lexiconOf(["upp|sätta"], { particles: ["upp"], stems: [["sätta", "satt", "satta"]] });
  assert.deepEqual(await words("uppsatt", { by: own }), [["sätta upp"]]);
});

test("a verb and its particle are told as they were written", async () => {
  const by = await lexiconOf(["bort|tas", "bort|den", "klotter"], { particles: ["bort"] });
  const { terms } = await read("ta bort klotter", { by });
  assert.deepEqual(terms.map(({ typed }) => typed), ["ta bort", "klotter"]);
  assert.deepEqual(terms[0].words.map(({ word }) => word), ["tas bort"]); // not den bort
});

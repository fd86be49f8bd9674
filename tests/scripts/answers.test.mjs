// Which sentences of a page answer a query, and how well.

import assert from "node:assert/strict";
import { test } from "node:test";

import { answered, marked, unrepeated } from "../../theme/assets/js/search/answers.js";
import { askedFor, said } from "../../theme/assets/js/search/questions.js";
import { lexiconOf } from "./small.mjs";

const lexicon = await lexiconOf([], {
  stop: ["och", "är"],
  topics: { klotter: ["klotter", "graffiti", "klotter och sot"], fn: ["fn"] },
});

/** Terms of a query, each with one word. */
function terms(...words) {
  return words.map((word) => ({ typed: word, words: [{ word, share: 1 }], how: "known" }));
}

/** A page with sentences: texts, or texts with more. */
function page(...sentences) {
  return { towns: [], s: sentences.map((one) => (typeof one === "string" ? { t: one } : one)) };
}

/** The texts that answer on a page, the best first, and the points. */
function answers(query, pages, question = "") {
  return answered([].concat(pages), query, lexicon, askedFor(question)).map(({ points, sentences }) => ({
    points,
    texts: sentences.map(({ t }) => t),
  }));
}

test("the sentence with the words comes first, and one with far fewer of them is left out", () => {
  const [{ texts }] = answers(
    terms("torg", "bänkar"),
    page("Vi har många stora torg.", "På torg i byn står bänkar.", "Här finns inget av det."),
  );
  assert.equal(texts[0], "På torg i byn står bänkar.");
  assert.ok(!texts.includes("Här finns inget av det."));
});

test("the word itself counts for more than a form of it, and that for more than a compound", () => {
  const points = (text) => answers(terms("torg"), page(text))[0].points;
  assert.ok(points("Det är ett torg här.") > points("Det är på torget här."));
  assert.ok(points("Det är på torget här.") > points("Det är en torgdag här."));
  assert.ok(points("Det är en torgdag här.") > points("Det är en gata här."));
  assert.equal(points("Det är en gata här."), 0);
});

test("a verb with its particle needs both, and a number is no part of another", () => {
  const points = (word, text) => answers(terms(word), page(text))[0].points;
  assert.equal(points("ställas in", "Mötet kommer att ställas upp."), 0);
  assert.ok(points("ställas in", "Mötet kommer att ställas in.") > 0.9);
  assert.equal(points("2020", "Det hände 20201 gånger då."), 0);
});

test("words around a sentence count for less than its own", () => {
  const points = (more) => answers(terms("torg"), page({ t: "Det blir bra för alla.", ...more }))[0].points;
  for (const around of [{ h: "Torg" }, { i: "På torg ska" }, { v: "Torgnämnden på torg" }]) {
    assert.ok(points(around) > 0 && points(around) < 0.5);
  }
  assert.equal(points({}), 0);
});

test("a sentence may go on from the one before it", () => {
  const before = "Ett torg byggs i byn.";
  const [together] = answers(terms("torg", "heltid"), page(before, { t: "Det leds av en på heltid.", f: 1 }));
  const [apart] = answers(terms("torg", "heltid"), page(before, "Det leds av en på heltid."));
  assert.ok(together.points > apart.points);
});

test("a municipality's name is met by all that it says", () => {
  const inTown = { towns: ["Exempelby"], s: [{ t: "Ett torg byggs här." }] };
  const elsewhere = { towns: ["Tankestad"], s: [{ t: "Ett torg byggs där." }] };
  const [here, there] = answers(terms("exempelby", "torg"), [inTown, elsewhere]);
  assert.ok(here.points > there.points);
});

test("a sentence is of its own municipality, also on a page of several", () => {
  const s = [
    { t: "Torget sopas.", m: "Exempelby" },
    { t: "Torget målas.", m: "Påhittköping" },
  ];
  const [page] = answered([{ s, towns: ["Exempelby", "Påhittköping"] }], terms("torget", "påhittköping"), lexicon);
  assert.deepEqual(page.sentences.map(({ t }) => t), ["Torget målas."]);
});

test("the name of a place counts for as much as the rarest word", () => {
  const named = { ...lexicon, places: ["exempelby"] };
  const town = (m, t) => ({ t, m });
  const s = [
    town("Exempelby", "Här byggs det mesta om."),
    town("Exempelby", "Här rivs det mesta."),
    town("Exempelby", "Här målas det mesta."),
    town("Tankestad", "Här byggs ett torg om."),
  ];
  const first = (own) => answered([{ s, towns: [] }], terms("torg", "exempelby"), own)[0].sentences[0].t;
  assert.equal(first(lexicon), "Här byggs ett torg om.");
  assert.equal(first(named), "Här byggs det mesta om.");
});

test("a topic's other names count, but less than the word", () => {
  const points = (text) => answers(terms("graffiti"), page(text))[0].points;
  assert.ok(points("Det finns klotter på väggen.") > 0.4);
  assert.ok(points("Det finns graffiti på väggen.") > points("Det finns klotter på väggen."));
});

test("a question prefers what it asks for", () => {
  const promise = { t: "Torg ska byggas i hela byn.", k: "p" };
  const outcome = { t: "Torg har byggts i hela byn.", k: "o" };
  const reason = { t: "Torg byggs inte på grund av regn." };
  const figure = { t: "Torg i byn är nu 15 stycken." };
  const day = { t: "Torg i byn är klara i maj." };
  const meaning = { t: "Torg är en plats för alla." };
  const all = page(promise, outcome, reason, figure, day, meaning);
  const first = (question) => answers(terms("torg"), all, question)[0].texts[0];
  assert.equal(first("vad ska göras med torg"), promise.t);
  assert.equal(first("vad hände med torg"), outcome.t);
  assert.equal(first("vad har gjort torg finare"), outcome.t);
  assert.equal(first("varför torg"), reason.t);
  assert.equal(first("hur många torg"), figure.t);
  assert.equal(first("har torg ökat"), outcome.t);
  const change = "Torg i byn är fler jämfört med i fjol.";
  all.s.push({ t: change });
  assert.equal(first("har torg ökat"), change);
  all.s.pop();
  assert.equal(first("när blir torg klara"), day.t);
  assert.equal(first("vad är torg"), meaning.t);
  assert.equal(askedFor("torg"), undefined);
});

test("what says of a word what it is answers before what has the word and says so of another", () => {
  const asked = askedFor("vad menas med trivsel");
  const points = (t) => asked({ t }, said(t));
  assert.equal(points("Begreppet trivsel kan tolkas som ro."), points("Grunden för trivseln handlar om ro."));
  assert.ok(points("Begreppet trivsel kan tolkas som ro.") > points("Ett torg är en plats för trivsel."));
  assert.equal(points("Alla ska känna trivsel."), 0);
});

test("who is asked for is told by a sentence that says who is to act", () => {
  const asked = askedFor("vem ansvarar för torget");
  assert.equal(asked({ v: "parkenheten" }, ""), 1);
  assert.equal(asked({}, ""), 0);
});

test("a glossary's entry says what a word means before all others", () => {
  const asked = askedFor("vad betyder fn");
  const points = (t) => asked({ t }, said(t));
  assert.ok(points("FN: Förenta nationerna.") > points("FN är en organisation."));
});

test("a page without the words shows its first sentences", () => {
  const [{ points, texts }] = answers(terms("torg"), page("Den första meningen här.", "Den andra."));
  assert.equal(points, 0);
  assert.equal(texts[0], "Den första meningen här.");
});

test("a list without words has all that is what is asked for, promises first", () => {
  const sentences = [
    { t: "Torget ska sopas.", l: "Planerat 2030", k: "p", p: [{ l: "Rapporterat 2030 · Genomfört" }] },
    { t: "Torget är sopat.", l: "Rapporterat 2030 · Genomfört", k: "o" },
    { t: "Bron ska sopas.", l: "Planerat 2030", k: "p", p: [{ l: "Rapporterat 2030 · Inställt" }] },
    { t: "Bänkarna är målade.", l: "Rapporterat 2030 · Genomfört", k: "o" },
  ];
  const done = ({ l, p = [] }) => [l, ...p.map((pair) => pair.l)].some((one) => one.includes("Genomfört"));
  const shown = (page) => answered([{ s: page, towns: [] }], [], lexicon, done)[0].sentences.map(({ t }) => t);
  assert.deepEqual(shown(sentences), ["Torget ska sopas."]);
  assert.deepEqual(shown(sentences.slice(1)), ["Torget är sopat.", "Bänkarna är målade."]);
  assert.deepEqual(shown([sentences[2]]), ["Bron ska sopas."]); // none is: then what the page starts with
  const many = Array.from({ length: 25 }, (_, i) => ({ t: `${i}` }));
  assert.equal(unrepeated([{ points: 1, sentences: many }], true)[0].sentences.length, 20);
  assert.equal(unrepeated([{ points: 1, sentences: many }])[0].sentences.length, 2);
});

test("what one page has shown no other repeats, if it has more to say", () => {
  const told = (...texts) => ({ points: 1, sentences: texts.map((t) => ({ t })) });
  const shown = unrepeated([told("a", "b", "c"), told("a", "c"), told("b")]);
  assert.deepEqual(
    shown.map(({ sentences }) => sentences.map(({ t }) => t)),
    [["a", "b"], ["c"], ["b"]],
  );
  assert.deepEqual(
    shown.map(({ repeated }) => repeated),
    [false, false, true],
  );
});

/** The sentences that are shown of each page. */
function shownOf(query, pages, question = "") {
  const found = unrepeated(answered(pages, query, lexicon, askedFor(question)));
  return found.map(({ sentences }) => sentences.map(({ t }) => t));
}

test("what is left of a page is not shown if it lacks a word that its best sentence has", () => {
  const all = "Torget sopas i april.";
  const [gate, torg] = ["Gatan vid parken sopas i april.", "Torget sopas även i maj."];
  const show = (...left) => shownOf(terms("torget", "sopas", "april"), [page(all), page(all, ...left)])[1];
  assert.deepEqual(show(gate, torg), [gate, torg]);
  assert.deepEqual(show(gate), [all]);
});

test("all sentences with as many of the words as any are there, in order", () => {
  const s = ["Torg finns.", "Gatan är lång.", "På torgen i byn i maj står bänkar vid alla träd.", "Torget sopas."];
  const [{ having }] = answered([page(...s)], terms("torg"), lexicon);
  assert.deepEqual(having.map(({ t }) => t), [s[0], s[2], s[3]]);
  assert.deepEqual(answered([page(...s)], terms("torg", "bänkar"), lexicon)[0].having.map(({ t }) => t), [s[2]]);
  assert.deepEqual(answered([page(...s)], terms("båt"), lexicon)[0].having, []);
});

test("the second sentence of a page has a word that the first lacks, or gives what is asked for", () => {
  const first = "Parken har ett torg och en damm.";
  const [torg, kiosk] = ["Torget vid dammen är lagt.", "Där finns även många fler saker, bland annat en kiosk."];
  const query = terms("park", "torg", "damm", "kiosk");
  assert.deepEqual(shownOf(query, [page(first, torg, "Dammen har en park.", kiosk)]), [[first, kiosk]]);

  const best = { t: "Torget vid dammen är nu lagt.", k: "o" };
  const outcome = { t: "Det blev ett torg på platsen.", k: "o", h: "Damm" };
  const [shown] = shownOf(terms("torg", "damm"), [page(best, first, outcome)], "vad hände med torget");
  assert.deepEqual(shown, [best.t, outcome.t]);
});

test("a word is marked with the hidden signs in it", () => {
  const found = marked("Tryg\u00adghet och tra\ufb01k", terms("trygghet", "trafik"), lexicon);
  const whole = found.filter(({ meets }) => meets).map(({ piece }) => piece);
  assert.deepEqual(whole, ["Tryg\u00adghet", "tra\ufb01k"]);
});

test("the words of the query are marked, and those of its topics if it has none of them", () => {
  const marks = (word, text) =>
    marked(text, terms(word), lexicon).filter(({ meets }) => meets).map(({ piece }) => piece);
  assert.deepEqual(marks("graffiti", "Graffiti och klotter."), ["Graffiti"]);
  assert.deepEqual(marks("graffiti", "Bara klotter, och inget mer."), ["klotter"]);
  assert.deepEqual(marks("torg", "Torget, torgdagen och en gata."), ["Torget", "torgdagen"]);
  const text = "En  text <b> med – tecken, 2.5 och å.";
  assert.equal(marked(text, terms("text"), lexicon).map(({ piece }) => piece).join(""), text);
});

test("an outcome of a year has that year, though its words do not. A promise of several years has not", () => {
  const points = (more) => answers(terms("2031"), page({ t: "Priset gick till Torget.", ...more }))[0].points;
  assert.ok(points({ l: "Rapporterat 2031", k: "o" }) > 0.8);
  assert.ok(points({ l: "Planerat 2030–2031", k: "p" }) < 0.5);
  assert.equal(points({ l: "Rapporterat 2030", k: "o" }), 0);
});

test("who was given a prize stands where it is said to be given", () => {
  const given = "Nämnden beslutade att priset skulle tilldelas Torget.";
  const other = "Formerna för priset avgörs i juni.";
  const [{ texts }] = answers(terms("priset"), page(other, given), "vem fick priset");
  assert.equal(texts[0], given);
  const [{ texts: plain }] = answers(terms("priset"), page(other, given), "priset");
  assert.equal(plain[0], other);
});

test("what is asked for makes up for no word that a sentence lacks, nor do words of a topic", () => {
  const right = "Projektledare för bänkar och klotter finns.";
  const sentences = [
    { t: "Bänkar och graffiti planeras av nämnden.", v: "Nämnden" },
    { t: "Bänkar och sot planeras av nämnden.", v: "Nämnden" },
    right,
  ];
  const [{ texts }] = answers(terms("projektledare", "bänkar", "klotter"), page(...sentences), "vem är projektledare");
  assert.equal(texts[0], right);
});

test("who sat in something stands in a list with its name", () => {
  const list = { t: "Arbetsgrupp:", e: ["Nämndens ordförande", "Torgets vän"] };
  const other = "Arbetsgrupp och nämnd har nu inlett sitt arbete.";
  const [{ texts }] = answers(terms("arbetsgrupp"), page(other, list), "vilka ingick i arbetsgruppen");
  assert.equal(texts[0], list.t);
});

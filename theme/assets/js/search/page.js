// The search page. Its whole state is in the address, so that a search can be shared.

import { likeness } from "./answers.js";
import { latest, within } from "./asking.js";
import { giveUp, previewOf, search, start, tried } from "./engine.js";
import { choices, FACETS } from "./facet-table.js";
import { message } from "./message.js";
import { fold, tokens } from "./tokens.js";
import { hitNode } from "./view.js";
import { heard } from "./watch.js";

const ROOT = new URL("../../../../", import.meta.url).href;
const SHOWN = 10;
const LISTED = 60; // shown without a query, when there is no ranking
const SAVED = 500; // hits in a file
const PAUSE = 60;
const RESTING = 100; // milliseconds after somebody has scrolled
const AT_ONCE = 100; // milliseconds that a search may take without a word
const PATIENCE = 8000; // milliseconds without a file before the page says that the search cannot be fetched
const LOST = "Sökningen gick inte att hämta. Försök igen, eller välj i listorna här under.";

const TITLE = document.title;
const NARROW = "Begränsa sökningen";

const form = document.querySelector("[data-search-form]");
const field = form.elements.q;
const region = document.querySelector("[data-search-state]");
const list = document.querySelector("[data-results]");
const told = document.querySelector("[data-search-message]");
const more = document.querySelector("[data-search-more]");
const download = document.querySelector("[data-search-download]");
const narrow = document.querySelector("[data-search-narrow]");
const lists = document.querySelector("[data-search-lists]");
const selects = FACETS.map((name) => form.elements[name]);

let timer;
let resting;
let typing = false; // the last word may lack letters
let isStep = true; // whether the address is of a search that Back leads to
let answered; // what the address said of the search that was made last
let letters = 0; // how many times something was typed

function state() {
  return Object.fromEntries(
    [["q", field.value.trim()], ...selects.map((one) => [one.name, one.value])].filter(
      ([, value]) => value,
    ),
  );
}

function readAddress() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  for (const one of selects) {
    const value = asked.get(one.name) ?? "";
    if (value && ![...one.options].some((option) => option.value === value)) {
      one.add(new Option(value, value));
    }
    one.value = value;
  }
}

/** Put the search into the address. What is typed over an earlier search is a new step, and so is a choice. */
function writeAddress(push) {
  const query = new URLSearchParams(state()).toString();
  const address = new URL(query ? `?${query}` : location.pathname, location.href);
  if (address.href === location.href) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

/** Remember something of this search for somebody who comes back to it. */
function remember(something) {
  history.replaceState({ ...history.state, ...something }, "");
}

const run = latest(async (waiting) => {
  const asked = state();
  const typed = letters;
  answered = location.search;
  const stale = () => waiting() || letters > typed;
  const { q = "", ...facets } = asked;
  document.title = q ? `${q} – ${TITLE}` : TITLE;
  if (Object.keys(asked).length === 0) {
    show("idle", [], []);
    tellChoice();
    lists.hidden = false;
    offerAll(); // a search is not held up by it
    return;
  }
  region.dataset.searchState = "loading";
  const slow = setTimeout(() => told.replaceChildren("Söker…"), AT_ONCE);
  try {
    const { engine, found, previewed, first, narrowed } = await within(
      PATIENCE,
      () => tried(() => ask(q, facets, stale)),
      heard,
    );
    if (stale()) return;
    lists.hidden = found.hits.length > 0;
    const shown = new Set([...tokens(first.flatMap(({ sentences }) => sentences.map(({ t }) => t)).join(" ")), ...wordsAbout(first, found)]);
    const said = message(found.text, { ...found, shown }, narrowed);
    show("done", first, said.map((part) => partNode(part, found.lexicon)), found, previewed);
    if (history.state?.at) scrollTo(0, history.state.at); // the browser did so before there were hits
    const ids = found.hits.map(({ result }) => result.id);
    fillFacets(ids, engine);
    tellChoice();
  } catch (error) {
    console.error(error);
    lists.hidden = false;
    show("done", [], [LOST]);
    await giveUp();
  } finally {
    clearTimeout(slow);
  }
});

/** The words of a search that the lines about its first hits have: "åtaganden" is a word of the site's own. */
function wordsAbout(first, { terms = [], lexicon }) {
  const about = tokens(first.map((one) => one.about).join(" "));
  const has = ({ words }) => words.some(({ word }) => likeness(word, about, lexicon.stop) > 0);
  return terms.filter(has).map(({ typed }) => typed);
}

/** Before anything is asked for, every value can be chosen. */
async function offerAll() {
  try {
    const engine = await start(ROOT);
    if (region.dataset.searchState === "idle") fillFacets([...Array(engine.facets.pages).keys()], engine, true);
  } catch (error) {
    console.error(error); // who searches is told
    await giveUp();
  }
}

/** What a search finds, and what to show of its first hits. Nothing if it is `stale` by then. */
async function ask(q, asked, stale) {
  const engine = await start(ROOT, q);
  const facets = followed(asked, engine.lexicon);
  const found = await search(q, facets, engine, { typing, stale });
  if (stale()) return {};
  const previewed = (hit, isWhole) => previewOf(hit, found, engine, isWhole);
  const most = Math.max(atOnce(found), history.state?.shown ?? 0);
  const first = await Promise.all(found.hits.slice(0, most).map((hit) => previewed(hit)));
  return { engine, found, previewed, first, narrowed: await narrowing(q, facets, found, engine) };
}

/** What is chosen, by its present id: an address may have a former one, or a name. */
function followed(facets, { former, labels }) {
  const chosen = Object.entries(facets);
  return Object.fromEntries(
    chosen.map(([name, value]) => {
      const called = Object.entries(labels[name] ?? {}).find(([, label]) => fold(label) === fold(value));
      return [name, named(former[name] ?? {}, value) ?? called?.[0] ?? value];
    }),
  );
}

/** What is chosen, and if that leaves nothing, how many hits there are without it (see message.js). */
async function narrowing(q, facets, found, engine) {
  const chosen = Object.entries(facets);
  if (!q || chosen.length === 0) return undefined;
  const labels = chosen.map(([name, value]) => named(labelsOf(name, engine), value) ?? value);
  const topical = Object.hasOwn(facets, "amne") && !Object.hasOwn(facets, "typ");
  const year = facets.ar;
  if (found.hits.length > 0) return { labels, topical, year };
  const { hits } = await search(q, {}, engine);
  return { labels, topical, year, many: hits.length };
}

function atOnce({ wordless }) {
  return wordless ? LISTED : SHOWN;
}

function show(name, previews, said, found, previewed) {
  const texts = new Map(); // that are shown, each with its id
  list.replaceChildren(...previews.map((one, i) => hitNode(one, found.hits[i], found, texts)));
  told.replaceChildren(...said);
  download.hidden = previews.length === 0;
  download.onclick = orTold(async () => {
    const saved = found.hits.slice(0, SAVED);
    const all = await Promise.all(saved.map((hit) => previewed(hit, true)));
    const [{ save }, { fileName, table }, documents, measures] = await Promise.all([
      import("./csv.js"),
      import("./download.js"),
      rowsOf("documents"),
      rowsOf("measures"),
    ]);
    save(fileName(found.text), table(all, { documents, measures }, ROOT));
  });
  more.hidden = !found || found.hits.length <= previews.length;
  more.onclick = orTold(async () => {
    const from = list.children.length;
    const next = await Promise.all(found.hits.slice(from, from + atOnce(found)).map((hit) => previewed(hit)));
    list.append(...next.map((one, i) => hitNode(one, found.hits[from + i], found, texts)));
    more.hidden = list.children.length >= found.hits.length;
    remember({ shown: list.children.length });
    list.children[from]?.querySelector("a")?.focus();
  });
  region.dataset.searchState = name;
}

/** The rows of a data file. */
async function rowsOf(name) {
  const answer = await fetch(`${ROOT}data/${name}.json`);
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer.json();
}

/** A function that does some work, and says so if a file of it could not be fetched. */
function orTold(work) {
  return async () => {
    try {
      await work();
    } catch (error) {
      console.error(error);
      told.replaceChildren(LOST);
    }
  };
}

/** A part of the message: text, the main thing, or a link to a topic or to the search without what is chosen. */
function partNode(part, lexicon) {
  if (part.main) {
    const node = document.createElement("strong");
    node.textContent = part.main;
    return node;
  }
  if (!part.topic && !part.wider) return part;
  const link = document.createElement("a");
  link.href = part.topic
    ? `${ROOT}amnen/${part.topic}/`
    : `?${new URLSearchParams({ q: field.value.trim() })}`;
  link.textContent = part.wider ?? lexicon.labels.amne[part.topic];
  return link;
}

/** What is chosen stands at the lists, which may be folded. */
function tellChoice() {
  const chosen = selects.filter((one) => one.value).map((one) => one.selectedOptions[0].text);
  const names = chosen.map((text) => text.replace(/ \([0-9]+\)$/, "")).join(", ");
  narrow.querySelector("summary").textContent = names ? `${NARROW}: ${names}` : NARROW;
}

/**
 * Offer the values that these pages have. Where something is chosen, any other may be chosen in its place. Before
 * anything is asked for, each has its number: how many hits another choice leaves is known when it is made.
 */
function fillFacets(ids, engine, isIdle = false) {
  const every = [...Array(engine.facets.pages).keys()];
  for (const one of selects) {
    const { [one.name]: chosen = "" } = followed({ [one.name]: one.value }, engine.lexicon);
    const counts = engine.facets.count(one.name, chosen ? every : ids, isIdle);
    const options = choices(labelsOf(one.name, engine), counts, chosen).map(
      ({ value, label, count }) => new Option(isIdle ? `${label} (${count})` : label, value),
    );
    one.replaceChildren(new Option("Alla", ""), ...options);
    one.value = chosen;
  }
}

/** What an object itself has under a name, which may be anything that an address says. */
function named(object, name) {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function labelsOf(name, { facets, lexicon }) {
  if (lexicon.labels[name]) return lexicon.labels[name];
  const values = facets.values(name); // years are in order
  return Object.fromEntries(values.map((value) => [value, value]));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  typing = false;
  writeAddress(true);
  isStep = true;
  run();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  typing = true;
  letters += 1;
  timer = setTimeout(() => {
    writeAddress(isStep && location.search !== "");
    isStep = false;
    run();
  }, PAUSE);
});
for (const one of selects) {
  one.addEventListener("change", () => {
    writeAddress(true);
    isStep = true;
    run();
  });
}
addEventListener("scroll", () => {
  clearTimeout(resting);
  resting = setTimeout(() => {
    if (region.dataset.searchState === "done") remember({ at: scrollY });
  }, RESTING);
});
addEventListener("popstate", () => {
  if (location.search === answered) return; // a link within the list was followed
  typing = false;
  isStep = true;
  readAddress();
  run();
});

document.querySelector("[data-search-late]").remove();
readAddress();
const wide = matchMedia("(min-width: 48rem)");
const unfold = () => {
  narrow.open = wide.matches;
};
wide.addEventListener("change", unfold);
unfold();
tellChoice();
narrow.hidden = false;
run();

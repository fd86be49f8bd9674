// The search page. Its whole state is in the address, so that a search can be shared.

import { giveUp, search, shown, start } from "./engine.js";
import { FACETS } from "./facets.js";
import { latest } from "./latest.js";
import { nearTopics } from "./query.js";
import { hitNode } from "./view.js";

const ROOT = new URL("../../../", import.meta.url).href;
const SHOWN = 10;
const LISTED = 60; // without words there is nothing to rank them by
const PAUSE = 60;
const LOST = "Sökningen gick inte att hämta. Försök igen, eller välj i listorna här under.";
// How a word was found that was not meant as it stands.
const READ = ["completed", "corrected", "part", "synonym"];

const form = document.querySelector("[data-search-form]");
const field = form.elements.q;
const region = document.querySelector("[data-search-state]");
const list = document.querySelector("[data-results]");
const message = document.querySelector("[data-search-message]");
const more = document.querySelector("[data-search-more]");
const lists = document.querySelector("[data-search-lists]");
const selects = FACETS.map((name) => form.elements[name]);

let timer;
let typing = false; // the last word may lack letters

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

function writeAddress(push) {
  const query = new URLSearchParams(state()).toString();
  const address = query ? `?${query}` : location.pathname;
  history[push ? "pushState" : "replaceState"](null, "", address);
}

const run = latest(async (stale) => {
  const asked = state();
  const { q = "", ...facets } = asked;
  if (Object.keys(asked).length === 0) {
    show("idle", [], []);
    lists.hidden = false;
    return;
  }
  region.dataset.searchState = "loading";
  try {
    const engine = await start(ROOT);
    const found = await search(q, facets, engine, { typing });
    if (stale()) return;
    const first = await Promise.all(found.hits.slice(0, atOnce(found)).map(shown));
    if (stale()) return;
    lists.hidden = found.hits.length > 0;
    show("done", first, summary(q, found), found);
    fillFacets(found, engine);
  } catch (error) {
    console.error(error);
    await giveUp();
    lists.hidden = false;
    show("done", [], [LOST]);
  }
});

function atOnce({ wordless }) {
  return wordless ? LISTED : SHOWN;
}

function show(name, items, said, found) {
  list.replaceChildren(...items.map((item, i) => hitNode(item, found.hits[i], found.lexicon)));
  message.replaceChildren(...said);
  more.hidden = !found || found.hits.length <= items.length;
  more.onclick = async () => {
    const from = list.children.length;
    const next = await Promise.all(found.hits.slice(from, from + atOnce(found)).map(shown));
    list.append(...next.map((item, i) => hitNode(item, found.hits[from + i], found.lexicon)));
    more.hidden = list.children.length >= found.hits.length;
    list.children[from]?.querySelector("a")?.focus();
  };
  region.dataset.searchState = name;
}

function summary(q, found) {
  const parts = [];
  const count = found.hits.length;
  if (!found.wordless) {
    const read = found.terms.filter(({ how }) => READ.includes(how));
    const unnamed = [...new Set([...found.unknown, ...read.map(({ typed }) => typed)])];
    if (unnamed.length > 0 && count > 0) {
      const words = unnamed.map((word) => `”${word}”`).join(", ");
      parts.push(`Inget på webbplatsen nämner ${words}. `);
    }
    if (read.length > 0) {
      const searched = [...new Set(found.terms.map(({ words: [{ word }] }) => word))].join(" ");
      parts.push(`Visar träffar för ”${searched}”. `);
    }
    if (found.most) parts.push("Få sidor har alla orden. Här är också de som har flest av dem. ");
  }
  if (count === 0) {
    parts.push(q ? `Inga träffar för ”${q}”. ` : "Inga sidor med det urvalet. ");
    const near = nearTopics(q, found.lexicon);
    if (near.length > 0) parts.push("Ämnen som ligger nära: ", ...topicLinks(near, found.lexicon));
    else parts.push("Pröva ett annat ord, eller välj i listorna här under.");
  } else {
    parts.push(count === 1 ? "En träff." : `${count} träffar.`);
  }
  return parts;
}

function topicLinks(topics, lexicon) {
  return topics.flatMap((id, i) => {
    const link = document.createElement("a");
    link.href = `${ROOT}amnen/${id}/`;
    link.textContent = lexicon.labels.amne[id];
    return [i > 0 ? ", " : "", link];
  });
}

function fillFacets(found, engine) {
  const ids = found.hits.map(({ result }) => result.id);
  for (const one of selects) {
    const labels = labelsOf(one.name, engine);
    const counts = engine.facets.count(one.name, ids);
    const chosen = one.value;
    const options = Object.entries(labels)
      .map(([value, label]) => [value, label, counts.get(value) ?? 0])
      .filter(([value, , count]) => count > 0 || value === chosen)
      .map(([value, label, count]) => new Option(`${label} (${count})`, value));
    one.replaceChildren(new Option("Alla", ""), ...options);
    one.value = chosen;
  }
}

function labelsOf(name, { facets, lexicon }) {
  if (lexicon.labels[name]) return lexicon.labels[name];
  const values = facets.values(name); // years come in order
  return Object.fromEntries(values.map((value) => [value, value]));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  typing = false;
  writeAddress(true);
  run();
});
field.addEventListener("input", () => {
  clearTimeout(timer);
  typing = true;
  timer = setTimeout(() => {
    writeAddress(false);
    run();
  }, PAUSE);
});
for (const one of selects) {
  one.addEventListener("change", () => {
    writeAddress(true);
    run();
  });
}
addEventListener("popstate", () => {
  typing = false;
  readAddress();
  run();
});

document.querySelector("[data-search-facets]").hidden = false;
readAddress();
start(ROOT).catch(() => {}); // whoever opens this page is about to search; `run` tells if it fails
run();

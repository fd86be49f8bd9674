// The page with all commitments. What is chosen stands in the address, so that a list can be shared.
// A row is drawn once, at build, on its municipality's page. Here it is fetched from there.

import { chosen, followed, offered } from "./choosing.js";

const SHOWN = 20;
const TITLE = document.title;
const LOST = "Listan gick inte att hämta. Försök igen, eller välj kommun eller status här under.";
const NEWER = "Webbplatsen har fått nytt innehåll. Ladda om sidan.";
const HEAD = ["Kommun", "Åtagande", "Hela meningen", "Vad som hänt", "Redaktionens bedömning", "Rubrik", "Dokument", "Slag av åtagande", "Vem, enligt texten", "Diarienummer", "Dokumentets datum", "Adress"];
const CELLS = [".ps-listed__town", ".ps-listed__text", ".ps-listed__status", ".ps-listed__because", ".ps-listed__link", ".ps-listed__document", ".ps-listed__kind", ".ps-listed__actor"];

const form = document.querySelector("[data-choose]");
const told = document.querySelector("[data-choose-told]");
const printed = document.querySelector("[data-choose-printed]"); // paper has no lists to choose from
const region = document.querySelector("[data-choose-list]");
const list = region.querySelector("ol");
const more = region.querySelector("[data-choose-more]");
const download = region.querySelector("[data-choose-download]");
const lists = document.querySelector("[data-choose-all]");
const clear = document.querySelector("[data-choose-clear]");
const selects = [...form.querySelectorAll("select")];
const pages = new Map();
const table = once(async () => (await fetched(new URL(form.dataset.choose, location.href))).json());

let asked = 0; // how many times something was chosen

class Told extends Error {}

function state() {
  const values = selects.map(({ name, value }) => [name, value]);
  return Object.fromEntries(values.filter(([, value]) => value));
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const select of selects) {
    const value = query.get(select.name) ?? "";
    if (![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }
}

/** A function whose work is done once. If it fails, it is done again when it is asked for. */
function once(work) {
  let held;
  return () => {
    held ??= work().catch((error) => {
      held = undefined;
      throw error;
    });
    return held;
  };
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** The rows of a municipality as they are drawn. They must be of the same release as the table. */
function rowsOf(town) {
  if (!pages.has(town.id)) pages.set(town.id, once(() => fetchRows(town)));
  return pages.get(town.id)();
}

async function fetchRows({ id, namn, sum }) {
  const address = new URL(`../${id}/ataganden/`, location.href);
  const page = new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html");
  if (page.querySelector("[data-sum]")?.dataset.sum !== sum) throw new Told(NEWER);
  return [...page.querySelectorAll(".ps-listed")].map((row) => {
    for (const link of row.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address).href;
    const town = document.createElement("span");
    town.className = "ps-listed__town";
    town.textContent = namn;
    row.querySelector(".ps-source").prepend(town, " · ");
    return row;
  });
}

async function drawn(found) {
  return Promise.all(found.map(async ({ town, i }) => document.importNode((await rowsOf(town))[i], true)));
}

async function run() {
  asked += 1;
  const mine = asked;
  try {
    const all = await table();
    const now = followed(all, state());
    if (mine !== asked) return;
    offer(offered(all, now), now);
    form.hidden = false;
    const any = Object.keys(now).length > 0;
    const found = any ? chosen(all, now) : [];
    const first = await drawn(found.slice(0, SHOWN));
    if (mine !== asked) return;
    list.replaceChildren(...first);
    told.textContent = any ? said(found, all, now) : "";
    clear.hidden = !any;
    const labels = selects.filter((one) => one.value).map((one) => one.selectedOptions[0].text);
    document.title = [...labels, TITLE].join(", ");
    printed.textContent = any ? `Valt: ${labels.join(", ")}.` : "";
    lists.hidden = found.length > 0;
    region.hidden = found.length === 0;
    more.hidden = found.length <= SHOWN;
    more.onclick = () => tried(async () => {
      const from = list.children.length;
      list.append(...(await drawn(found.slice(from, from + SHOWN))));
      more.hidden = list.children.length >= found.length;
      list.children[from]?.querySelector("a")?.focus();
    });
    download.onclick = () => tried(async () => {
      const { csv, save } = await import("./search/csv.js");
      const rows = await drawn(found);
      save("planspegeln-ataganden.csv", csv([HEAD, ...rows.map(cells)]));
    });
    region.dataset.chooseList = "done";
  } catch (error) {
    if (mine !== asked) return;
    region.hidden = true; // what it shows was chosen before
    fail(error);
  }
}

async function tried(work) {
  try {
    await work();
  } catch (error) {
    fail(error);
  }
}

function fail(error) {
  const isTold = error instanceof Told;
  if (!isTold) console.error(error);
  told.textContent = isTold ? error.message : LOST;
  lists.hidden = false;
}

/** How many commitments there are, of how many in all. A topic is that of what a commitment stands under. */
function said(found, all, { amne }) {
  const every = all.kommuner.reduce((sum, { rader }) => sum + rader.length, 0);
  if (found.length === 0) return "Inget åtagande har allt det som du har valt.";
  const topical = amne ? " Ämnet är hela prioriteringens: åtagandet självt kan handla om något annat." : "";
  return `${found.length} av ${every} åtaganden.${topical}`;
}

function cells(row) {
  const within = (node) => [...node.querySelectorAll("p, li")].map((one) => one.textContent).join(" ") || node.textContent;
  const plain = (node) => (node ? within(node) : "").replace(/\s+/g, " ").trim();
  const [town, whole, ...texts] = CELLS.map((name) => plain(row.querySelector(name)));
  const part = [...row.querySelectorAll(".ps-listed__text mark")].map(plain).join(" … "); // what is meant of it
  const { number = "", date = "" } = row.querySelector(".ps-listed__document").dataset;
  return [town, part || whole, whole, ...texts, number, date, row.querySelector(".ps-listed__link").href];
}

function offer(values, now) {
  for (const select of selects) {
    const options = values[select.name].map(([value, label]) => new Option(label, value));
    select.replaceChildren(new Option("Alla", ""), ...options);
    select.value = now[select.name] ?? "";
  }
  // Who is responsible is as each municipality's documents name them.
  form.elements.ansvarig.parentElement.hidden = !now.kommun && !now.ansvarig;
}

form.addEventListener("change", () => {
  const query = new URLSearchParams(state()).toString();
  history.pushState(null, "", query ? `?${query}` : location.pathname);
  run();
});
clear.addEventListener("click", () => {
  for (const select of selects) select.value = "";
  form.dispatchEvent(new Event("change", { bubbles: true }));
  selects[0].focus();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", () => {
  readAddress();
  run();
});
readAddress();
run();

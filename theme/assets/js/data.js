// The page about data: a table to look in, with the rows of one file. What is chosen stands in the address.

import { shown, told } from "./tabled.js";

const FEW = 50;
const LONG = 40; // characters: a longer text needs a wide column
const LOST = "Tabellen gick inte att hämta. Försök igen, eller ladda ner filen.";

const form = document.querySelector("[data-rows]");
const choice = form.elements.tabell;
const message = document.querySelector("[data-rows-told]");
const region = document.querySelector("[data-rows-list]");
const head = region.querySelector("thead tr");
const body = region.querySelector("tbody");
const more = region.querySelector("[data-rows-more]");
const download = region.querySelector("[data-rows-download]");
const files = new Map();

let by = "";
let falling = false;
let found = [];
let asked = 0; // how many times something was chosen

function columns() {
  return choice.selectedOptions[0].dataset.columns.split(" ");
}

function rowsOf({ value, dataset }) {
  if (!files.has(value)) {
    const fetched = fetch(dataset.file).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${dataset.file}`);
      return answer.json();
    });
    files.set(value, fetched);
    fetched.catch(() => files.delete(value));
  }
  return files.get(value);
}

async function run() {
  asked += 1;
  const mine = asked;
  try {
    const every = await rowsOf(choice.selectedOptions[0]);
    if (mine !== asked) return;
    found = shown(every, columns(), { words: form.elements.ord.value, by, falling });
    drawHead();
    body.replaceChildren(...found.slice(0, FEW).map(drawn));
    more.hidden = found.length <= FEW;
    message.textContent = `${found.length} av ${every.length} rader.`;
    form.hidden = false;
    region.hidden = false;
    region.dataset.rowsList = "done";
  } catch (error) {
    if (mine !== asked) return;
    console.error(error);
    region.hidden = true;
    message.textContent = LOST;
  }
}

function drawHead() {
  const cells = columns().map((name) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    if (name === by) cell.ariaSort = falling ? "descending" : "ascending";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ps-sort";
    button.textContent = name;
    button.addEventListener("click", () => sort(name));
    cell.append(button);
    return cell;
  });
  const at = [...head.children].findIndex((cell) => cell.contains(document.activeElement));
  head.replaceChildren(...cells);
  if (at >= 0) head.children[at]?.querySelector("button").focus();
}

function sort(name) {
  falling = name === by && !falling;
  by = name;
  run();
}

function drawn(row) {
  const line = document.createElement("tr");
  for (const name of columns()) {
    const cell = document.createElement("td");
    const value = told(row[name]);
    const text = typeof value === "number" ? String(value).replace(".", ",") : value;
    if (text.length > LONG && name !== "id") cell.className = "ps-rows__text";
    if (name === "id") {
      const link = document.createElement("a");
      link.href = form.dataset.rows + row.url;
      link.textContent = text;
      cell.append(link);
    } else {
      cell.textContent = text;
    }
    line.append(cell);
  }
  return line;
}

function keep() {
  const query = new URLSearchParams();
  if (choice.selectedIndex > 0) query.set("tabell", choice.value);
  if (form.elements.ord.value) query.set("ord", form.elements.ord.value);
  const text = query.toString();
  history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
}

form.addEventListener("input", () => {
  if (!columns().includes(by)) by = "";
  keep();
  run();
});
form.addEventListener("submit", (event) => event.preventDefault());
more.addEventListener("click", () => {
  const from = body.children.length;
  body.append(...found.slice(from, from + FEW).map(drawn));
  more.hidden = body.children.length >= found.length;
  body.children[from]?.querySelector("a")?.focus();
});
download.addEventListener("click", async () => {
  try {
    const { csv, save } = await import("./search/csv.js");
    const names = [...columns(), "href"];
    const rows = found.map((row) => names.map((name) => told(row[name])));
    save(`planspegeln-${choice.value}.csv`, csv([names, ...rows]));
  } catch (error) {
    console.error(error);
    message.textContent = LOST;
  }
});

const query = new URLSearchParams(location.search);
if ([...choice.options].some(({ value }) => value === query.get("tabell"))) choice.value = query.get("tabell");
form.elements.ord.value = query.get("ord") ?? "";
run();

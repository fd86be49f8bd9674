// The search field in the header, or in a page that has its own: a combobox that suggests pages while
// somebody types. The search itself is loaded when somebody reaches for the field. The search page's own
// field suggests nothing: it shows what is found.

import { latest } from "./asking.js";
import { begin } from "./release.js";

const ROOT = new URL("../../../../", import.meta.url).href;
const SHOWN = 6;
const PAUSE = 60;

const form = document.querySelector("[data-search-box]");
const field = form?.elements.q;
const list = document.createElement("ul");
const status = document.createElement("p");
let timer;
let started;
let wanted = false; // whether to show suggestions: false when the list has been closed
let active = -1;

function close() {
  clearTimeout(timer);
  wanted = false;
  list.hidden = true;
  field.setAttribute("aria-expanded", "false");
  choose(-1);
}

/** Go to the suggestion with this number. After the last comes the first. */
function go(next) {
  const count = list.children.length;
  choose((next + count) % count);
  list.children[active].scrollIntoView({ block: "nearest" });
}

/** Make the suggestion with this number the active one. If there is none, no suggestion is active. */
function choose(number) {
  list.children[active]?.setAttribute("aria-selected", "false");
  active = number;
  const option = list.children[active];
  option?.setAttribute("aria-selected", "true");
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
}

function option(preview, i) {
  const node = document.createElement("li");
  node.id = `sok-forslag-${i}`;
  node.setAttribute("role", "option");
  node.className = "ps-box__option";
  node.setAttribute("aria-selected", "false");
  const title = document.createElement("span");
  title.className = "ps-box__title";
  title.textContent = preview.title;
  const about = document.createElement("span");
  about.className = "ps-box__about";
  about.textContent = preview.about;
  node.append(title, about);
  node.dataset.url = preview.url;
  node.addEventListener("click", () => location.assign(preview.url));
  node.addEventListener("pointerdown", (event) => event.preventDefault());
  return node;
}

async function find(stale) {
  const text = field.value.trim();
  if (!text) {
    close();
    status.textContent = "";
    return;
  }
  const { giveUp, previewOf, search, start, tried } = await import("./engine.js");
  let previews = [];
  try {
    previews = await tried(async () => {
      const engine = await start(ROOT, text);
      const found = await search(text, {}, engine, { typing: true, stale });
      const first = found.hits.slice(0, SHOWN);
      return Promise.all(first.map((hit) => previewOf(hit, found, engine)));
    });
  } catch (error) {
    console.error(error); // no suggestions here; the search page reports the failure
    await giveUp();
  }
  if (stale() || !wanted) return;
  choose(-1);
  list.replaceChildren(...previews.map(option));
  list.hidden = previews.length === 0;
  field.setAttribute("aria-expanded", String(previews.length > 0));
  status.textContent =
    previews.length === 0
      ? "Inga förslag. Tryck Retur för att söka."
      : `${previews.length} förslag. Välj med piltangenterna.`;
}

const suggest = latest(find);

/** Load the search. */
async function reach() {
  begin(ROOT);
  const { start } = await import("./engine.js");
  await start(ROOT);
}

function typed() {
  clearTimeout(timer);
  wanted = true;
  timer = setTimeout(suggest, PAUSE);
}

/** Make the field a combobox. */
function equip() {
  list.id = "sok-forslag";
  list.className = "ps-box__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  list.hidden = true;
  status.className = "ps-visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  for (const reaching of ["pointerenter", "focus"]) {
    field.addEventListener(reaching, () => (started ??= reach()), { once: true });
  }
  field.addEventListener("input", typed);
  if (document.activeElement === field && field.value) typed(); // before this script was here
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown") go(active + 1);
    else if (event.key === "ArrowUp") go(active < 0 ? -1 : active - 1);
    else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
    else return;
    event.preventDefault();
  });
}

addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (!slash && !command) return;
  event.preventDefault();
  const own = field ?? document.querySelector("[data-search-form] input");
  own.focus();
  own.select();
});

if (form) equip();
else begin(ROOT);

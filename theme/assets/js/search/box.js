// The search field in the header, on every page: a combobox that suggests pages as one types. The
// search itself is loaded when someone reaches for the field.

const ROOT = new URL("../../../", import.meta.url).href;
const SHOWN = 6;
const PAUSE = 60;

const form = document.querySelector("[data-search-box]");
const field = form.elements.q;
const list = document.createElement("ul");
const status = document.createElement("p");
let timer;
let suggesting;
let active = -1;

list.id = "sok-forslag";
list.className = "ps-box__list";
list.role = "listbox";
list.ariaLabel = "Förslag";
list.hidden = true;
status.className = "ps-visually-hidden";
status.role = "status";
form.append(list, status);
field.role = "combobox";
field.setAttribute("aria-autocomplete", "list");
field.setAttribute("aria-controls", list.id);
field.ariaExpanded = "false";

function close() {
  list.hidden = true;
  field.ariaExpanded = "false";
  field.removeAttribute("aria-activedescendant");
  active = -1;
}

function mark(next) {
  const options = [...list.children];
  options[active]?.setAttribute("aria-selected", "false");
  active = (next + options.length) % options.length;
  options[active].setAttribute("aria-selected", "true");
  options[active].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[active].id);
}

function option(item, i) {
  const node = document.createElement("li");
  node.id = `sok-forslag-${i}`;
  node.role = "option";
  node.className = "ps-box__option";
  node.setAttribute("aria-selected", "false");
  const title = document.createElement("span");
  title.className = "ps-box__title";
  title.textContent = item.title;
  const about = document.createElement("span");
  about.className = "ps-box__about";
  about.textContent = item.about;
  node.append(title, about);
  node.dataset.url = item.url;
  node.addEventListener("click", () => location.assign(item.url));
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
  const { giveUp, search, shown, start } = await import("./engine.js");
  let items;
  try {
    const { hits } = await search(text, {}, await start(ROOT), { typing: true });
    items = await Promise.all(hits.slice(0, SHOWN).map(shown));
  } catch (error) {
    console.error(error); // no suggestions; the search page tells
    await giveUp();
    close();
    return;
  }
  if (stale()) return;
  active = -1;
  list.replaceChildren(...items.map(option));
  list.hidden = items.length === 0;
  field.ariaExpanded = String(items.length > 0);
  status.textContent =
    items.length === 0
      ? "Inga förslag. Tryck Retur för att söka."
      : `${items.length} förslag. Välj med piltangenterna.`;
}

async function suggest() {
  const { latest } = await import("./latest.js");
  suggesting ??= latest(find);
  await suggesting();
}

for (const reaching of ["pointerenter", "focus"]) {
  field.addEventListener(reaching, () => import("./engine.js").then(({ start }) => start(ROOT)), {
    once: true,
  });
}
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, PAUSE);
});
field.addEventListener("blur", close);
field.addEventListener("keydown", (event) => {
  if (list.hidden) return;
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown") mark(active + 1);
  else if (event.key === "ArrowUp") mark(active < 0 ? -1 : active - 1);
  else if (event.key === "Enter" && active >= 0) location.assign(list.children[active].dataset.url);
  else return;
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (!slash && !command) return;
  event.preventDefault();
  const own = document.querySelector("[data-search-form] input");
  (own ?? field).focus();
  (own ?? field).select();
});

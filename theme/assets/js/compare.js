// The page that compares municipalities. Which ones stands in the address, so that it can be shared. What a
// municipality has promised under a topic is drawn once, at build, and fetched from its own page.

const LOST = "Jämförelsen gick inte att hämta. Försök igen, eller välj bland paren här under.";
const TITLE = document.title;

const form = document.querySelector("[data-compare]");
const told = document.querySelector("[data-compare-told]");
const grid = document.querySelector("[data-compare-grid]");
const picture = grid.querySelector("[data-picture]");
const [head, body] = [grid.querySelector("thead"), grid.querySelector("tbody")];
const selects = [...form.querySelectorAll("select")];
const pages = new Map();
const swedish = new Intl.Collator("sv");

let towns; // each municipality's id and name
let asked = 0; // how many times something was chosen

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** The topics that a municipality has promised something under: links to their pages, and what is drawn. */
async function topicsOf(id) {
  if (!pages.has(id)) {
    const address = new URL(`../${id}/ataganden/`, location.href);
    const page = new DOMParser().parseFromString(await (await fetched(address)).text(), "text/html");
    const rows = [...page.querySelectorAll("[data-topic]")].map((row) => {
      const link = row.querySelector("a");
      link.href = new URL(link.getAttribute("href"), address).href;
      return [row.dataset.topic, { link, standing: row.querySelector("p") }];
    });
    const nothing = page.querySelector(".ps-unread") ? "Inte genomläst än" : "Ingen prioritering eller insats";
    const source = page.querySelector("[data-topic]")?.parentElement.dataset.source;
    pages.set(id, { topics: new Map(rows), nothing, source });
  }
  return pages.get(id);
}

function readAddress() {
  const chosen = new URLSearchParams(location.search).getAll("kommun");
  const known = [...new Set(chosen)].filter((id) => towns.some((town) => town.id === id));
  selects.forEach((select, i) => {
    select.value = known[i] ?? "";
  });
}

function chosen() {
  const ids = new Set(selects.map(({ value }) => value).filter(Boolean));
  return [...ids].map((id) => towns.find((town) => town.id === id));
}

function cell(kind, role, ...content) {
  const node = document.createElement(kind);
  node.setAttribute("role", role);
  if (kind === "th") node.scope = role === "rowheader" ? "row" : "col";
  node.append(...content);
  return node;
}

function row(...cells) {
  const node = document.createElement("tr");
  node.setAttribute("role", "row");
  node.append(...cells);
  return node;
}

/** Every topic of any of them. Those of the most municipalities come first, and then those with the most marks. */
function topics(found) {
  const every = new Map(found.flatMap((one) => [...one.topics].map(([id, { link }]) => [id, link])));
  const has = (id) => found.map((one) => one.topics.get(id)).filter(Boolean);
  const marks = (id) => has(id).reduce((sum, { standing }) => sum + standing.querySelectorAll("svg").length, 0);
  const order = ([a, one], [b, other]) =>
    has(b).length - has(a).length || marks(b) - marks(a) || swedish.compare(one.textContent, other.textContent);
  return [...every].sort(order);
}

function draw(sides, found) {
  // A picture of it says what is chosen, and what that rests on.
  const source = found.map((one, i) => (one.source ? ` ${sides[i].namn}: ${one.source}` : "")).join("");
  picture.dataset.picture = `${listed(sides.map(({ namn }) => namn))}: ämne för ämne`;
  picture.dataset.source = `${picture.dataset.about} Källa:${source}`;
  const names = sides.map(({ id, namn }) => {
    const link = document.createElement("a");
    link.href = new URL(`../${id}/`, location.href).href;
    link.textContent = namn;
    return cell("th", "columnheader", link);
  });
  head.replaceChildren(row(cell("th", "columnheader", "Ämne"), ...names));
  body.replaceChildren(
    ...topics(found).map(([id, link]) => {
      const cells = found.map((one, i) => {
        const drawn = one.topics.get(id)?.standing;
        const node = cell("td", "cell", drawn ? document.importNode(drawn, true) : one.nothing);
        node.className = "ps-stack__long";
        node.dataset.label = sides[i].namn;
        return node;
      });
      return row(cell("th", "rowheader", document.importNode(link, true)), ...cells);
    }),
  );
}

/** Names in a row: a, b och c. */
function listed(names) {
  return new Intl.ListFormat("sv", { type: "conjunction" }).format(names);
}

async function run() {
  asked += 1;
  const mine = asked;
  try {
    towns ??= await (await fetched(new URL(form.dataset.compare, location.href))).json().then(({ kommuner }) => kommuner);
    if (form.hidden) offer();
    const sides = chosen();
    const found = sides.length > 1 ? await Promise.all(sides.map(({ id }) => topicsOf(id))) : [];
    if (mine !== asked) return;
    draw(sides, found);
    grid.hidden = found.length === 0;
    const isTwice = selects.filter(({ value }) => value).length > sides.length;
    told.textContent = `${said(sides, found)}${isTwice ? " En kommun är vald två gånger." : ""}`.trim();
    document.title = sides.length > 1 ? `${sides.map(({ namn }) => namn).join(", ")} – ${TITLE}` : TITLE;
  } catch (error) {
    if (mine !== asked) return;
    console.error(error);
    grid.hidden = true; // what it shows was chosen before
    told.textContent = LOST;
  }
}

function said(sides, found) {
  if (sides.length === 0) return "";
  if (sides.length === 1) return "Välj en kommun till.";
  const shared = topics(found).filter(([id]) => found.every((one) => one.topics.has(id))).length;
  const whose = sides.length === 2 ? "båda" : "alla";
  return `${shared === 0 ? "Inget ämne" : shared === 1 ? "Ett ämne" : `${shared} ämnen`} finns hos ${whose}.`;
}

function offer() {
  for (const select of selects) {
    select.append(...towns.map(({ id, namn }) => new Option(namn, id)));
  }
  readAddress();
  form.hidden = false;
}

form.addEventListener("change", () => {
  const query = new URLSearchParams(chosen().map(({ id }) => ["kommun", id])).toString();
  const address = query ? `?${query}` : location.pathname;
  if (new URL(address, location.href).href !== location.href) history.pushState(null, "", address);
  run();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", () => {
  if (towns) readAddress();
  run();
});
run();

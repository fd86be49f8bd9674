// On the page that is shown for an address that leads nowhere: links to the pages that its last words are
// nearest to. Without this script, the reader searches or starts from the pages that are named there.

const ROOT = new URL("../../../../", import.meta.url).href;
const SHOWN = 5;
const LONGEST = 100; // characters of an address that are read

/** The words of an address's last part that has any: lokal samverkan of /huddinge/prioriteringar/lokal-samverkan/. */
function words(path) {
  const parts = path.split("/").map((part) => part.replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim());
  return (parts.filter(Boolean).pop() ?? "").slice(0, LONGEST);
}

async function near() {
  const place = document.querySelector("[data-near]");
  const asked = words(decodeURI(location.pathname));
  if (!asked) return;
  const engine = await import("./engine.js");
  const started = await engine.start(ROOT, asked);
  const found = await engine.search(asked, {}, started);
  const shown = await Promise.all(found.hits.slice(0, SHOWN).map((hit) => engine.previewOf(hit, found, started)));
  for (const page of shown) {
    const link = document.createElement("a");
    link.href = page.url;
    link.textContent = page.title;
    const row = document.createElement("li");
    row.append(link, ` (${page.about.split(". ")[0]})`);
    place.querySelector("ul").append(row);
  }
  place.hidden = shown.length === 0;
}

near().catch(() => {}); // the page says what to do without it

// Buttons that copy what is cited with its source. They are fetched when the first citation of a page is opened.

import { asBibtex, asRis, asText } from "./citing.js";

const FORMS = [
  ["text", asText],
  ["BibTeX", asBibtex],
  ["RIS", asRis],
];

function plain(element) {
  return element?.innerText.trim().replaceAll(/\s+/g, " ");
}

/** The words that are cited: with the source, or before it. A document as a whole has none. */
function quoteOf(cite) {
  let words = cite.querySelector(".ps-cite__quote");
  for (let above = cite.previousElementSibling; above && !words; above = above.previousElementSibling)
    if (above.matches(".ps-said, .ps-cite__quote")) words = above;
  return words;
}

/** The words of a quote. Between what leads to it, the quote and what it leads to, other words may stand. */
function wordsOf(quote) {
  const parts = quote?.matches(".ps-said") ? [...quote.querySelectorAll("p, li")] : [];
  return parts.length > 0 ? parts.map(plain).join(" … ") : plain(quote);
}

/** What a figure counts and its value: with the source, or above it. */
function figureOf(cite) {
  const above = cite.closest(".ps-figure");
  if (!above) return plain(cite.querySelector(".ps-cite__figure"));
  return `${plain(above.querySelector(".ps-figure__what"))}: ${plain(above.querySelector(".ps-figure__value"))}`;
}

/** The whole address of a link, as the site is published. */
function whole(link) {
  const page = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  return new URL(link.getAttribute("href"), page).href;
}

/** What is cited: the words, and what the document tells of itself, there or where the page has it once. */
function cited(cite) {
  const line = cite.querySelector(".ps-cite__source");
  const links = [...line.querySelectorAll("a")];
  const source = cite.dataset.author ? cite : document.querySelector(links[0].hash);
  return {
    ...source.dataset,
    ...cite.dataset,
    quote: wordsOf(quoteOf(cite)),
    figure: figureOf(cite),
    heading: plain(line.querySelector(".ps-cite__heading")),
    reference: source.querySelector(".ps-cite__document").textContent,
    publisher: document.querySelector(".ps-brand").textContent.trim(),
    url: whole(links.at(-1)),
    accessed: new Date().toLocaleDateString("sv-SE"),
  };
}

/** Put the buttons into a citation. */
export function offer(cite) {
  const row = document.createElement("p");
  const status = document.createElement("span");
  row.className = "ps-cite__forms";
  row.append("Kopiera som ");
  status.setAttribute("role", "status");
  for (const [form, written] of FORMS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ps-copy";
    button.textContent = form;
    button.setAttribute("aria-label", `Kopiera som ${form}`);
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(written(cited(cite)));
        status.textContent = "Kopierat";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
    row.append(button, " ");
  }
  row.append(status);
  cite.append(row);
}

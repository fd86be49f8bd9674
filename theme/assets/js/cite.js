// Beside each quote: buttons that copy it with its source. Where the browser does not let a page write to the
// clipboard there are none, and the reader copies by hand.

import { asBibtex, asRis, asText } from "./citing.js";

const FORMS = [
  ["Kopiera citat och källa", asText],
  ["BibTeX", asBibtex],
  ["RIS", asRis],
];

/** What is cited: the quote above, and what the source tells of itself. */
function cited(source) {
  let above = source.parentElement;
  while (!above.matches(".ps-said")) above = above.previousElementSibling;
  const link = source.querySelector("a");
  return {
    ...source.dataset,
    quote: above.innerText.trim().replaceAll(/\s+/g, " "),
    reference: source.querySelector("span").textContent,
    publisher: document.querySelector(".ps-brand").textContent.trim(),
    url: link.textContent.startsWith("/") ? link.href : link.textContent,
    accessed: new Date().toLocaleDateString("sv-SE"),
  };
}

function buttons(source) {
  const row = document.createElement("p");
  const status = document.createElement("span");
  row.className = "ps-cite__forms";
  status.setAttribute("role", "status");
  for (const [label, written] of FORMS) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ps-copy";
    button.textContent = label;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(written(cited(source)));
        status.textContent = "Kopierat";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
    row.append(button, " ");
  }
  row.append(status);
  source.after(row);
}

for (const source of navigator.clipboard ? document.querySelectorAll("[data-cite]") : []) {
  source.parentElement.addEventListener("toggle", () => buttons(source), { once: true });
}

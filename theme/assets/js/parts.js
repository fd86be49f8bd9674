// Leads from an address in a long document to the page where that place is now. The document's own page
// says which place is where. A page with a part of it leads there. Without this script, the reader stays
// on the page, whose contents lead on.

const shown = document.querySelector("[data-parts], [data-document]");

function lead() {
  const anchor = location.hash.slice(1);
  if (!anchor || document.getElementById(anchor)) return;
  if (shown.dataset.document) {
    location.replace(`${shown.dataset.document}#${anchor}`);
    return;
  }
  const places = shown.dataset.parts.split(",").map((one) => one.split(" "));
  const part = places.find(([, ...anchors]) => anchors.includes(anchor));
  if (part) location.replace(`${part[0]}/#${anchor}`);
}

lead();
addEventListener("hashchange", lead);

// What every page has: its address, buttons that copy it, or the text before them with the day, and what is fetched
// when it is used. Without this script, or where the browser does not let a page write to the clipboard, the buttons
// stay hidden, and the reader copies by hand. In a site that was built without its address, the page's own is shown as
// a whole.

/** The page's address as it is published, if that is known, with what is chosen where the page's state is in it. */
function address() {
  const published = document.querySelector("[data-copy]")?.dataset.copy;
  const isChosen = document.querySelector("[data-search-form], [data-choose], [data-compare]");
  return published ? published + (isChosen ? location.search : "") : location.href.split("#")[0];
}

/** Show the address in full, with what is chosen. */
function show() {
  for (const one of document.querySelectorAll("[data-here]")) {
    one.textContent = address();
    one.closest("a")?.setAttribute("href", one.textContent);
  }
}

show();
document.addEventListener("change", show); // after the form's own, which changes the address
addEventListener("popstate", show);

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-text]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = button.parentElement.querySelector('[role="status"]');
      const copied = button.parentElement.querySelector("[data-copied]");
      const day = copied?.dataset.copied === "reference" ? `. Hämtad ${new Date().toLocaleDateString("sv-SE")}.` : "";
      try {
        await navigator.clipboard.writeText(copied ? copied.textContent + day : address());
        status.textContent = "Kopierad";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
  }
  document.addEventListener("toggle", async ({ target }) => {
    if (!target.matches("details.ps-cite") || target.querySelector(".ps-cite__forms")) return;
    const { offer } = await import("./cite.js");
    if (!target.querySelector(".ps-cite__forms")) offer(target); // it may be opened again while they are fetched
  }, { capture: true }); // it does not bubble
}

for (const row of document.querySelectorAll("[data-save]")) {
  row.hidden = false;
  for (const button of row.querySelectorAll("button"))
    button.addEventListener("click", async () => (await import("./picture.js")).save(row.closest("[data-picture]"), button.dataset.format));
}

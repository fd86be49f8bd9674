// Buttons that copy the page's address, or the text before them. Without this script, or where the browser does not let a page
// write to the clipboard, they stay hidden, and the reader copies the address by hand.

/** The page's address, with what is chosen where the page's state is in it. */
function address(canonical) {
  const here = location.href.split("#")[0];
  if (!canonical) return here;
  return document.querySelector("[data-search-form], [data-choose]") ? canonical + location.search : canonical;
}

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy], [data-copy-text]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = button.parentElement.querySelector('[role="status"]');
      const text = button.parentElement.querySelector("[data-copied]")?.textContent;
      try {
        await navigator.clipboard.writeText(text ?? address(button.dataset.copy));
        status.textContent = "Kopierad";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
  }
}

// Buttons that copy the page's address, or the text before them, a reference with the day. Without this script, or where the
// browser does not let a page write to the clipboard, they stay hidden, and the reader copies the address by hand.
// In a site that was built without its address, the page's own is shown as a whole.

/** The page's address, with what is chosen where the page's state is in it. */
function address(canonical) {
  const here = location.href.split("#")[0];
  if (!canonical) return here;
  return document.querySelector("[data-search-form], [data-choose], [data-compare]") ? canonical + location.search : canonical;
}

/** Show the address where it is not in the page as it is: in full, and with what is chosen. */
function show() {
  for (const one of document.querySelectorAll("[data-here]")) {
    one.textContent = address(one.dataset.here);
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
        await navigator.clipboard.writeText(copied ? copied.textContent + day : address(button.dataset.copy));
        status.textContent = "Kopierad";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
  }
}

// Buttons that copy the page's address. Without this script, or where the browser does not let a page
// write to the clipboard, they stay hidden, and the reader copies the address by hand.

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const status = button.parentElement.querySelector('[role="status"]');
      try {
        await navigator.clipboard.writeText(button.dataset.copy || location.href.split("#")[0]);
        status.textContent = "Kopierad";
      } catch {
        status.textContent = "Det gick inte att kopiera";
      }
    });
  }
}

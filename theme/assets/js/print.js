// Prints a priority without its whole text: in brief, its commitments and its sources. The address ?print=kort
// opens the printer at once. Without this script, the browser prints the whole page.

const SHORT = "ps-short";

function inBrief() {
  document.documentElement.classList.add(SHORT);
  addEventListener("afterprint", () => document.documentElement.classList.remove(SHORT), { once: true });
  window.print();
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", inBrief);
}
if (new URLSearchParams(location.search).get("print") === "kort") inBrief();

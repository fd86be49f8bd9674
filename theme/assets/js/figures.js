// Leads from a figure's old address, on the page of all municipalities, to the page of its own, which the
// first words of the anchor name: huddinge-verksamhetsplan-2020-budget-2020. Without this script, the
// reader stays here, where the municipalities are listed.

const LONGEST = 4; // the most words in a municipality's address

async function lead() {
  const anchor = location.hash.slice(1);
  if (!/^[a-z0-9-]+$/.test(anchor) || document.getElementById(anchor)) return;
  const words = anchor.split("-");
  for (let number = 1; number <= Math.min(LONGEST, words.length - 1); number += 1) {
    const there = new URL(`../${words.slice(0, number).join("-")}/siffror/`, location.href);
    const page = await fetch(there).catch(() => null);
    if (page?.ok && (await page.text()).includes(`id="${anchor}"`)) {
      location.replace(`${there}#${anchor}`);
      return;
    }
  }
}

lead();
addEventListener("hashchange", lead);

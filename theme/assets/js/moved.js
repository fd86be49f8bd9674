// Leads from an address that named somebody to the one that has replaced it. The site does not tell
// the former one: it knows it by its SHA-256 only. Without this script, or where the browser lends no
// hashes (over plain HTTP), the reader stays on the page.
"use strict";

const own = document.currentScript;
const root = new URL("../../../", own.src).href;
const moved = JSON.parse(own.dataset.moved);

async function sum(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function lead() {
  const [path, anchor = ""] = location.href.split("#");
  if (!path.startsWith(root) || !crypto.subtle) {
    return;
  }
  const page = path.slice(root.length).split("?")[0].replace(/index\.html$/, "");
  const whole = anchor && moved[await sum(`${page}#${anchor}`)];
  const there = whole || moved[await sum(page)];
  if (there) {
    const kept = anchor && !whole && !there.includes("#") ? `#${anchor}` : "";
    location.replace(root + there + kept);
  }
}

lead();
addEventListener("hashchange", lead);

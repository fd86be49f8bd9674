// How a hit looks. Text from the index becomes text nodes, never markup.

import { topicsThrough } from "./topics.js";

/** An excerpt as nodes. Pagefind marks hits with <mark> and writes the rest as text. */
function textWithMarks(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

function paragraph(className, ...content) {
  const node = document.createElement("p");
  node.className = className;
  node.append(...content);
  return node;
}

/** A hit: title, where it belongs, how far the work had come, and an excerpt with marked words. */
export function hitNode(preview, hit, lexicon) {
  const node = document.createElement("li");
  node.className = "ps-hit";
  const heading = document.createElement("h2");
  heading.className = "ps-hit__title";
  const link = document.createElement("a");
  link.href = preview.url;
  link.textContent = preview.title;
  heading.append(link);
  node.append(heading);
  if (preview.about) node.append(paragraph("ps-hit__about", preview.about));
  if (preview.excerpt) {
    node.append(paragraph("ps-hit__excerpt", ...textWithMarks(preview.excerpt)));
  }
  const topics = topicsThrough(hit, preview.topics, lexicon).map((id) => lexicon.labels.amne[id]);
  if (topics.length > 0) {
    const what = topics.length > 1 ? "ämnena" : "ämnet";
    node.append(paragraph("ps-hit__via", `Träff via ${what} ${topics.join(", ")}.`));
  }
  return node;
}

// What a hit looks like. Text from the index becomes text nodes, never markup.

import { topicsOf } from "./query.js";

/** An excerpt as nodes: Pagefind marks hits with <mark> and writes the rest as text. */
function textWithMarks(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html").body;
  return [...parsed.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });
}

/** The words that led to a page through its topics, and not through its text. */
function throughTopics(hit) {
  const by = (fields) => fields.includes("amne") || fields.includes("fleramnen");
  return hit.terms.filter(({ onPage, fields }) => !onPage && by(fields));
}

/** Which of a page's topics have one of the words among their names. */
function topicsThrough(words, topics, lexicon) {
  const found = new Set(words.flatMap((word) => topicsOf(word, lexicon)));
  return topics.filter((id) => found.has(id));
}

function paragraph(className, ...content) {
  const node = document.createElement("p");
  node.className = className;
  node.append(...content);
  return node;
}

/** A result: title, where it belongs, how far it has come, and an excerpt with the hit marked. */
export function hitNode(item, hit, lexicon) {
  const node = document.createElement("li");
  node.className = "ps-hit";
  const heading = document.createElement("h2");
  heading.className = "ps-hit__title";
  const link = document.createElement("a");
  link.href = item.url;
  link.textContent = item.title;
  heading.append(link);
  node.append(heading);
  if (item.about) node.append(paragraph("ps-hit__about", item.about));
  if (item.excerpt) node.append(paragraph("ps-hit__excerpt", ...textWithMarks(item.excerpt)));
  const through = throughTopics(hit);
  if (through.length > 0) {
    const words = [...new Set(through.flatMap((term) => term.words.map(({ word }) => word)))];
    const topics = topicsThrough(words, item.topics, lexicon).map((id) => lexicon.labels.amne[id]);
    const what = topics.length > 1 ? "ämnena" : "ämnet";
    node.append(paragraph("ps-hit__via", `Träff via ${what} ${topics.join(", ")}.`));
  }
  return node;
}

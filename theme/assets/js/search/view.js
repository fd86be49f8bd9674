// How a hit looks. Text from the index becomes text nodes, never markup.

import { marked } from "./answers.js";
import { topicsThrough } from "./topics.js";

const GROUPS = /([0-9]) (?=[0-9]{3}(?![0-9]))/g; // 1 250: no line ends within a number

/** A text as nodes, with the words that the query met marked. */
function textWithMarks(text, { terms, lexicon }) {
  return marked(text.replace(GROUPS, "$1\u00a0"), terms, lexicon).map(({ piece, meets }) => {
    if (!meets) return document.createTextNode(piece);
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

function linked(address, text) {
  const link = document.createElement("a");
  link.href = address;
  link.append(text);
  return link;
}

function paragraph(className, ...content) {
  const node = document.createElement("p");
  node.className = className;
  node.append(...content);
  return node;
}

/** A link to where a list of hits has shown the same words. */
function above(id, words) {
  return linked(`#${id}`, words);
}

/** Remember that a node shows a text, so that what comes below it can lead there. */
function remember(node, text, shown) {
  node.id = `_mening-${shown.size + 1}`;
  shown.set(text, node.id);
}

/**
 * A sentence that answers: what it is, which leads to its place, its words and its pairs. If the line above
 * (`where`) does not say whose it is, it says so itself. A text that is `shown` above is not repeated.
 */
function answerNode(sentence, found, where, shown) {
  const node = document.createElement("div");
  node.className = "ps-answer";
  const again = shown.get(sentence.t);
  if (sentence.l) {
    const who = sentence.v ? `. Vem, enligt texten: ${sentence.v}` : "";
    const whose = sentence.m && !where.includes(sentence.m) ? `${sentence.m} · ` : "";
    const same = again ? [", ", above(again, "samma mening som ovan")] : [];
    node.append(paragraph("ps-answer__label", linked(sentence.u, whose + sentence.l), ...same, who));
  }
  if (!again) {
    const lead = sentence.i ? [`${sentence.i} … `] : [];
    const text = paragraph("ps-answer__text", ...lead, ...textWithMarks(sentence.t, found));
    remember(text, sentence.t, shown);
    node.append(text);
    if (sentence.e) node.append(listNode(sentence.e, found));
  }
  node.append(...(sentence.p ?? []).map((pair) => pairNode(pair, found, shown)));
  return node;
}

/** What a sentence is paired with. */
function pairNode(pair, found, shown) {
  const again = shown.get(pair.t);
  const isWhole = pair.a && pair.t?.startsWith(pair.a) && !again; // the promise itself stands right after
  const about = pair.a && !isWhole ? ` om ”${pair.a}”` : "";
  const node = paragraph("ps-answer__pair", linked(pair.u, pair.l), about);
  if (again) node.append(", ", above(again, "samma mening som ovan"), ".");
  else if (pair.t) {
    node.append(": ", pair.i ? `${pair.i} … ` : "", ...textWithMarks(pair.t, found));
    remember(node, pair.t, shown);
  } else node.append(".");
  return node;
}

/** The entries that a sentence leads to. */
function listNode(entries, found) {
  const node = document.createElement("ul");
  node.className = "ps-answer__list";
  for (const words of entries) {
    const entry = document.createElement("li");
    entry.append(...textWithMarks(words, found));
    node.append(entry);
  }
  return node;
}

/** A sentence that a hit above has shown: where it stands here, and without its pairs. */
function againNode({ t, l, u }, shown) {
  const same = l ? [linked(u, l), ", ", above(shown.get(t), "samma mening som ovan")] : [above(shown.get(t), "Samma mening som ovan")];
  return paragraph("ps-answer ps-answer--again", ...same, ".");
}

/**
 * A hit: title, where it belongs, what it lacks, how far the work had come, and the sentences that answer. `shown`
 * has the texts of the hits above it, each with the id of where it stands, and those of this one when it is made.
 */
export function hitNode(preview, hit, found, shown) {
  const { lexicon } = found;
  const node = document.createElement("li");
  node.className = "ps-hit";
  const heading = document.createElement("h2");
  heading.className = "ps-hit__title";
  const link = document.createElement("a");
  link.href = preview.url;
  link.textContent = preview.title;
  heading.append(link);
  node.append(heading);
  // Where it belongs comes first, and how far the work has come after what answers.
  const [where, ...further] = preview.about.split(". ");
  if (where) node.append(paragraph("ps-hit__about", where));
  const remark = [...lackingOf(preview, found), ...viaOf(preview, hit, lexicon)].join(" ");
  if (remark) node.append(paragraph("ps-hit__remark", remark));
  const isAgain = ({ t }) => preview.repeated && shown.has(t);
  for (const one of preview.sentences) node.append(isAgain(one) ? againNode(one, shown) : answerNode(one, found, where, shown));
  if (further.length > 0) node.append(paragraph("ps-hit__about", further.join(". ")));
  return node;
}

/**
 * The words that the page does not say, except those that no page says: they are named once above. A priority's page
 * also quotes what is like it in other municipalities, which is not searched for it.
 */
function lackingOf({ lacking, shown, about, towns }, { silent }) {
  const words = lacking.filter((typed) => !silent.includes(typed)).map((typed) => `”${typed}”`);
  const own = /^(?:Prioritering|Insats)/.test(about) ? `Det som står här om ${towns[0]} nämner inte` : "Nämner inte";
  const told = `${shown ? "Meningarna här nämner inte" : own} ${words.join(", ")}.`;
  return words.length > 0 ? [told] : [];
}

/** The topics through which the page was found, unless it is the topic's own. */
function viaOf({ title, topics }, hit, lexicon) {
  const through = topicsThrough(hit, topics, lexicon).map((id) => lexicon.labels.amne[id]);
  const names = through.filter((name) => name !== title);
  return names.length > 0 ? [`Träff via ${names.length > 1 ? "ämnena" : "ämnet"} ${names.join(", ")}.`] : [];
}

// Saves a picture of the page as PNG or SVG, with its title above it and its source below. What is saved is
// what is shown: each shape and each line of text, where it stands and in its colour. It is fetched when
// the first is saved.

const EDGE = 24;
const TITLE = { weight: 600, size: 20 };
const SOURCE = { weight: 400, size: 13 };
const SHARP = 2; // pixels of a PNG for each of the page
const MOST = 16000; // of those, across or down: no browser draws very many more
const LEFT_OUT = ".ps-visually-hidden, details, [data-save]";
const pen = document.createElement("canvas").getContext("2d");

/** The outline of a shape of SVG, as the data of a path. */
function outline(shape) {
  const [x, y, width, height, cx, cy, r] = ["x", "y", "width", "height", "cx", "cy", "r"].map(
    (name) => Number(shape.getAttribute(name) ?? 0),
  );
  if (shape.tagName === "rect") return `M${x} ${y}h${width}v${height}h${-width}z`;
  if (shape.tagName === "circle")
    return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  return shape.getAttribute("d");
}

/** The shapes in a figure, each with the matrix that puts it where it stands from the figure's corner. */
function* shapes(figure, corner) {
  for (const one of figure.querySelectorAll("svg :is(path, rect, circle, use)")) {
    if (one.closest("defs") || one.getClientRects().length === 0) continue;
    const used = one.tagName === "use";
    const place = new DOMMatrix()
      .translate(-corner.left, -corner.top)
      .multiply(one.getScreenCTM())
      .translate(used ? Number(one.getAttribute("x")) : 0, used ? Number(one.getAttribute("y")) : 0);
    const drawn = used ? document.querySelector(one.getAttribute("href")).children : [one];
    for (const shape of drawn) yield [shape, place, getComputedStyle(used ? one : shape)];
  }
}

function shapeOf([shape, place, style]) {
  const own = getComputedStyle(shape);
  const scale = own.vectorEffect === "non-scaling-stroke" ? 1 : Math.sqrt(Math.abs(place.a * place.d));
  const { stroke } = own;
  return {
    data: outline(shape),
    place,
    fill: own.fill === "none" ? "none" : style.fill,
    opacity: Number(own.fillOpacity),
    rule: shape.getAttribute("fill-rule") ?? "nonzero",
    stroke: stroke !== "none" && shape.getAttribute("stroke") === "currentcolor" ? style.color : stroke,
    width: Number.parseFloat(own.strokeWidth) * scale,
    dashes: own.strokeDasharray === "none" ? [] : own.strokeDasharray.split(",").map((one) => Number.parseFloat(one) * scale),
  };
}

/** Whether an element of a figure is cut away, as the head of a table is on a phone. */
function isCut(one, figure) {
  if (one === figure) return false;
  return getComputedStyle(one).clipPath !== "none" || isCut(one.parentElement, figure);
}

/** The lines below the rows and the cells of a table, as shapes. */
function* borders(figure, corner) {
  for (const one of figure.querySelectorAll("tr, th, td")) {
    const { borderBottomStyle, borderBottomWidth, borderBottomColor } = getComputedStyle(one);
    if (borderBottomStyle === "none" || one.closest(LEFT_OUT) || isCut(one, figure)) continue;
    const { left, bottom, width } = one.getBoundingClientRect();
    yield {
      data: `M${left - corner.left} ${bottom - corner.top}h${width}`,
      place: new DOMMatrix(),
      fill: "none",
      opacity: 1,
      rule: "nonzero",
      stroke: borderBottomColor,
      width: Number.parseFloat(borderBottomWidth),
      dashes: [],
    };
  }
}

/** The lines of a text node, as the page has broken them: each with its words and its box. */
function lines(node) {
  const range = document.createRange();
  const found = [];
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (box.height === 0) continue;
    const last = found.at(-1);
    if (last && Math.abs(last.box.top - box.top) < box.height / 2) last.words += node.data[at];
    else if (node.data[at].trim()) found.push({ words: node.data[at], box });
  }
  return found;
}

/** The texts in a figure, line by line, from the figure's corner. */
function* texts(figure, corner) {
  const walker = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    const style = getComputedStyle(owner);
    if (owner.closest(LEFT_OUT) || !node.data.trim() || isCut(owner, figure)) continue;
    yield* owner.closest("svg") ? drawnText(node, style, corner) : setText(node, style, corner);
  }
}

function fontOf({ fontWeight, fontSize, fontFamily }, scale = 1) {
  return { weight: fontWeight, size: Number.parseFloat(fontSize) * scale, family: fontFamily };
}

/** A line of text in SVG, which the picture itself has placed. */
function* drawnText(node, style, corner) {
  const owner = node.parentElement;
  if (!owner.getNumberOfChars?.()) return; // what stands between two lines
  const place = owner.getScreenCTM();
  const { x, y } = owner.getStartPositionOfChar(0).matrixTransform(place);
  yield {
    words: node.data,
    x: x - corner.left,
    y: y - corner.top,
    font: fontOf(style, place.a),
    fill: style.fill,
    halo: style.stroke === "none" ? "" : style.stroke,
  };
}

/** The lines of a text that the page has broken, each on its baseline. */
function* setText(node, style, corner) {
  for (const { words, box } of lines(node)) yield line(words.replaceAll("\n", " ").trimEnd(), box, style, corner);
}

/** The labels in a figure that are their style's: a table has them on a phone, before what they name. */
function* labels(figure, corner) {
  for (const one of figure.querySelectorAll("[data-label]")) {
    const style = getComputedStyle(one, "::before");
    if (style.content === "none" || one.closest(LEFT_OUT)) continue;
    const own = getComputedStyle(one);
    const { left, top } = one.getBoundingClientRect();
    const inside = { left: left + Number.parseFloat(own.paddingLeft), top: top + Number.parseFloat(own.paddingTop) };
    yield line(one.dataset.label, { ...inside, height: Number.parseFloat(style.height) }, style, corner);
  }
}

/** A line of words on its baseline, in a box of the page. */
function line(words, { left, top, height }, style, corner) {
  const font = fontOf(style);
  pen.font = css(font);
  const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText("x");
  const y = top - corner.top + (height - up - down) / 2 + up;
  return { words, x: left - corner.left, y, font, fill: style.color, halo: "" };
}

/** A font as CSS and a canvas have it. */
function css({ weight, size, family }) {
  return `${weight} ${size}px ${family}`;
}

/** Words in lines no longer than `width`, below each other from `top`. */
function set(words, font, width, top, fill) {
  pen.font = css(font);
  const found = [];
  const high = font.size * 1.4;
  for (const word of words.split(/\s+/)) {
    const longer = found.length ? `${found.at(-1)} ${word}` : word;
    if (found.length && pen.measureText(longer).width <= width) found[found.length - 1] = longer;
    else found.push(...pieces(word, width));
  }
  return found.map((line, i) => ({ words: line, x: EDGE, y: top + (i + 0.8) * high, font, fill, halo: "", high }));
}

/** A word in pieces no longer than `width`: an address may be. */
function* pieces(word, width) {
  let piece = "";
  for (const sign of word) {
    if (piece && pen.measureText(piece + sign).width > width) {
      yield piece;
      piece = "";
    }
    piece += sign;
  }
  yield piece;
}

/** Everything in the picture: its size, its ground, its shapes and its texts. */
function drawn(figure) {
  const folded = [...figure.querySelectorAll("details")];
  for (const one of folded) one.style.display = "none"; // or there would be a gap where each stands
  const picture = measured(figure);
  for (const one of folded) one.style.display = "";
  return picture;
}

function measured(figure) {
  for (const one of figure.querySelectorAll(".ps-table-region")) one.scrollLeft = 0;
  const corner = figure.getBoundingClientRect();
  const page = getComputedStyle(document.body);
  const tables = [...figure.querySelectorAll("table")].map((one) => one.getBoundingClientRect().width); // may scroll
  const width = Math.max(corner.width, 320, ...tables);
  const family = page.fontFamily;
  const title = set(figure.dataset.picture, { ...TITLE, family }, width, EDGE, page.color);
  const below = EDGE + title.length * title[0].high + 12;
  const place = (one) => ({ ...one, x: one.x + EDGE, y: one.y + below });
  const held = figure.querySelector("[data-save]").getBoundingClientRect();
  const high = (held.top > corner.top ? held.top : corner.bottom) - corner.top;
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname;
  const address = document.querySelector("[data-compare]") ? canonical + location.search : canonical;
  const site = document.querySelector(".ps-brand").textContent.trim();
  const said = `${figure.dataset.source ?? ""} ${site}, ${address}`.trim();
  const source = set(said, { ...SOURCE, family }, width, below + high + 12, page.color);
  return {
    width: width + 2 * EDGE,
    height: below + high + 12 + source.length * source[0].high + EDGE,
    ground: page.backgroundColor,
    shapes: [...[...shapes(figure, corner)].map(shapeOf), ...borders(figure, corner)].map((one) => ({
      ...one,
      place: new DOMMatrix().translate(EDGE, below).multiply(one.place),
    })),
    texts: [...title, ...[...texts(figure, corner), ...labels(figure, corner)].map(place), ...source],
  };
}

function svg(picture) {
  const root = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const add = (name, attributes, words) => {
    const node = document.createElementNS(root.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    if (words) node.textContent = words;
    root.append(node);
  };
  const { width, height } = picture;
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  root.setAttribute("width", width);
  root.setAttribute("height", height);
  add("rect", { width, height, fill: picture.ground });
  for (const one of picture.shapes) {
    add("path", {
      d: one.data,
      transform: one.place.toString(),
      fill: one.fill,
      "fill-opacity": one.opacity,
      "fill-rule": one.rule,
      stroke: one.stroke,
      "stroke-width": one.width,
      "stroke-dasharray": one.dashes.join(" ") || "none",
      "vector-effect": "non-scaling-stroke",
    });
  }
  for (const { words, x, y, font, fill, halo } of picture.texts) {
    const place = { x, y, "font-weight": font.weight, "font-size": font.size, "font-family": font.family };
    if (halo) add("text", { ...place, fill: "none", stroke: halo, "stroke-width": 4, "stroke-linejoin": "round" }, words);
    add("text", { ...place, fill }, words);
  }
  return new Blob([new XMLSerializer().serializeToString(root)], { type: "image/svg+xml" });
}

function png(picture) {
  const canvas = document.createElement("canvas");
  const sharp = Math.min(SHARP, MOST / Math.max(picture.width, picture.height));
  canvas.width = picture.width * sharp;
  canvas.height = picture.height * sharp;
  const brush = canvas.getContext("2d");
  brush.scale(sharp, sharp);
  brush.fillStyle = picture.ground;
  brush.fillRect(0, 0, picture.width, picture.height);
  for (const one of picture.shapes) {
    const path = new Path2D();
    path.addPath(new Path2D(one.data), one.place);
    brush.globalAlpha = one.opacity;
    brush.fillStyle = one.fill;
    if (one.fill !== "none") brush.fill(path, one.rule);
    brush.globalAlpha = 1;
    brush.strokeStyle = one.stroke;
    brush.lineWidth = one.width;
    brush.setLineDash(one.dashes);
    if (one.stroke !== "none") brush.stroke(path);
  }
  for (const { words, x, y, font, fill, halo } of picture.texts) {
    brush.font = css(font);
    brush.setLineDash([]);
    brush.lineWidth = 4;
    brush.lineJoin = "round";
    brush.strokeStyle = halo || "transparent";
    if (halo) brush.strokeText(words, x, y);
    brush.fillStyle = fill;
    brush.fillText(words, x, y);
  }
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
}

const FORMATS = { png, svg };

/** The name of a picture's file: what its title says, in letters that every system takes. */
function fileName(title, format) {
  const plain = title.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return `${plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "")}.${format}`;
}

/** Let the browser save a figure as a picture, in one of the formats. */
export async function save(figure, format) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await FORMATS[format](drawn(figure)));
  link.download = fileName(figure.dataset.name ?? figure.dataset.picture, format);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

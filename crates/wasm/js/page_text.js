// The text of a part of a page, as it is read, and the nodes it stands in.

const SKIPPED = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "IFRAME", "OBJECT", "svg"]);
/** No match goes over it: it is in no needle, and no white space. */
const BREAK = "\u001F";
/** Runs of white space are shown as one space. */
const SPACES = /[\t\n\f\r ]+/g;
const NOT_SHOWN_AS_IS = /[\t\n\f\r]|  /;

export class PageText {
  /** Parts of text nodes: the node, where in it the part begins, and where in the text. */
  #parts = [];
  #texts = [];
  #length = 0;
  #endsInSpace = true;

  constructor(root) {
    this.root = root;
    this.document = root.ownerDocument ?? root;
    this.#read(root);
    this.text = this.#texts.join("");
  }

  #read(parent) {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        this.#readText(node);
      } else if (node.nodeType === 1 && !SKIPPED.has(node.tagName)) {
        this.#readElement(node);
      }
    }
  }

  #readElement(element) {
    if (element.tagName === "BR") {
      this.#add(" ");
      return;
    }
    const display = this.document.defaultView?.getComputedStyle(element).display ?? "inline";
    if (display === "none") {
      return;
    }
    const isInline = display.startsWith("inline") || display.startsWith("ruby") || display === "contents";
    if (!isInline) {
      this.#add(BREAK);
    }
    this.#read(element);
    if (!isInline) {
      this.#add(BREAK);
    }
  }

  #readText(node) {
    const { data } = node;
    if (!NOT_SHOWN_AS_IS.test(data) && !(this.#endsInSpace && data.startsWith(" "))) {
      this.#addPart(node, 0, data);
      return;
    }
    let from = 0;
    for (const { 0: spaces, index } of data.matchAll(SPACES)) {
      this.#addPart(node, from, data.slice(from, index));
      from = index + spaces.length;
      if (!this.#endsInSpace) {
        this.#addPart(node, index, " ");
      }
    }
    this.#addPart(node, from, data.slice(from));
  }

  #addPart(node, from, text) {
    if (text !== "") {
      this.#parts.push({ node, from, start: this.#length, end: this.#length + text.length });
      this.#add(text);
    }
  }

  #add(text) {
    this.#texts.push(text);
    this.#length += text.length;
    this.#endsInSpace = text.endsWith(" ") || text === BREAK;
  }

  /** Ranges of the page for places of the text, in ascending order: beginning, end, beginning, end, … */
  ranges(places) {
    const { StaticRange } = this.document.defaultView;
    const ranges = [];
    let bounds;
    for (const { node, start, end, isFirst } of this.pieces(places)) {
      if (isFirst && bounds) {
        ranges.push(new StaticRange(bounds));
      }
      bounds = isFirst ? { startContainer: node, startOffset: start } : bounds;
      bounds.endContainer = node;
      bounds.endOffset = end;
    }
    if (bounds) {
      ranges.push(new StaticRange(bounds));
    }
    return ranges;
  }

  /** What of each text node belongs to each place. */
  *pieces(places) {
    let at = 0;
    for (let place = 0; place < places.length; place += 2) {
      const [start, end] = [places[place], places[place + 1]];
      while (this.#parts[at].end <= start) {
        at += 1;
      }
      let piece;
      for (let next = at; next < this.#parts.length && this.#parts[next].start < end; next += 1) {
        const part = this.#parts[next];
        const pieceEnd = part.from + Math.min(end, part.end) - part.start;
        if (piece?.node === part.node) {
          piece.end = pieceEnd;
          continue;
        }
        if (piece) {
          yield piece;
        }
        piece = { node: part.node, start: part.from + Math.max(start - part.start, 0), end: pieceEnd, isFirst: !piece };
      }
      yield piece;
    }
  }
}

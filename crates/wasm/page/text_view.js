// A text in a box, a paragraph for each line, and places of it as ranges and back.

export class TextView {
  #lines = [];
  #starts = [];
  text = "";

  constructor(box) {
    this.box = box;
  }

  show(text) {
    this.text = text;
    this.#lines = text.split("\n").map((line) => document.createTextNode(line));
    let at = 0;
    this.#starts = this.#lines.map((line) => {
      const start = at;
      at += line.length + 1;
      return start;
    });
    const paragraphs = this.#lines.map((line) => {
      const paragraph = document.createElement("p");
      paragraph.dir = "auto";
      paragraph.append(line);
      return paragraph;
    });
    this.box.replaceChildren(...paragraphs);
  }

  range(start, end) {
    const range = document.createRange();
    range.setStart(...this.#point(start));
    range.setEnd(...this.#point(end));
    return range;
  }

  #point(place) {
    let line = this.#starts.findLastIndex((start) => start <= place);
    line = Math.max(line, 0);
    const node = this.#lines[line];
    return [node, Math.min(place - this.#starts[line], node.length)];
  }

  /** The place of the character at a point of the window. */
  placeAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
    const [node, offset] = caret ? [caret.offsetNode ?? caret.startContainer, caret.offset ?? caret.startOffset] : [];
    const line = this.#lines.indexOf(node);
    if (line < 0) {
      return undefined;
    }
    // A caret stands on either side of the character that is pointed at.
    const start = this.#starts[line];
    const hits = (at) => {
      const boxes = [...this.range(start + at, start + at + 1).getClientRects()];
      return boxes.some((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
    };
    const at = offset > 0 && hits(offset - 1) ? offset - 1 : offset;
    return at < node.length ? start + at : undefined;
  }
}

/** Scrolls a box, and the window as little as needed, to where a range is. */
export function reveal(range, box) {
  const at = range.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (at.top < frame.top || at.bottom > frame.bottom) {
    box.scrollTop += at.top - frame.top - frame.height / 2;
  }
  box.scrollIntoView({ block: "nearest" });
}

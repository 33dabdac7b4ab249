// Matches in `<mark>`, for engines without the CSS Custom Highlight API.

export class Marks {
  ranges;
  /** Of each text node that was taken apart, what stands in its place. */
  #replaced = [];

  constructor(page, runs, name) {
    const document = page.document;
    const marks = runs.map(() => []);
    let run = -1;
    const byNode = new Map();
    for (const { node, start, end, isFirst } of page.pieces(runs.flat())) {
      run += isFirst ? 1 : 0;
      const before = byNode.get(node) ?? [];
      before.push({ start, end, run });
      byNode.set(node, before);
    }
    for (const [node, pieces] of byNode) {
      const parts = [];
      let at = 0;
      for (const { start, end, run } of pieces) {
        parts.push(node.data.slice(at, start));
        const mark = document.createElement("mark");
        mark.className = name;
        mark.textContent = node.data.slice(start, end);
        marks[run].push(mark);
        parts.push(mark);
        at = end;
      }
      parts.push(node.data.slice(at));
      const nodes = parts.filter((part) => part !== "").map((part) => (part.tagName ? part : document.createTextNode(part)));
      node.replaceWith(...nodes);
      this.#replaced.push({ node, nodes });
    }
    const { StaticRange } = document.defaultView;
    this.ranges = marks.map((of) => {
      const [start, end] = [of[0].firstChild, of.at(-1).firstChild];
      return new StaticRange({ startContainer: start, startOffset: 0, endContainer: end, endOffset: end.length });
    });
  }

  /** Puts the very nodes back that were there, unless somebody else removed what stands for them. */
  undo() {
    for (const { node, nodes } of this.#replaced) {
      const first = nodes.find((other) => other.parentNode);
      first?.before(node);
      nodes.forEach((other) => other.remove());
    }
  }
}

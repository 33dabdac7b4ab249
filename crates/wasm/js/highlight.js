// Matches shown in a page, over any number of text nodes.

import { joinedRun } from "./joining.js";
import { Marks } from "./marks.js";
import { Normalizer } from "./normalizer.js";
import { PageText } from "./page_text.js";

const NAME = "arabic-text";
const LIMIT = 10_000;

/** What is shown: of each name the root and what undoes it. */
const shown = new Map();
/** Compiled profiles. */
const normalizers = new Map();

export function highlight(root, needle, options = {}) {
  const { name = NAME, profile = "search", wholeWords = false, limit = LIMIT } = options;
  clear(root, name);
  const page = new PageText(root);
  const places = (options.normalizer ?? normalizerOf(profile)).findAll(page.text, needle, { wholeWords });
  const within = places.subarray(0, Math.min(2 * limit, places.length));
  const view = page.document.defaultView;
  const usesMarks = options.method === "mark" || (options.method !== "highlight" && !view?.CSS?.highlights);
  const { ranges, undo } = usesMarks ? showByMarks(page, within, name) : showByHighlight(page, within, name, view);

  const entry = { root, undo };
  const result = {
    count: places.length / 2,
    ranges,
    rangeAt(at) {
      const { startContainer, startOffset, endContainer, endOffset } = ranges[at];
      const range = page.document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range;
    },
    clear() {
      if (shown.get(name)?.delete(entry)) {
        undo();
      }
    },
  };
  entry.clear = result.clear;
  shown.set(name, (shown.get(name) ?? new Set()).add(entry));
  return result;
}

/** Takes back what is shown under a name: in a root, or everywhere. */
export function clear(root, name = NAME) {
  for (const entry of [...(shown.get(name) ?? [])]) {
    if (!root || entry.root === root) {
      entry.clear();
    }
  }
}

function normalizerOf(profile) {
  if (!normalizers.has(profile)) {
    normalizers.set(profile, new Normalizer(profile));
  }
  return normalizers.get(profile);
}

function showByHighlight(page, places, name, view) {
  style(page, name, view);
  const registry = view.CSS.highlights;
  if (!registry.has(name)) {
    registry.set(name, new view.Highlight());
  }
  const highlighted = registry.get(name);
  const ranges = page.ranges(places);
  ranges.forEach((range) => highlighted.add(range));
  const undo = () => {
    if (highlighted.size > ranges.length) {
      ranges.forEach((range) => highlighted.delete(range));
    } else if (registry.get(name) === highlighted) {
      registry.delete(name);
    }
  };
  return { ranges, undo };
}

const styled = new WeakMap();

/** The colours of `<mark>`, in a layer: any rule of the page for `::highlight(name)` wins. */
function style(page, name, view) {
  const scope = page.root.getRootNode();
  const names = styled.get(scope) ?? new Set();
  if (scope.adoptedStyleSheets && !names.has(name)) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      `@layer arabic-text { ::highlight(${view.CSS.escape(name)}) { background-color: Mark; color: MarkText; } }`,
    );
    scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
    styled.set(scope, names.add(name));
  }
}

function showByMarks(page, places, name) {
  const runs = [];
  for (let at = 0; at < places.length; at += 2) {
    const run = joinedRun(page.text, places[at], places[at + 1]);
    const last = runs.at(-1);
    if (last && run[0] < last[1]) {
      last[1] = Math.max(last[1], run[1]);
    } else {
      runs.push(run);
    }
  }
  const marks = new Marks(page, runs, name);
  return { ranges: marks.ranges, undo: () => marks.undo() };
}

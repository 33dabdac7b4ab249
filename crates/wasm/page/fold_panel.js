// Fold: the source and what became of it, side by side. A part that is pointed at shows its other half.

import { TextView, reveal } from "./text_view.js";

const element = (id) => document.getElementById(id);
/** So that hovering stays quick; the whole text is folded all the same. */
const LONGEST = 200_000;

export class FoldPanel {
  #source = new TextView(element("source"));
  #folded = new TextView(element("folded"));
  #aligned;
  #strings;
  #segment = -1;

  constructor() {
    for (const view of [this.#source, this.#folded]) {
      view.box.addEventListener("pointermove", ({ clientX, clientY }) => this.#point(view, view.placeAt(clientX, clientY)));
      view.box.addEventListener("keydown", (event) => this.#key(view, event));
    }
  }

  show({ text, normalizer, strings }) {
    this.#strings = strings;
    this.#aligned = normalizer.align(text.slice(0, LONGEST));
    this.#source.show(this.#aligned.source);
    this.#folded.show(this.#aligned.text);
    this.#segment = -1;
    this.#pair([]);
  }

  /** A part of either text, by one place of it. */
  #point(view, place) {
    if (place === undefined) {
      return;
    }
    const side = view === this.#source ? 0 : 2;
    const { segments } = this.#aligned;
    let [low, high] = [0, segments.length / 4];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = segments[middle * 4 + side + 1] <= place ? [middle + 1, high] : [low, middle];
    }
    this.#select(low);
  }

  #key(view, event) {
    const step = { ArrowLeft: 1, ArrowRight: -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step !== undefined && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      const isArabic = getComputedStyle(view.box.firstChild).direction === "rtl";
      const isSideways = event.key === "ArrowLeft" || event.key === "ArrowRight";
      const last = this.#aligned.segments.length / 4 - 1;
      this.#select(Math.min(Math.max(this.#segment + (isSideways && !isArabic ? -step : step), 0), last));
      const [from, to] = this.#halves();
      reveal(view === this.#source ? from : to, view.box);
    }
  }

  #select(segment) {
    if (segment !== this.#segment && segment * 4 < this.#aligned.segments.length) {
      this.#segment = segment;
      this.#pair(this.#halves());
    }
  }

  #halves() {
    const [start, end, foldedStart, foldedEnd] = this.#aligned.segments.subarray(this.#segment * 4);
    return [this.#source.range(start, end), this.#folded.range(foldedStart, foldedEnd)];
  }

  #pair(ranges) {
    if (globalThis.CSS?.highlights) {
      CSS.highlights.set("current", new Highlight(...ranges));
    }
    const [source, folded] = ranges.map(String);
    element("pair").textContent = ranges.length ? this.#strings.pair(source, folded) : "";
  }
}

// Search: what is found, counted, and gone through.

import { highlight } from "./arabic-text/browser.js";
import { TextView, reveal } from "./text_view.js";

const element = (id) => document.getElementById(id);

export class SearchPanel {
  #view = new TextView(element("found"));
  #found;
  #current = -1;
  #strings;

  constructor(changed) {
    element("query").addEventListener("input", ({ target }) => changed({ q: target.value }));
    element("whole").addEventListener("change", ({ target }) => changed({ whole: target.checked ? "1" : "" }));
    element("search-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go(1);
    });
    element("previous").addEventListener("click", () => this.#go(-1));
    element("query").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.shiftKey) {
        event.preventDefault();
        this.#go(-1);
      }
    });
  }

  /** Fills in what the address says. */
  fill(state) {
    element("query").value = state.q;
    element("whole").checked = state.whole !== "";
  }

  show({ state, text, normalizer, strings }) {
    this.#strings = strings;
    if (this.#view.text !== text || !element("found").firstChild) {
      this.#view.show(text);
    }
    this.#found = highlight(element("found"), state.q, { normalizer, wholeWords: state.whole !== "" });
    this.#setCurrent(-1);
    element("previous").disabled = element("next").disabled = this.#found.count === 0;
    element("count").textContent = state.q === "" ? "" : strings.count(this.#found.count);
  }

  #go(step) {
    const { ranges, count } = this.#found;
    if (ranges.length > 0) {
      const start = step < 0 && this.#current < 0 ? 0 : this.#current;
      this.#setCurrent((start + step + ranges.length) % ranges.length);
      reveal(this.#found.rangeAt(this.#current), element("found"));
      element("count").textContent = this.#strings.count(count, this.#current + 1);
    }
  }

  #setCurrent(current) {
    this.#current = current;
    if (globalThis.CSS?.highlights) {
      CSS.highlights.delete("current");
      if (current >= 0) {
        const shown = new Highlight(this.#found.rangeAt(current));
        shown.priority = 1;
        CSS.highlights.set("current", shown);
      }
    } else if (current >= 0) {
      getSelection().removeAllRanges();
      getSelection().addRange(this.#found.rangeAt(current));
    }
  }
}

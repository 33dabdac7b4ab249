// A profile, compiled, and what it is asked.

import { Reader, exports, numbers, text as answer, write } from "./module.js";

// The switches of a tokenizer, in the order of their bits in `src/verbs.rs`.
const SWITCHES = [
  "spaces",
  "urls",
  "emails",
  "mentions",
  "hashtags",
  "splitDigits",
  "splitScripts",
  "splitUnderscores",
  "splitNonJoiners",
];
const ON = new Set(["urls", "emails", "mentions", "hashtags"]);
const ALL = 0xffff_ffff;

// Compiled profiles of which the object is gone.
const forgotten = new FinalizationRegistry((number) => exports().release(number));

export class Normalizer {
  #number;
  #description;

  constructor(profile = "search") {
    const number = exports().compile(write(profile));
    if (number < 0) {
      const error = new Reader();
      throw Object.assign(new Error(error.string()), { name: "ProfileError", offset: error.number() });
    }
    this.#number = number;
    forgotten.register(this, number, this);
  }

  free() {
    if (this.#number !== undefined) {
      forgotten.unregister(this);
      exports().release(this.#number);
      this.#number = undefined;
    }
  }

  get #handle() {
    if (this.#number === undefined) {
      throw new Error("arabic-text: this Normalizer was freed");
    }
    return this.#number;
  }

  get profile() {
    return this.#describe().profile;
  }

  get fingerprint() {
    return this.#describe().fingerprint;
  }

  get options() {
    return { ...this.#describe().options };
  }

  #describe() {
    if (!this.#description) {
      exports().describe(this.#handle);
      const reader = new Reader();
      const [profile, fingerprint, values] = [reader.string(), reader.string(), reader.list()];
      const names = Object.keys(menu().options);
      this.#description = { profile, fingerprint, options: Object.fromEntries(names.map((name, at) => [name, values[at]])) };
    }
    return this.#description;
  }

  normalize(text) {
    return exports().normalize(this.#handle, write(text)) ? answer() : String(text);
  }

  equivalent(a, b) {
    return Boolean(exports().equivalent(this.#handle, write(a), write(b, 1)));
  }

  find(text, needle, options) {
    const [start, end] = this.#find(text, needle, options, 1);
    return start === undefined ? null : [start, end];
  }

  findAll(text, needle, options) {
    return this.#find(text, needle, options, ALL);
  }

  #find(text, needle, { wholeWords = false } = {}, most) {
    exports().find(this.#handle, write(text), write(needle, 1), wholeWords, most);
    return numbers();
  }

  tokens(text, switches = {}) {
    const unknown = Object.keys(switches).find((name) => !SWITCHES.includes(name));
    if (unknown !== undefined) {
      throw new TypeError(`arabic-text: unknown switch \`${unknown}\`; expected one of ${SWITCHES.join(", ")}`);
    }
    const bits = SWITCHES.reduce((bits, name, at) => bits | ((switches[name] ?? ON.has(name)) << at), 0);
    text = String(text);
    exports().tokens(this.#handle, write(text), bits);
    return readTokens(text, numbers(), answer());
  }

  explain(text) {
    text = String(text);
    exports().explain(this.#handle, write(text));
    const reader = new Reader();
    const changes = [];
    while (!reader.isAtEnd) {
      const [start, end] = [reader.number(), reader.number()];
      const source = text.slice(start, end);
      const output = reader.string();
      changes.push({ start, end, source, output, sourceNames: reader.list(), outputNames: reader.list(), rules: reader.list() });
    }
    return changes;
  }

  align(text) {
    text = String(text);
    exports().align(this.#handle, write(text));
    return new Aligned(text, answer(), numbers());
  }
}

/** The kinds' names come first, and behind the folded texts of all tokens. */
function readTokens(text, numbers, texts) {
  const names = numbers.subarray(1, 1 + numbers[0]);
  const rows = numbers.subarray(1 + names.length);
  const folded = rows.length ? rows[rows.length - 1] : 0;
  let at = folded;
  const kinds = Array.from(names, (length) => texts.slice(at, (at += length)));
  const tokens = [];
  for (let row = 0, from = 0; row < rows.length; row += 4) {
    const [kind, start, end, to] = rows.subarray(row, row + 4);
    tokens.push({ kind: kinds[kind], start, end, text: text.slice(start, end), key: texts.slice(from, to) });
    from = to;
  }
  return tokens;
}

// Where the four numbers of a segment stand.
const SOURCE = 0;
const FOLDED = 2;

class Aligned {
  constructor(source, text, segments) {
    Object.assign(this, { source, text, segments });
  }

  sourceRange(start, end) {
    return this.#map(FOLDED, SOURCE, start, end, this.text.length, this.source.length);
  }

  foldedRange(start, end) {
    return this.#map(SOURCE, FOLDED, start, end, this.source.length, this.text.length);
  }

  /** The range of all segments that a range touches; where the next one begins if it is empty or touches none. */
  #map(from, to, start, end, length, otherLength) {
    const segments = this.segments;
    const last = Math.min(end, length);
    const first = this.#first(from, start, last > start);
    let behind = first;
    if (last > start) {
      behind = this.#first(from, last, false);
    }
    const place = first * 4 < segments.length ? segments[first * 4 + to] : otherLength;
    return behind > first ? [place, segments[(behind - 1) * 4 + to + 1]] : [place, place];
  }

  /** The first segment that begins at or behind a place, or ends behind it. */
  #first(side, place, byEnd) {
    let [low, high] = [0, this.segments.length / 4];
    while (low < high) {
      const middle = (low + high) >> 1;
      const isBefore = byEnd ? this.segments[middle * 4 + side + 1] <= place : this.segments[middle * 4 + side] < place;
      [low, high] = isBefore ? [middle + 1, high] : [low, middle];
    }
    return low;
  }
}

let known;

/** The names of profiles; of options, each with its values. */
export function menu() {
  if (!known) {
    exports().menu();
    const reader = new Reader();
    const profiles = reader.list();
    const options = reader.list();
    known = { profiles, options: Object.fromEntries(options.map((name) => [name, reader.list()])) };
  }
  return { profiles: [...known.profiles], options: { ...known.options } };
}

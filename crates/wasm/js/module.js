// The WebAssembly module: which build, how it is compiled, how texts and answers cross its border.

// U+FEFF at the beginning of a text is part of it.
const decoder = new TextDecoder("utf-16le", { ignoreBOM: true });

// From here on what copies a text at once is faster than a loop, or `String.fromCharCode`.
const LONG = 256;

let decode = (units) => decoder.decode(units);

/** Faster than `TextEncoder`, which would make UTF-8 of it. */
function copy(text, buffer, at) {
  const units = new Uint16Array(buffer, at, text.length);
  for (let unit = 0; unit < text.length; unit += 1) {
    units[unit] = text.charCodeAt(unit);
  }
}

let copyLong = copy;

/** Has long texts copied otherwise, into the module and out of it. */
export function copyBy(into, out) {
  copyLong = into;
  decode = out;
}

/** The functions of `src/border.rs`, once there is a module. */
let border;
let loading;

/** A module of one instruction: it is valid where the engine has vectors. */
const PROBE = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
);

export const hasVectors = () => WebAssembly.validate(PROBE);

/** Loads the module once. `read` gets the file of a build where the caller did not say. */
export function load(read, options = {}) {
  loading ??= start(options.wasm ?? read((options.simd ?? hasVectors()) ? "simd" : "plain")).catch((error) => {
    loading = undefined; // So that one can try again, online.
    throw error;
  });
  return loading;
}

/** The same at once, from the bytes of the module or from what they were compiled to. */
export function loadSync(wasm) {
  if (!border) {
    const module = wasm instanceof WebAssembly.Module ? wasm : new WebAssembly.Module(wasm);
    border = new WebAssembly.Instance(module).exports;
  }
}

async function start(wasm) {
  border = (await compile(await wasm)).exports;
}

async function compile(source) {
  if (source instanceof WebAssembly.Module) {
    return WebAssembly.instantiate(source);
  }
  if (typeof Response === "undefined" || !(source instanceof Response)) {
    if (ArrayBuffer.isView(source) || source instanceof ArrayBuffer) {
      return (await WebAssembly.instantiate(source)).instance;
    }
    source = await fetch(source);
  }
  if (!source.ok) {
    throw new Error(`arabic-text: ${source.url} could not be loaded: ${source.status} ${source.statusText}`);
  }
  // Some servers do not know the type of `.wasm`, without which nothing is compiled while it arrives.
  const streams = source.headers.get("content-type")?.startsWith("application/wasm");
  return (streams ? await WebAssembly.instantiateStreaming(source) : await WebAssembly.instantiate(await source.arrayBuffer()))
    .instance;
}

export function exports() {
  if (!border) {
    throw new Error("arabic-text: await init() first");
  }
  return border;
}

/** Writes a text to the module's memory; gives its length. */
export function write(text, which = 0) {
  text = String(text);
  const { room, memory } = exports();
  const at = room(which, text.length) >>> 0;
  (text.length < LONG ? copy : copyLong)(text, memory.buffer, at);
  return text.length;
}

/** A copy of the numbers of the last answer. */
export function numbers() {
  const { numbers, numbers_len, memory } = exports();
  return new Uint32Array(memory.buffer, numbers() >>> 0, numbers_len()).slice();
}

/** The text of the last answer. */
export function text() {
  const { units, units_len, memory } = exports();
  const answer = new Uint16Array(memory.buffer, units() >>> 0, units_len());
  return answer.length < LONG ? String.fromCharCode.apply(null, answer) : decode(answer);
}

/** Reads an answer from its beginning to its end. */
export class Reader {
  #numbers = numbers();
  #text = text();
  #number = 0;
  #at = 0;

  get isAtEnd() {
    return this.#number === this.#numbers.length;
  }

  number() {
    return this.#numbers[this.#number++];
  }

  string() {
    const start = this.#at;
    this.#at += this.number();
    return this.#text.slice(start, this.#at);
  }

  list() {
    return Array.from({ length: this.number() }, () => this.string());
  }
}

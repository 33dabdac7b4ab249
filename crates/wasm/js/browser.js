// arabic-text for browsers, workers and bundlers.

import { load } from "./module.js";

// Written out, so that bundlers see which files there are.
const files = {
  simd: () => new URL("./arabic_text_simd.wasm", import.meta.url),
  plain: () => new URL("./arabic_text.wasm", import.meta.url),
};

export const init = (options) => load((build) => files[build](), options);

export { highlight, clear } from "./highlight.js";
export { Normalizer, menu } from "./normalizer.js";

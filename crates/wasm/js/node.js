// arabic-text for Node: the module is read when it is imported, so `init` has nothing left to do.

import { readFileSync } from "node:fs";

import { copyBy, hasVectors, loadSync } from "./module.js";

const read = (name) => readFileSync(new URL(name, import.meta.url));

// For tests: the build that engines without vectors get.
const wantsPlain = process.env.ARABIC_TEXT_WASM === "plain";
loadSync(read(hasVectors() && !wantsPlain ? "./arabic_text_simd.wasm" : "./arabic_text.wasm"));

copyBy(
  (text, buffer, at) => Buffer.from(buffer, at).write(text, "utf16le"),
  ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("utf16le"),
);

export const init = async () => {};

export { highlight, clear } from "./highlight.js";
export { Normalizer, menu } from "./normalizer.js";

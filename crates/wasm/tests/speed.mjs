// How long folding and finding take, beside what people use instead; all take turns in one run.
// usage: node tests/speed.mjs [TEXT...]
//
// Without a text a sample is taken that every clone has, 6 MB of its sentences in random order.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Milliseconds of each, the least and the median of the turns. Runs in Node and, by its source, in browsers. */
export async function measure({ text, turns, api }) {
  const { Normalizer } = typeof api === "string" ? await import(api) : api;
  const search = new Normalizer();
  const mega = text.slice(0, 1_000_000 / (new TextEncoder().encode(text).length / text.length));
  // The rules of `search` for Arabic letters, as they are copied from answer to answer.
  const byRules = (text) =>
    text
      .replace(/[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/g, "")
      .replace(/[آأإٱ]/g, "ا")
      .replace(/ى/g, "ي")
      .replace(/ة/g, "ه")
      .replace(/[٠-٩]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x630));
  const works = {
    normalize: () => search.normalize(text),
    "NFD without marks (fuse.js and its kind)": () => text.normalize("NFD").replace(/[\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670]/g, ""),
    "NFD without \\p{M}": () => text.normalize("NFD").replace(/\p{M}/gu, ""),
    "five regular expressions": () => byRules(text),
    "five regular expressions on 1 MB": () => byRules(mega),
    "findAll on 1 MB, rare": () => search.findAll(mega, "مفتاح"),
    "findAll on 1 MB, frequent": () => search.findAll(mega, "من"),
    "align 1 MB": () => search.align(mega),
    "tokens of 1 MB": () => search.tokens(mega),
  };
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, work] of Object.entries(works)) {
      const start = performance.now();
      work();
      times[name].push(performance.now() - start);
    }
  }
  search.free();
  return Object.fromEntries(
    Object.entries(times).map(([name, of]) => {
      of.sort((a, b) => a - b);
      return [name, { least: of[0], median: of[of.length >> 1] }];
    }),
  );
}

/** The vocalized story of every clone, its sentences in random order, half of them without marks. */
export function sampleText(bytes = 6_000_000) {
  const vocalized = readFileSync(new URL("../../../benches/samples/vocalized.txt", import.meta.url), "utf8").split(/(?<=[.\n])/);
  const sentences = vocalized.flatMap((sentence) => [sentence, sentence.replace(/\p{M}/gu, "")]);
  const [parts, size] = [[], Buffer.byteLength(sentences.join("")) / sentences.length];
  for (let seed = 1, at = 0; at * size < bytes; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    parts.push(sentences[(seed >>> 8) % sentences.length]);
  }
  return parts.join("");
}

/** Measures until what is promised is seen, a few times at most: what else a machine does only adds to what the code takes. */
export async function measureAgain(measure) {
  const least = (a, b) => ({ least: Math.min(a.least, b.least), median: Math.min(a.median, b.median) });
  let times;
  for (let turn = 0; turn < 8 && (!times || check(times).length > 0); turn += 1) {
    const more = await measure();
    times = times ? Object.fromEntries(Object.entries(more).map(([name, of]) => [name, least(of, times[name])])) : more;
  }
  return times;
}

export function print(times, bytes) {
  for (const [name, { least, median }] of Object.entries(times)) {
    const speed = /MB/.test(name) ? "" : `${(bytes / median / 1000).toFixed(0)} MB/s`;
    console.log(`${name.padEnd(42)} ${median.toFixed(1).padStart(7)} ms ${least.toFixed(1).padStart(7)} least ${speed.padStart(10)}`);
  }
}

/** What is promised: as fast as those that do less, and a frame for 1 MB; on slower machines, the time of the rules on 1 MB. */
export function check(times) {
  const problems = [];
  const longest = Math.max(10, times["five regular expressions on 1 MB"].least);
  for (const other of ["NFD without marks (fuse.js and its kind)", "NFD without \\p{M}", "five regular expressions"]) {
    if (times.normalize.least > times[other].least) {
      problems.push(`normalize takes ${times.normalize.least} ms, ${other} ${times[other].least} ms`);
    }
  }
  for (const name of Object.keys(times).filter((name) => name.startsWith("findAll"))) {
    if (times[name].least > longest) {
      problems.push(`${name}: ${times[name].least} ms`);
    }
  }
  return problems;
}

/** Folding alone, inside of the module, of both builds, in GB/s. */
async function inside(text, turns) {
  const speeds = {};
  const bytes = Buffer.byteLength(text);
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of ["arabic_text", "arabic_text_simd"]) {
      const { instance } = await WebAssembly.instantiate(readFileSync(new URL(`../target/package/${name}.wasm`, import.meta.url)));
      const { room, compile, fold_often, memory } = instance.exports;
      const write = (text) => {
        const at = room(0, text.length);
        return Buffer.from(memory.buffer, at).write(text, "utf16le") / 2;
      };
      const number = compile(write("search"));
      const length = write(text);
      fold_often(number, length, 2);
      const start = performance.now();
      fold_often(number, length, 5);
      (speeds[name] ??= []).push((5 * bytes) / (performance.now() - start) / 1e6);
    }
  }
  const median = (of) => of.sort((a, b) => a - b)[of.length >> 1];
  const [plain, simd] = [median(speeds.arabic_text), median(speeds.arabic_text_simd)];
  console.log(`inside: ${simd.toFixed(2)} GB/s with vectors, ${plain.toFixed(2)} without, ${(simd / plain).toFixed(1)} times as fast`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = process.argv.slice(2);
  const texts = files.length ? files.map((file) => [file, readFileSync(file, "utf8")]) : [["sample", sampleText()]];
  const api = await import("../target/package/node.js");
  const problems = [];
  for (const [name, text] of texts) {
    console.log(`${name}, ${Buffer.byteLength(text)} bytes`);
    const times = await measureAgain(() => measure({ text, turns: 9, api }));
    print(times, Buffer.byteLength(text));
    await inside(text, 5);
    problems.push(...check(times));
  }
  problems.forEach((problem) => console.error(problem));
  process.exitCode = problems.length ? 1 : 0;
}

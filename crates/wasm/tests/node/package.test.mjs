// What JavaScript adds: places, surrogates, memory, errors.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { Normalizer, init, menu } from "../../target/package/node.js";
import { exports } from "../../target/package/module.js";
import { sample } from "./testdata.mjs";

const search = new Normalizer();
const slices = (text, places) => Array.from({ length: places.length / 2 }, (_, at) => text.slice(places[2 * at], places[2 * at + 1]));

test("the build is the one that was asked for", () => {
  assert.equal(Boolean(exports().has_vectors()), process.env.ARABIC_TEXT_WASM !== "plain");
});

/** The promise is 120 KB, as CDNs compress files (brotli). */
const MOST_BYTES = { "arabic_text.wasm": 100_000, "arabic_text_simd.wasm": 120_000 };
test("neither build grows beyond its size, compressed by brotli", () => {
  for (const [name, most] of Object.entries(MOST_BYTES)) {
    const { length } = brotliCompressSync(readFileSync(new URL(`../../target/package/${name}`, import.meta.url)));
    assert.ok(length <= most, `${name} has ${length} bytes`);
  }
});

test("init is there for code that runs in browsers too", async () => {
  await init();
  assert.equal(search.normalize("إِسْلَام"), "اسلام");
});

test("places are those of slice", () => {
  const text = "😀 قَرَأتُ كِتَـابَ أَخِي 😀، ثم كتابا";
  assert.deepEqual(slices(text, search.findAll(text, "كتاب")), ["كِتَـابَ", "كتاب"]);
  assert.ok(search.findAll(text, "كتاب") instanceof Uint32Array);
  assert.deepEqual(slices(text, search.findAll(text, "كتاب", { wholeWords: true })), ["كِتَـابَ"]);
  const [start, end] = search.find(text, "كتاب");
  assert.equal(text.slice(start, end), "كِتَـابَ");
  assert.equal(search.find(text, "بحر"), null);
  assert.equal(search.findAll(text, "بحر").length, 0);
  assert.equal(search.findAll(text, "").length, 0);
  assert.equal(search.findAll("", "كتاب").length, 0);
});

test("places in real text: every match folds to the needle, and nothing is missed", () => {
  for (const name of ["vocalized.txt", "tweets.txt", "persian.txt"]) {
    const text = sample(name);
    for (const needle of ["من", "الله", "كتاب", "و", "ما ", "😀"]) {
      const found = slices(text, search.findAll(text, needle));
      const folded = search.normalize(text).split(search.normalize(needle)).length - 1;
      assert.equal(found.length, folded, `${name} ${needle}`);
      found.forEach((match) => assert.equal(search.normalize(match), search.normalize(needle), name));
    }
  }
});

test("lone surrogates are what TextEncoder makes of them, and count as one unit", () => {
  const wellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text));
  for (const text of ["\uD800", "a\uDC00b", "\uDE00\uD83D", "كِتاب\uD83D", "\uD83Dكِتاب", "x".repeat(500) + "\uDFFF"]) {
    assert.equal(search.normalize(text), wellFormed(text).replace("\u0650", ""));
    assert.equal(new Normalizer("none").normalize(text), wellFormed(text));
  }
  assert.equal(search.normalize("\uFFFD"), "\uFFFD");
  const text = "\uD83D كِتابٌ \uDE00\uDE00 كتاب 😀 كتاب";
  assert.deepEqual(slices(text, search.findAll(text, "كتاب")), ["كِتابٌ", "كتاب", "كتاب"]);
  assert.deepEqual(search.tokens("\uDC00 بحرٌ").at(-1), { kind: "word", start: 2, end: 6, text: "بحرٌ", key: "بحر" });
  assert.deepEqual(search.find(text, "\uDE00\uDE00"), search.find(text, "\uFFFD\uFFFD"));
});

test("the first character may be U+FEFF, and NUL is a character", () => {
  const none = new Normalizer("none");
  for (const text of ["\uFEFFabc", "a\0b", "\0", `\uFEFF${"ب".repeat(1000)}\uFFFD`]) {
    assert.equal(none.align(text).text, text);
    assert.equal(none.normalize(text), text);
  }
});

test("what is no string is made one, as the language does", () => {
  assert.equal(search.normalize(12), "12");
  assert.equal(search.normalize(undefined), "undefined");
  assert.deepEqual(search.find(2024, 20), [0, 2]);
});

test("ranges there and back", () => {
  const aligned = search.align("ﻻ شَيْءٌ");
  assert.equal(aligned.text, "لا شيء");
  assert.deepEqual(aligned.sourceRange(0, 1), [0, 1]);
  assert.deepEqual(aligned.sourceRange(3, 6), [2, 8]);
  assert.deepEqual(aligned.foldedRange(0, 1), [0, 2]);
  assert.deepEqual(aligned.foldedRange(2, 4), [3, 4]);
  assert.deepEqual(aligned.sourceRange(2, 2), [1, 1]);
  assert.deepEqual(aligned.sourceRange(99, 120), [8, 8]);
  assert.deepEqual(aligned.foldedRange(0, 99), [0, 6]);
  assert.deepEqual(aligned.sourceRange(4, 3), aligned.sourceRange(4, 4));
  const removed = search.align("\u064Eب");
  assert.deepEqual(removed.foldedRange(0, 1), [0, 0]);
  assert.deepEqual(search.align("").sourceRange(0, 1), [0, 0]);
});

test("an error names its place and what was expected", () => {
  const error = (profile) => {
    try {
      new Normalizer(profile);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  assert.equal(error("search"), undefined);
  assert.equal(error("serach").name, "ProfileError");
  assert.match(error("serach").message, /`search`/);
  assert.equal(error("search,digit=keep").offset, 7);
  assert.equal(error("search,digits=x").offset, 14);
  assert.throws(() => search.tokens("a", { url: false }), /unknown switch `url`; expected one of .*urls/);
});

test("fingerprints are those of the library", () => {
  assert.match(search.fingerprint, /^[0-9a-f]{16}$/);
  assert.equal(search.fingerprint, new Normalizer(search.profile).fingerprint);
  assert.notEqual(search.fingerprint, new Normalizer("search,digits=keep").fingerprint);
  assert.equal(new Normalizer("search,hamza=to_seat,digits=keep").profile, "search,hamza=to_seat,digits=keep");
});

test("menus are copies", () => {
  menu().profiles.length = 0;
  assert.ok(menu().profiles.length > 10);
});

test("free gives back, once", () => {
  const before = exports().alive();
  const normalizer = new Normalizer("loose");
  assert.equal(exports().alive(), before + 1);
  normalizer.free();
  normalizer.free();
  assert.equal(exports().alive(), before);
  assert.throws(() => normalizer.normalize("a"), /freed/);
});

test("100,000 calls leave no memory behind", () => {
  const text = sample("vocalized.txt").slice(0, 2000);
  const call = (at) => {
    search.normalize(text);
    search.findAll(text, "من");
    search.equivalent(text, text);
    if (at % 20 === 0) {
      search.tokens(text);
      search.align(text);
    }
    if (at % 500 === 0) {
      search.explain(text.slice(0, 200));
    }
    if (at % 100 === 0) {
      new Normalizer("search,digits=keep").free();
    }
  };
  for (let at = 0; at < 2000; at += 1) {
    call(at);
  }
  const before = exports().memory.buffer.byteLength;
  for (let at = 0; at < 100_000; at += 1) {
    call(at);
  }
  assert.equal(exports().memory.buffer.byteLength, before);
});

test("objects that are forgotten are freed", { skip: !globalThis.gc && "node was started without --expose-gc" }, async () => {
  const before = exports().alive();
  (() => Array.from({ length: 1000 }, () => new Normalizer("clean")))();
  assert.ok(exports().alive() >= before + 1000);
  for (let turn = 0; turn < 50 && exports().alive() > before; turn += 1) {
    globalThis.gc();
    await new Promise((done) => setTimeout(done, 20));
  }
  // Objects of other tests may have gone as well.
  assert.ok(exports().alive() <= before, `${exports().alive()} of ${before}`);
});

test("a large text gives its room back for others", () => {
  const text = "قَرَأتُ كِتَـابَ أَخِي ".repeat(200_000);
  assert.equal(search.findAll(text, "كتاب").length, 400_000);
  const folded = search.normalize(text);
  assert.equal(folded, "قرات كتاب اخي ".repeat(200_000));
  const turn = () => {
    search.normalize(text);
    search.normalize("قصيرٌ");
    search.findAll(text, "كتاب");
  };
  // Small objects stand between large buffers, so the memory may grow in the second turn as well.
  turn();
  turn();
  const before = exports().memory.buffer.byteLength;
  for (let at = 0; at < 20; at += 1) {
    turn();
  }
  assert.equal(exports().memory.buffer.byteLength, before);
});

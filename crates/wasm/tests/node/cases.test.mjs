// The library's cases, through JavaScript.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Normalizer, menu } from "../../target/package/node.js";
import { foldCases, tokenCases } from "./testdata.mjs";

const compiled = new Map();
const normalizer = (profile) => {
  if (!compiled.has(profile)) {
    compiled.set(profile, new Normalizer(profile));
  }
  return compiled.get(profile);
};
const bytes = (text) => Buffer.from(text, "utf8").toString("hex");

test("every case of folding, byte for byte", () => {
  const cases = foldCases();
  assert.ok(cases.length > 600, `${cases.length} cases`);
  for (const { profile, input, expected, context } of cases) {
    assert.equal(bytes(normalizer(profile).normalize(input)), bytes(expected), context);
  }
});

test("cases behind text of every length up to a block, and in long text", () => {
  for (const { profile, input, expected, context } of foldCases().filter((one) => !one.profile.includes("collapse_lines"))) {
    for (const length of [1, 15, 16, 31, 63, 64, 700]) {
      const framed = (text) => `${"-".repeat(length)}\n${text}\n\u0628\u062A${"-".repeat(length)}`;
      assert.equal(bytes(normalizer(profile).normalize(framed(input))), bytes(framed(expected)), `${context} behind ${length}`);
    }
  }
});

test("aligned and compared, the cases give the same", () => {
  for (const { profile, input, expected, context } of foldCases()) {
    const aligned = normalizer(profile).align(input);
    assert.equal(bytes(aligned.text), bytes(expected), context);
    assert.ok(normalizer(profile).equivalent(input, expected) || normalizer(profile).normalize(expected) !== expected, context);
    checkSegments(aligned, context);
  }
});

/** Segments follow each other, cover the folded text and end where the source does. */
function checkSegments({ source, text, segments }, context) {
  let [before, folded] = [segments[0] ?? source.length, 0];
  for (let at = 0; at < segments.length; at += 4) {
    assert.deepEqual([segments[at], segments[at + 2]], [before, folded], context);
    [before, folded] = [segments[at + 1], segments[at + 3]];
    assert.ok(isBoundary(source, before) && isBoundary(text, folded), context);
  }
  assert.equal(folded, text.length, context);
  assert.ok(segments.length === 0 || before === source.length, context);
}

/** Not inside of a pair. */
const isBoundary = (text, at) => !(/[\uDC00-\uDFFF]/.test(text[at] ?? "") && /[\uD800-\uDBFF]/.test(text[at - 1] ?? ""));

test("changes put in place of their sources give the folded text", () => {
  // `explain` goes line by line.
  for (const { profile, input, expected, context } of foldCases().filter((one) => !one.profile.includes("collapse_lines"))) {
    let [text, at] = ["", 0];
    for (const change of normalizer(profile).explain(input)) {
      assert.equal(change.source, input.slice(change.start, change.end), context);
      assert.equal(change.sourceNames.length, [...change.source].length, context);
      assert.equal(change.outputNames.length, [...change.output].length, context);
      assert.ok(change.rules.length > 0, context);
      text += input.slice(at, change.start) + change.output;
      at = change.end;
    }
    assert.equal(bytes(text + input.slice(at)), bytes(expected), context);
  }
});

const SWITCHES = {
  digits: "splitDigits",
  scripts: "splitScripts",
  underscores: "splitUnderscores",
  non_joiners: "splitNonJoiners",
};

test("every case of tokens, with places", () => {
  const cases = tokenCases();
  assert.ok(cases.length > 100, `${cases.length} cases`);
  for (const { options, text, expected, context } of cases) {
    const switches = Object.fromEntries(options.map((name) => [SWITCHES[name], true]));
    const tokens = normalizer("none").tokens(text, switches);
    assert.deepEqual(tokens.map(({ kind, text }) => [kind, text]), expected, context);
    tokens.forEach((token) => assert.equal(token.text, text.slice(token.start, token.end), context));
    const whole = normalizer("none").tokens(text, { ...switches, spaces: true });
    assert.equal(whole.map((token) => token.text).join(""), text, context);
  }
});

test("every profile and every value of an option can be named, and is told", () => {
  const { profiles, options } = menu();
  for (const name of ["none", "clean", "search", "loose", "persian", "lucene_arabic"]) {
    assert.ok(profiles.includes(name), name);
  }
  for (const profile of profiles) {
    const values = normalizer(profile).options;
    assert.deepEqual(Object.keys(values), Object.keys(options));
    const inFull = Object.entries(values).map(([option, value]) => `,${option}=${value}`).join("");
    assert.equal(normalizer(`${profile}${inFull}`).fingerprint, normalizer(profile).fingerprint, profile);
  }
  for (const [option, values] of Object.entries(options)) {
    const seen = values.map((value) => normalizer(`none,${option}=${value}`).options[option]);
    assert.deepEqual(seen, values);
    assert.ok(values.length > 1, option);
  }
});

// The same as tests/speed.mjs in Chromium, and highlighting beside mark.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { check, measure, measureAgain, print, sampleText } from "../speed.mjs";
import { require, start } from "./setup.mjs";

const PAGE = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>t</title><script type="module">
  import * as api from "/browser.js";
  await api.init();
  globalThis.api = api;
  document.documentElement.dataset.ready = "yes";
</script></html>`;

let host;
before(async () => (host = await start("target/package", (path) => (path === "/" ? PAGE : path === "/favicon.ico" ? "" : undefined))));
after(() => host.stop());

test("normalize is as fast as regular expressions that do less, and 1 MB is searched in 10 ms", async () => {
  const page = await host.open();
  const text = sampleText();
  const work = `(${measure})(${JSON.stringify({ text, turns: 9, api: "/browser.js" })})`;
  const times = await measureAgain(() => page.evaluate(work));
  print(times, Buffer.byteLength(text));
  assert.deepEqual(check(times), []);
  await host.close(page);
});

test("highlight finds more than mark.js; how long both take", async () => {
  const page = await host.open();
  await page.evaluate(readFileSync(require.resolve("mark.js/dist/mark.min.js"), "utf8"));
  const text = sampleText(120_000);
  const results = await page.evaluate(async (text) => {
    const main = document.createElement("main");
    for (const line of text.split("\n")) {
      main.append(Object.assign(document.createElement("p"), { textContent: line }));
    }
    document.body.append(main);
    const marker = new globalThis.Mark(main);
    const results = [];
    for (const needle of ["كتاب", "البحر", "من"]) {
      const times = { own: [], ownMarks: [], marker: [], optional: [] };
      // What people do for want of it: marks and tatweels between all letters.
      const optional = new RegExp([...needle].join("[\\u064B-\\u065F\\u0670\\u0640]*"), "g");
      let counts = {};
      const time = (name, work) => {
        getComputedStyle(main.lastChild).display; // What was done before is settled.
        main.getBoundingClientRect();
        const start = performance.now();
        work();
        times[name].push(performance.now() - start);
      };
      for (let turn = 0; turn < 15; turn += 1) {
        await new Promise(requestAnimationFrame);
        time("own", () => (counts.own = api.highlight(main, needle).count));
        api.clear();
        time("ownMarks", () => api.highlight(main, needle, { method: "mark" }));
        api.clear();
        time("marker", () =>
          marker.mark(needle, { diacritics: true, separateWordSearch: false, done: (count) => (counts.marker = count) }),
        );
        marker.unmark();
        time("optional", () => marker.markRegExp(optional, { done: (count) => (counts.optional = count) }));
        marker.unmark();
      }
      // The first turns are compiled while they run.
      const median = (of) => of.slice(5).sort((a, b) => a - b)[5];
      results.push({ needle, counts, own: median(times.own), ownMarks: median(times.ownMarks), marker: median(times.marker), optional: median(times.optional) });
    }
    return results;
  }, text);
  for (const { needle, counts, own, ownMarks, marker, optional } of results) {
    console.log(`${needle}: ${counts.own} in ${own.toFixed(1)} ms, with <mark> ${ownMarks.toFixed(1)} ms`);
    console.log(`  mark.js with diacritics: ${counts.marker} in ${marker.toFixed(1)} ms; with optional marks: ${counts.optional} in ${optional.toFixed(1)} ms`);
    assert.ok(counts.own > counts.marker && counts.own >= counts.optional, JSON.stringify(counts));
  }
  await host.close(page);
});

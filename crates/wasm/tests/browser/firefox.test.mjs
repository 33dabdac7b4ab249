// The package and the page in Firefox, which nothing drives: a page of the server checks by itself, and tells the server.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { serve } from "../../serve.mjs";
import { path } from "./setup.mjs";

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** Runs in the browser. */
async function checks() {
  const api = await import("/arabic-text/browser.js");
  await api.init();
  const search = new api.Normalizer();
  const main = document.createElement("main");
  main.innerHTML = "<p>قَرَأتُ كِ<b>تَـا</b>بَ أَخِي</p>";
  document.body.append(main);
  const { exports } = await import("/arabic-text/module.js");
  const answer = {
    normalized: search.normalize("إِسْلَام".repeat(100)) === "اسلام".repeat(100),
    lone: search.normalize("a\uD800b"),
    places: [...search.findAll("😀 كِتابٌ \uDC00 كتاب", "كتاب")],
    vectors: Boolean(exports().has_vectors()),
    highlighted: String(api.highlight(main, "كتاب").rangeAt(0)),
    registered: CSS.highlights?.get("arabic-text")?.size,
  };
  api.clear();
  const marked = api.highlight(main, "كتاب", { method: "mark" });
  answer.marks = [main.querySelectorAll("mark").length, String(marked.rangeAt(0))];

  // The page, in a frame of the same origin.
  const frame = document.createElement("iframe");
  frame.width = 1000;
  frame.src = "/index.html#q=";
  const problems = [];
  document.body.append(frame);
  await new Promise((done) => (frame.onload = done));
  const { contentWindow: window, contentDocument: page } = frame;
  window.addEventListener("error", (event) => problems.push(String(event.error)));
  while (page.documentElement.dataset.ready !== "yes") {
    await new Promise((done) => setTimeout(done, 20));
  }
  const query = page.getElementById("query");
  query.value = "كتاب";
  query.dispatchEvent(new window.Event("input"));
  answer.page = [window.CSS.highlights.get("arabic-text").size, page.getElementById("count").textContent];
  for (const tab of ["fold", "explain", "tokens"]) {
    page.getElementById(`tab-${tab}`).click();
  }
  answer.tokens = page.querySelectorAll("#tokens .token").length > 100;
  answer.changes = page.querySelectorAll("#changes tr").length > 100;
  answer.folded = page.getElementById("folded").textContent.startsWith("كان في قريه");
  return { ...answer, problems };
}

const PAGE = `<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>t</title><body><script type="module">
  const told = await (${checks})().catch((error) => ({ error: String(error) + error.stack }));
  await fetch("/told/" + encodeURIComponent(JSON.stringify(told)));
</script></body></html>`;

test("Firefox", { skip: !existsSync(FIREFOX) && `there is no ${FIREFOX}`, timeout: 120_000 }, async () => {
  let tell;
  const told = new Promise((done) => (tell = done));
  const server = await serve(path("target/page"), 0, (asked) => {
    if (asked.startsWith("/told/")) {
      tell(JSON.parse(asked.slice("/told/".length)));
      return "";
    }
    return asked === "/check" ? PAGE : undefined;
  });
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  const address = `http://127.0.0.1:${server.address().port}/check`;
  const firefox = spawn(FIREFOX, ["--headless", "--no-remote", "--profile", profile, address], { stdio: "ignore" });
  try {
    assert.deepEqual(await told, {
      normalized: true,
      lone: "a\uFFFDb",
      places: [3, 9, 12, 16],
      vectors: true,
      highlighted: "كِتَـابَ",
      registered: 1,
      marks: [3, "كِتَـابَ"],
      page: [2, "2 found"],
      tokens: true,
      changes: true,
      folded: true,
      problems: [],
    });
  } finally {
    firefox.kill();
    await new Promise((done) => firefox.once("exit", done));
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

// The page, as people use it, in Chromium.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { require, screenshotPath, start } from "./setup.mjs";

const TABS = ["search", "fold", "explain", "tokens"];
let host;
before(async () => (host = await start()));
after(() => host.stop());

/** Opens the page, works with it, and looks at its console. */
const onPage = async (address, work, options) => {
  const page = await host.open(address, options);
  await work(page);
  await host.close(page);
};
const found = (page, name = "arabic-text") =>
  page.evaluate((name) => {
    const texts = [...(CSS.highlights.get(name) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    });
    return texts;
  }, name);
const hash = (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

test("a query is found as one types, vocalized, and counted", () =>
  onPage("#q=", async (page) => {
    await page.locator("#query").pressSequentially("كتاب");
    assert.deepEqual(await found(page), ["كِتَابَ", "كِتَابٌ"]);
    assert.match(await page.textContent("#count"), /^2 /);
    await page.locator("#query").press("Backspace");
    assert.ok((await found(page)).length >= 2);
    await page.check("#whole");
    await page.locator("#query").fill("كتاب");
    assert.deepEqual(await found(page), ["كِتَابٌ"]);
    await page.locator("#query").fill("");
    assert.deepEqual(await found(page), []);
    assert.equal(await page.textContent("#count"), "");
  }));

test("words in Uthmani spelling are found as they are typed today", () =>
  onPage("#shipped=uthmani&q=", async (page) => {
    const query = page.locator("#query");
    await query.fill("المؤمنون");
    assert.deepEqual(await found(page), ["ٱلۡمُؤۡمِنُونَ"]);
    await page.locator("#form").fill("search,dagger_alef=to_alef");
    await query.fill("الكتاب");
    assert.deepEqual(await found(page), ["ٱلۡكِتَـٰبُ"]);
    await query.fill("العالمين");
    assert.deepEqual(await found(page), ["ٱلۡعَـٰلَمِينَ"]);
  }));

test("matches are gone through by keyboard and by buttons", () =>
  onPage("#q=كتاب", async (page) => {
    await page.locator("#query").press("Enter");
    assert.deepEqual(await found(page, "current"), ["كِتَابَ"]);
    assert.match(await page.textContent("#count"), /1$/);
    await page.locator("#query").press("Enter");
    assert.deepEqual(await found(page, "current"), ["كِتَابٌ"]);
    await page.locator("#query").press("Enter");
    assert.deepEqual(await found(page, "current"), ["كِتَابَ"]);
    await page.locator("#query").press("Shift+Enter");
    assert.deepEqual(await found(page, "current"), ["كِتَابٌ"]);
    await page.click("#previous");
    assert.deepEqual(await found(page, "current"), ["كِتَابَ"]);
    const [box, range] = await page.evaluate(() => {
      const at = (thing) => thing.getBoundingClientRect().toJSON();
      return [at(document.getElementById("found")), at([...CSS.highlights.get("current")][0])];
    });
    assert.ok(range.top >= box.top && range.bottom <= box.bottom, "the match is in sight");
  }));

test("a text is typed, pasted as a file, dropped", () =>
  onPage("", async (page) => {
    await page.locator("#text").fill("مَرْكَبٌ");
    await page.locator("#query").fill("مركب");
    assert.deepEqual(await found(page), ["مَرْكَبٌ"]);
    await page.setInputFiles("#file", { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("بَحْرٌ وبحر") });
    await page.locator("#query").fill("بحر");
    await page.waitForFunction(() => CSS.highlights.get("arabic-text")?.size === 2);
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["البَحْرُ"], "b.txt", { type: "text/plain" }));
      document.getElementById("text").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction(() => CSS.highlights.get("arabic-text")?.size === 1);
    assert.equal(await page.inputValue("#text"), "البَحْرُ");
  }));

test("a link reproduces what one sees", () =>
  onPage("", async (page) => {
    await page.locator("#text").fill("سُؤالٌ ٣");
    await page.click("summary");
    await page.locator("#options label", { hasText: "digits" }).locator("select").selectOption("keep");
    await page.locator("#options label", { hasText: /^hamza/ }).locator("select").selectOption("to_seat");
    await page.locator("#query").fill("سوال");
    await page.click("#tab-fold");
    assert.equal(hash(page).get("profile"), "search,hamza=to_seat,digits=keep");
    assert.equal(await page.inputValue("#form"), "search,hamza=to_seat,digits=keep");
    assert.equal(await page.textContent("#folded"), "سوال ٣");

    const other = await host.open(new URL(page.url()).hash);
    assert.equal(await other.textContent("#folded"), "سوال ٣");
    assert.equal(await other.inputValue("#query"), "سوال");
    assert.equal(await other.getAttribute("#tab-fold", "aria-selected"), "true");
    assert.equal(await other.textContent("#fingerprint"), await page.textContent("#fingerprint"));
    await host.close(other);
  }));

test("every option of every profile is a control that says its value", () =>
  onPage("", async (page) => {
    const shown = await page.evaluate(async () => {
      const { Normalizer, menu } = await import("./arabic-text/browser.js");
      const wrong = [];
      const preset = document.getElementById("preset");
      const controls = () => Object.fromEntries([...document.querySelectorAll("#options label")].map((label) => [label.firstChild.data, label.querySelector("select").value]));
      for (const profile of menu().profiles) {
        preset.value = profile;
        preset.dispatchEvent(new Event("change"));
        const normalizer = new Normalizer(profile);
        if (JSON.stringify(controls()) !== JSON.stringify(normalizer.options)) {
          wrong.push(profile);
        }
      }
      return { wrong, options: Object.keys(controls()).length, profiles: preset.options.length };
    });
    assert.deepEqual(shown.wrong, []);
    assert.ok(shown.options >= 20 && shown.profiles >= 21, JSON.stringify(shown));
  }));

test("a profile that is none is told, and the one before it stays", () =>
  onPage("#q=كتاب", async (page) => {
    await page.locator("#form").fill("search,digit=keep");
    assert.match(await page.textContent("#form-problem"), /unknown option `digit`/);
    assert.equal(await page.getAttribute("#form", "aria-invalid"), "true");
    assert.equal((await found(page)).length, 2);
    await page.locator("#form").fill("none");
    assert.equal(await page.textContent("#form-problem"), "");
    assert.equal((await found(page)).length, 0);
  }));

test("a part of a folded text shows its other half, by pointer and by keys", () =>
  onPage("#tab=fold&text=" + encodeURIComponent("كِتَابٌ ﻻ"), async (page) => {
    await page.focus("#source");
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await found(page, "current"), ["كِ", "ك"]);
    await page.keyboard.press("ArrowLeft");
    assert.deepEqual(await found(page, "current"), ["تَ", "ت"]);
    await page.keyboard.press("End");
    assert.deepEqual(await found(page, "current"), ["ﻻ", "لا"]);
    assert.equal(await page.textContent("#pair"), "ﻻ → لا");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    assert.deepEqual(await found(page, "current"), ["بٌ", "ب"]);
    const at = await page.evaluate(() => {
      const range = document.createRange();
      const node = document.querySelector("#folded p").firstChild;
      range.setStart(node, 1);
      range.setEnd(node, 2);
      const { x, y, width, height } = range.getBoundingClientRect();
      return [x + width / 2, y + height / 2];
    });
    await page.mouse.move(...at);
    assert.deepEqual(await found(page, "current"), ["تَ", "ت"]);
  }));

test("each change is explained", () =>
  onPage("#tab=explain&text=" + encodeURIComponent("أُمٌّ"), async (page) => {
    const rows = await page.locator("#changes tr").allInnerTexts();
    assert.equal(rows.length, 4);
    assert.match(rows[0], /U\+0623 ARABIC LETTER ALEF WITH HAMZA ABOVE\s.*U\+0627 ARABIC LETTER ALEF\s.*alef/s);
    assert.match(rows[1], /nothing\s.*marks/s);
  }));

test("tokens have colours by kind, and switches", () =>
  onPage("#tab=tokens&text=" + encodeURIComponent("زارَ ٣ مدن 🙂 #سفر سميت29!"), async (page) => {
    const kinds = () => page.locator("#tokens .token").evaluateAll((all) => all.map(({ className, textContent }) => `${className} ${textContent}`));
    assert.deepEqual(await kinds(), [
      "token word زارَ",
      "token number ٣",
      "token word مدن",
      "token emoji 🙂",
      "token hashtag #سفر",
      "token word سميت29",
      "token punctuation !",
    ]);
    assert.equal(await page.textContent("#tokens"), "زارَ ٣ مدن 🙂 #سفر سميت29!");
    await page.getByLabel("splitDigits").check();
    assert.equal((await kinds()).length, 8);
    await page.getByLabel("hashtags").uncheck();
    assert.equal((await kinds()).length, 9);
    assert.equal(hash(page).get("switches"), "hashtags splitDigits");
    const colours = await page.locator("#kinds li").evaluateAll((all) => all.map((li) => getComputedStyle(li).backgroundColor));
    assert.equal(new Set(colours).size, colours.length);
  }));

test("tabs are gone through by arrow keys, in both directions of reading", () =>
  onPage("", async (page) => {
    const selected = () => page.getAttribute('[aria-selected="true"]', "id");
    await page.focus("#tab-search");
    await page.keyboard.press("ArrowRight");
    assert.equal(await selected(), "tab-fold");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-fold");
    await page.keyboard.press("End");
    assert.equal(await selected(), "tab-tokens");
    await page.click("#language");
    assert.equal(await page.getAttribute("html", "dir"), "rtl");
    await page.focus("#tab-tokens");
    await page.keyboard.press("ArrowRight");
    assert.equal(await selected(), "tab-explain");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await selected(), "tab-tokens");
  }));

test("everything can be reached by the tab key", () =>
  onPage("", async (page) => {
    await page.click("summary");
    const missing = await page.evaluate(() => {
      const all = [...document.querySelectorAll("button, input, select, textarea, summary, [tabindex]")];
      return all.filter((one) => one.tabIndex < 0 && one.role !== "tab").map((one) => one.id);
    });
    assert.deepEqual(missing, []);
    const reached = new Set();
    await page.focus("#language");
    for (let at = 0; at < 45; at += 1) {
      reached.add(await page.evaluate(() => document.activeElement.id));
      await page.keyboard.press("Tab");
    }
    for (const id of ["text", "shipped", "file", "preset", "form", "tab-search", "query", "previous", "next", "whole", "found"]) {
      assert.ok(reached.has(id), `${id} was not reached: ${[...reached]}`);
    }
  }));

test("without a network the page works from its second visit on", async () => {
  const own = await start();
  const page = await own.open("");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => navigator.serviceWorker.controller !== null);
  await own.stopServer();
  await page.context().setOffline(true);
  await page.goto(`${own.base}#q=كتاب&shipped=vocalized`);
  await page.reload();
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  assert.equal((await found(page)).length, 2);
  await page.selectOption("#shipped", "persian");
  await page.locator("#query").fill("کتاب");
  await page.waitForFunction(() => document.querySelector("#text").value.length > 500);
  await own.close(page);
  await own.stop();
});

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const looks = [
  ["light", {}],
  ["dark", { colorScheme: "dark" }],
  ["small", { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
];
for (const [look, options] of looks) {
  for (const tab of TABS) {
    const language = look === "light" ? "en" : "ar";
    test(`axe finds nothing on the tab ${tab}, ${look}, ${language}`, () =>
      onPage(
        `#tab=${tab}&lang=${language}&shipped=${tab === "tokens" ? "tweets" : "vocalized"}&q=كتاب`,
        async (page) => {
          if (look === "light") {
            await page.click("summary");
          }
          await page.evaluate(axe);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
          assert.deepEqual(said, []);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${overflow} pixels to the side`);
          // As high as the page: lines that cannot be seen are not drawn.
          const height = await page.evaluate(() => document.documentElement.scrollHeight);
          await page.setViewportSize({ ...page.viewportSize(), height });
          await page.screenshot({ path: screenshotPath(`${tab}-${look}`), fullPage: true });
        },
        options,
      ));
  }
}

test("a screen reader is told what is what", () =>
  onPage("#q=كتاب", async (page) => {
    const tree = await page.locator("body").ariaSnapshot();
    for (const wanted of [/heading "arabic-text"/, /textbox "Text"/, /combobox "Rules"/, /tab "Search" \[selected\]/, /searchbox "Find"/, /status/, /checkbox "Whole words"/, /tabpanel "Search"/]) {
      assert.match(tree, wanted);
    }
  }));

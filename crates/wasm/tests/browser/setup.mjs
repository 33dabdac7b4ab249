// A browser and a server for the tests of a file.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { serve } from "../../serve.mjs";

export const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const require = createRequire(path("target/tools/package.json"));
const { chromium } = require("playwright-core");

/** Headless, of the system, and silent on the network. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser and a server of the folder; `also` answers requests first. Gives what opens pages. */
export async function start(folder = "target/page", also) {
  const server = await serve(path(folder), 0, also);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    stopServer: () => new Promise((done) => (server.closeAllConnections(), server.close(done))),
    async stop() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
    /** A page of its own context. What it says on the console, or fails to load, fails the test. */
    async open(address = "", options = {}) {
      const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, ...options });
      const page = await context.newPage();
      page.problems = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.problems.push(message.text()));
      page.on("pageerror", (error) => page.problems.push(error.stack));
      await page.goto(this.base + address);
      await page.waitForSelector("html[data-ready]", { timeout: 20_000, state: "attached" });
      return page;
    },
    async close(page) {
      assert.deepEqual(page.problems, []);
      await page.context().close();
    },
  };
}

export function screenshotPath(name) {
  mkdirSync(path("target/screenshots"), { recursive: true });
  return path(`target/screenshots/${name}.png`);
}

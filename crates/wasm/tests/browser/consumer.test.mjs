// The package as others have it: packed, installed, its types checked, bundled by Vite, and run.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { path, start } from "./setup.mjs";

const consumer = path("target/consumer");
const tools = path("target/tools/node_modules");
const run = (command, ...args) => {
  try {
    return execFileSync(command, args, { cwd: consumer, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    throw new Error(`${command} ${args.join(" ")}\n${error.stdout}\n${error.stderr}`);
  }
};

before(() => {
  rmSync(consumer, { recursive: true, force: true });
  mkdirSync(join(consumer, "node_modules"), { recursive: true });
  cpSync(path("tests/consumer"), consumer, { recursive: true });
  writeFileSync(join(consumer, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", "pack", "--silent", path("target/package"));
  const packed = readdirSync(consumer).find((name) => name.endsWith(".tgz"));
  run("tar", "-xzf", packed);
  cpSync(join(consumer, "package"), join(consumer, "node_modules/arabic-text"), { recursive: true });
  symlinkSync(join(tools, "vite"), join(consumer, "node_modules/vite"));
});

test("what is packed is what is needed", () => {
  assert.deepEqual(readdirSync(join(consumer, "package")).sort(), [
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "arabic_text.wasm",
    "arabic_text_simd.wasm",
    "browser.js",
    "highlight.js",
    "index.d.ts",
    "joining.js",
    "marks.js",
    "module.js",
    "node.js",
    "normalizer.js",
    "package.json",
    "page_text.js",
  ]);
});

test("Node imports it", () => {
  assert.equal(run("node", "node.mjs"), "8,14\n");
});

test("TypeScript takes the types, strictly", () => {
  run("node", join(tools, "typescript/bin/tsc"), "--project", "tsconfig.json");
});

const EXPECTED = {
  key: "اسلام",
  first: [0, 6],
  places: [0, 6, 7, 11],
  same: true,
  tokens: 5,
  changes: 2,
  range: [0, 3],
  texts: ["كِتَـابَ"],
  names: ["keep", "ascii", "arabic_indic", "extended_arabic_indic"],
  offset: 7,
  worker: "الشمس",
};

const answerOf = async (host) => {
  const page = await host.open();
  const answer = JSON.parse(await page.title());
  await host.close(page);
  return answer;
};

test("Vite builds it, and Chromium runs what was built", async () => {
  run("node", join(tools, "vite/bin/vite.js"), "build", "--logLevel", "warn");
  const host = await start("target/consumer/dist");
  try {
    assert.deepEqual(await answerOf(host), EXPECTED);
  } finally {
    await host.stop();
  }
});

test("Vite serves it while one develops", async () => {
  const vite = spawn("node", [join(tools, "vite/bin/vite.js"), "--host", "127.0.0.1", "--port", "0", "--strictPort"], { cwd: consumer });
  const host = await start();
  try {
    host.base = await new Promise((done, failed) => {
      let said = "";
      vite.stdout.on("data", (data) => {
        said += String(data).replace(/\u001B\[\d+m/g, "");
        const address = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (address) {
          done(address[0]);
        }
      });
      vite.on("exit", () => failed(new Error(said)));
    });
    assert.deepEqual(await answerOf(host), EXPECTED);
  } finally {
    vite.kill();
    await host.stop();
  }
});

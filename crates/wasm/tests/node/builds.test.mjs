import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("digests.mjs", import.meta.url));
const digests = (build) =>
  execFileSync(process.execPath, [script], { env: { ...process.env, ARABIC_TEXT_WASM: build }, encoding: "utf8", timeout: 120_000 }).trim().split("\n");

test("both builds make the same of long texts", { skip: process.env.ARABIC_TEXT_WASM === "plain" }, () => {
  const plain = digests("plain");
  assert.ok(plain.length > 400);
  assert.deepEqual(digests("simd"), plain);
});

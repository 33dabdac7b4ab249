// Prints a digest of what each verb makes of long texts under each profile, a line each: for builds.test.mjs, which compares the builds.

import { createHash } from "node:crypto";

import { Normalizer, menu } from "../../target/package/node.js";
import { sampleText } from "../speed.mjs";

/** What rules ask about, words of which some are rewritten, and what stands between words. */
const UNITS =
  "ا ب ت ل ل م و ي ى ی ه ة أ إ آ ؤ ئ ء ٱ ک گ ۀ ە ر \u064E \u064F \u0650 \u0651 \u0651 \u0652 \u0653 \u0654 \u0655 \u0670 \u064B \u06E1 \u06E5 \u06D6 \u0640 \u200C \u200D \u200F \u06DD \u08F0 \
كتاب المدرسة خانه می\u200Cخواهم وا ﷺ ﻻ ﷲ 1 ٢ ۳ a Z . ، ؟ \u00A0 \u202F \u3000 \t \n 😀 👨\u200D👩 é".split(" ").concat([" ", " ", " ", "  "]);

/** Texts of some thousand characters, always the same: sparse and dense in what is special, and the samples of every clone. */
function texts() {
  let seed = 1;
  const random = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return (seed >>> 8) % below;
  };
  const made = (letters) => Array.from({ length: 3000 }, () => (random(10) < letters ? "بتكلم "[random(6)] : UNITS[random(UNITS.length)])).join("");
  return [made(0), made(5), made(9), sampleText(20_000)];
}

const digest = (value) => createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

const OPTIONS = ["search,spaces=collapse", "clean,elongation=collapse_to_2", "quran,spaces=keep", "clean,marks=keep_shadda", "none,marks=remove"];
for (const profile of [...menu().profiles, ...OPTIONS]) {
  const normalizer = new Normalizer(profile);
  for (const [number, text] of texts().entries()) {
    const found = ["كتاب", "ب", "وا"].map((needle) => [...normalizer.findAll(text, needle)]);
    const results = {
      normalize: normalizer.normalize(text),
      equivalent: normalizer.equivalent(text, normalizer.normalize(text)),
      twice: normalizer.normalize(normalizer.normalize(text)),
      align: normalizer.align(text),
      tokens: normalizer.tokens(text),
      found,
    };
    for (const [verb, result] of Object.entries(results)) {
      console.log(`${profile}, text ${number}, ${verb}: ${digest(result)}`);
    }
  }
  normalizer.free();
}

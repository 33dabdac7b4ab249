// The case files of the library; each says in its first lines what its lines mean.

import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");

const unescape = (text) => text.replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)));

/** The fields of each line, and where it is. */
function rows(name) {
  const lines = read(`testdata/${name}`).split("\n");
  return lines.flatMap((line, at) => {
    if (line === "" || line.startsWith("#")) {
      return [];
    }
    const fields = line.split(" | ");
    return [{ fields, context: `${name}:${at + 1} (${fields.at(-1)})` }];
  });
}

export function foldCases() {
  return rows("fold.txt").map(({ fields: [profile, input, output], context }) => {
    return { profile, input: unescape(input), expected: unescape(output === "=" ? input : output), context };
  });
}

export function tokenCases() {
  return rows("tokens.txt").map(({ fields: [options, text, tokens], context }) => {
    const expected = tokens.split(" / ").map((token) => {
      const at = token.indexOf(":");
      return [token.slice(0, at), unescape(token.slice(at + 1))];
    });
    return { options: options === "-" ? [] : options.split(","), text: unescape(text), expected, context };
  });
}

/** Real text in every clone. */
export const sample = (name) => read(`benches/samples/${name}`);

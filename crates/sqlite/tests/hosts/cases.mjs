// Runs the cases of tests/cases.txt in better-sqlite3.
//
// usage: node cases.mjs LIBRARY   (where better-sqlite3 can be found from the working directory)

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const Database = createRequire(join(process.cwd(), "x.js"))("better-sqlite3");
const database = new Database(":memory:");
database.loadExtension(process.argv[2]);

function cases() {
  const found = [];
  for (const line of readFileSync(new URL("../cases.txt", import.meta.url), "utf8").split("\n")) {
    if (line.startsWith("= ")) found.at(-1).rows.push(line.slice(2));
    else if (line.startsWith("! ")) found.at(-1).error = line.slice(2);
    else if (line && !line.startsWith("#")) found.push({ sql: line, rows: [], error: null });
  }
  return found;
}

function run(sql) {
  const statement = database.prepare(sql);
  if (!statement.reader) return statement.run() && [];
  return statement
    .raw()
    .all()
    .map((row) => row.map((value) => (value === null ? "NULL" : String(value))).join("|"));
}

function failure({ sql, rows, error }) {
  try {
    const found = run(sql);
    if (error) return `no error, but ${JSON.stringify(found)}`;
    return JSON.stringify(found) === JSON.stringify(rows) ? null : `found ${JSON.stringify(found)}`;
  } catch (said) {
    return error && said.message.includes(error) ? null : `error: ${said.message}`;
  }
}

const all = cases();
let failed = 0;
for (const one of all) {
  const wrong = failure(one);
  if (!wrong) continue;
  failed += 1;
  console.log(`node: ${one.sql}\n  expected ${one.error ?? JSON.stringify(one.rows)}\n  ${wrong}`);
}
const [version] = run("SELECT sqlite_version()");
console.log(`cases in better-sqlite3, SQLite ${version}:\n${all.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

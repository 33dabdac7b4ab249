// Explain: each change, with its rule and Unicode names.

const element = (id) => document.getElementById(id);
const MOST = 500;
/** Explaining folds the text once for each rule: of a long text the beginning. */
const LONGEST = 20_000;

export class ExplainPanel {
  show({ text, normalizer, strings }) {
    const changes = normalizer.explain(text.slice(0, LONGEST));
    const rows = changes.slice(0, MOST).map((change) => row(change, strings));
    element("changes").replaceChildren(...rows);
    const cut = text.length > LONGEST ? ` (${strings.cut(LONGEST)})` : "";
    element("changes-count").textContent = strings.changes(changes.length, rows.length) + cut;
  }
}

function row({ start, end, source, output, sourceNames, outputNames, rules }, strings) {
  const tr = document.createElement("tr");
  tr.append(cell(`${start}–${end}`), text(source, sourceNames), text(output, outputNames, strings.nothing), cell(rules.join(", "), "code"));
  return tr;
}

function cell(content, tag = "span") {
  const td = document.createElement("td");
  const inner = document.createElement(tag);
  inner.dir = "ltr";
  inner.textContent = content;
  td.append(inner);
  return td;
}

function text(characters, names, ifEmpty = "") {
  const td = document.createElement("td");
  const sample = document.createElement("span");
  sample.className = "sample";
  sample.dir = "auto";
  // A mark alone is shown on a dotted circle.
  sample.textContent = /^\p{M}/u.test(characters) ? `\u25CC${characters}` : characters || ifEmpty;
  td.append(sample);
  for (const name of names) {
    const line = document.createElement("span");
    line.className = "name";
    line.textContent = name;
    td.append(line);
  }
  return td;
}

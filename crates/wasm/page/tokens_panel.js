// Tokens: coloured by kind, counted, with the folded text of each.

const element = (id) => document.getElementById(id);
const MOST = 3000;
const SWITCHES = { urls: 1, emails: 1, mentions: 1, hashtags: 1, splitDigits: 0, splitScripts: 0, splitUnderscores: 0, splitNonJoiners: 0 };

export class TokensPanel {
  #boxes = {};

  constructor(changed) {
    for (const [name, isOn] of Object.entries(SWITCHES)) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.addEventListener("change", () => {
        const others = Object.keys(SWITCHES).filter((name) => this.#boxes[name].checked !== Boolean(SWITCHES[name]));
        changed({ switches: others.join(" ") });
      });
      label.append(box, ` ${name}`);
      label.dir = "ltr";
      this.#boxes[name] = box;
      element("switches").append(label);
    }
  }

  show({ state, text, normalizer, strings }) {
    const changed = state.switches.split(" ");
    const switches = {};
    for (const [name, isOn] of Object.entries(SWITCHES)) {
      switches[name] = this.#boxes[name].checked = Boolean(isOn) !== changed.includes(name);
    }
    const tokens = normalizer.tokens(text, switches);
    const shown = tokens.slice(0, MOST);
    this.#draw(text, shown);
    element("tokens-count").textContent = strings.tokenCount(tokens.length, shown.length);
    const counts = new Map();
    tokens.forEach(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
    element("kinds").replaceChildren(...[...counts].map(([kind, count]) => item(kind, count)));
  }

  #draw(text, tokens) {
    const parts = [];
    let at = 0;
    for (const { kind, start, end, key } of tokens) {
      // The words of an expanded sign have one place.
      if (start >= at) {
        const span = document.createElement("span");
        span.className = `token ${kind}`;
        span.title = `${kind}: ${key}`;
        span.textContent = text.slice(start, end);
        parts.push(text.slice(at, start), span);
        at = end;
      }
    }
    element("tokens").replaceChildren(...parts);
  }
}

function item(kind, count) {
  const li = document.createElement("li");
  li.className = kind;
  li.dir = "ltr";
  li.textContent = `${kind} ${count}`;
  return li;
}

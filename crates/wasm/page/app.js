// Puts the page together: the state, the profile, the text, the four tabs.

import { init } from "./arabic-text/browser.js";
import { ExplainPanel } from "./explain_panel.js";
import { FoldPanel } from "./fold_panel.js";
import { ProfileForm } from "./profile_form.js";
import { SearchPanel } from "./search_panel.js";
import { readAddress, state, writeAddress } from "./state.js";
import { STRINGS, translate } from "./strings.js";
import { TokensPanel } from "./tokens_panel.js";

const element = (id) => document.getElementById(id);
const TABS = ["search", "fold", "explain", "tokens"];

let strings;
let text = "";
let form;
let panels;

function changed(what) {
  Object.assign(state, what);
  writeAddress();
  if ("profile" in what) {
    form.show(state.profile);
  }
  show();
}

function show() {
  const tab = TABS.includes(state.tab) ? state.tab : TABS[0];
  for (const name of TABS) {
    const isSelected = name === tab;
    element(`tab-${name}`).setAttribute("aria-selected", isSelected);
    element(`tab-${name}`).tabIndex = isSelected ? 0 : -1;
    element(`panel-${name}`).hidden = !isSelected;
  }
  panels[tab].show({ state, text, normalizer: form.normalizer, strings });
}

function setLanguage() {
  strings = translate(state.lang in STRINGS ? state.lang : "en");
  const names = Object.entries(strings.texts).map(([name, title]) => new Option(title, name));
  element("shipped").replaceChildren(new Option(strings.own, ""), ...names);
  element("shipped").value = state.shipped;
}

/** A text of the user's own. */
function setText(own) {
  element("text").value = text = own;
  element("shipped").value = "";
  changed({ shipped: "", text: own });
}

async function loadText() {
  if (state.shipped in STRINGS.en.texts) {
    const response = await fetch(`texts/${state.shipped}.txt`);
    text = await response.text();
  } else {
    text = state.text;
  }
  element("text").value = text;
  element("shipped").value = state.shipped;
}

async function fromAddress() {
  readAddress();
  setLanguage();
  await loadText();
  form.show(state.profile);
  panels.search.fill(state);
  show();
}

function listen() {
  element("language").addEventListener("click", () => {
    changed({ lang: element("language").lang });
    setLanguage();
    show();
  });
  element("text").addEventListener("input", ({ target }) => {
    text = target.value;
    element("shipped").value = "";
    changed({ shipped: "", text });
  });
  element("shipped").addEventListener("change", async ({ target }) => {
    Object.assign(state, { shipped: target.value, text: "" });
    await loadText();
    changed({});
  });
  element("file").addEventListener("change", async ({ target }) => {
    if (target.files[0]) {
      setText(await target.files[0].text());
    }
  });
  listenForDrops();
  for (const name of TABS) {
    element(`tab-${name}`).addEventListener("click", () => changed({ tab: name }));
    element(`tab-${name}`).addEventListener("keydown", (event) => moveTab(name, event));
  }
  addEventListener("hashchange", fromAddress);
}

function listenForDrops() {
  const box = element("text");
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("dropping");
  });
  box.addEventListener("dragleave", () => box.classList.remove("dropping"));
  box.addEventListener("drop", async (event) => {
    event.preventDefault();
    box.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    setText(file ? await file.text() : event.dataTransfer.getData("text/plain"));
  });
}

/** Arrow keys go from tab to tab, in the direction in which they are read. */
function moveTab(name, event) {
  const forth = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const at = TABS.indexOf(name);
  const to = { [forth]: at + 1, Home: 0, End: TABS.length - 1 }[event.key] ?? (event.key.match(/^Arrow(Left|Right)$/) ? at - 1 : undefined);
  if (to !== undefined) {
    event.preventDefault();
    const tab = TABS[(to + TABS.length) % TABS.length];
    changed({ tab });
    element(`tab-${tab}`).focus();
  }
}

try {
  await init();
  form = new ProfileForm(changed);
  panels = {
    search: new SearchPanel(changed),
    fold: new FoldPanel(),
    explain: new ExplainPanel(),
    tokens: new TokensPanel(changed),
  };
  listen();
  await fromAddress();
  document.documentElement.dataset.ready = "yes";
} catch (error) {
  element("problem").textContent = String(error);
  element("problem").hidden = false;
  throw error;
}

// Offline from the second visit on. Where there are no service workers (plain http), the page works online.
navigator.serviceWorker?.register("offline.js").catch(() => {});

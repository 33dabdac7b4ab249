// The rules: a preset, every option of it, and both as text.

import { Normalizer, menu } from "./arabic-text/browser.js";

const element = (id) => document.getElementById(id);

export class ProfileForm {
  #selects = {};
  normalizer;

  constructor(changed) {
    const { profiles, options } = menu();
    fill(element("preset"), profiles);
    element("preset").addEventListener("change", ({ target }) => changed({ profile: target.value }));
    element("form").addEventListener("input", ({ target }) => changed({ profile: target.value }));
    for (const [option, values] of Object.entries(options)) {
      const select = document.createElement("select");
      fill(select, values);
      select.addEventListener("change", () => {
        changed({ profile: profileOf(`${this.normalizer.profile},${option}=${select.value}`) });
      });
      const label = document.createElement("label");
      label.append(option, select);
      this.#selects[option] = select;
      element("options").append(label);
    }
  }

  /** Compiles the profile, and shows it; a text that is none is told where it is wrong, and the rules before it stay. */
  show(profile) {
    if (element("form").value !== profile && document.activeElement !== element("form")) {
      element("form").value = profile;
    }
    try {
      const normalizer = new Normalizer(profile);
      this.normalizer?.free();
      this.normalizer = normalizer;
    } catch (error) {
      element("form-problem").textContent = error.message;
      element("form").setAttribute("aria-invalid", "true");
      if (!this.normalizer) {
        this.normalizer = new Normalizer();
      }
      return;
    }
    element("form-problem").textContent = "";
    element("form").removeAttribute("aria-invalid");
    element("preset").value = this.normalizer.profile.split(",")[0];
    element("fingerprint").textContent = this.normalizer.fingerprint;
    for (const [option, value] of Object.entries(this.normalizer.options)) {
      this.#selects[option].value = value;
    }
  }
}

/** The shortest text of a profile. */
function profileOf(text) {
  const normalizer = new Normalizer(text);
  const { profile } = normalizer;
  normalizer.free();
  return profile;
}

function fill(select, values) {
  select.dir = "ltr";
  select.replaceChildren(...values.map((value) => new Option(value, value)));
}

// What one sees, kept in the address behind `#`, so that a link shows the same.

const LONGEST = 2000;
export const DEFAULTS = {
  tab: "search",
  profile: "search",
  shipped: "vocalized",
  text: "",
  q: "بحر",
  whole: "",
  lang: "en",
  switches: "",
};

export const state = { ...DEFAULTS };

export function readAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  Object.assign(state, DEFAULTS);
  for (const name of Object.keys(DEFAULTS)) {
    state[name] = fields.get(name) ?? DEFAULTS[name];
  }
  if (fields.has("text")) {
    state.shipped = "";
  }
}

export function writeAddress() {
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) {
    if (value !== DEFAULTS[name] && (name !== "text" || (state.shipped === "" && value.length <= LONGEST))) {
      fields.set(name, value);
    }
  }
  const hash = fields.toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

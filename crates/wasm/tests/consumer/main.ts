// A web app that has the package from npm. tsc checks its types, Vite builds it, Chromium runs it.

import { clear, highlight, init, menu, Normalizer } from "arabic-text";
import type { Aligned, Change, Highlighted, ProfileError, Token } from "arabic-text";
import FoldWorker from "./worker?worker";

await init();

const search = new Normalizer();
const key: string = search.normalize("إِسْلَام");
const first: [number, number] | null = search.find("كِتابٌ", "كتاب", { wholeWords: true });
const places: Uint32Array = search.findAll("كِتابٌ كتاب", "كتاب");
const same: boolean = search.equivalent("مدرسة", "مدرسه");
const tokens: Token[] = search.tokens("زارَ ٣ مدن", { splitDigits: true, spaces: true });
const changes: Change[] = search.explain("مدرسةٌ");
const aligned: Aligned = search.align("كِتابٌ");
const range: [number, number] = aligned.sourceRange(0, 2);
const shown: Highlighted = highlight(document.body, "كتاب", { profile: "search,digits=keep", limit: 10 });
const texts: string[] = shown.ranges.map((_, at) => shown.rangeAt(at).toString());
shown.clear();
clear();
const names: string[] = menu().options["digits"] ?? [];

let offset = -1;
try {
  new Normalizer("search,x=y");
} catch (error) {
  offset = (error as ProfileError).offset;
}
search.free();

// @ts-expect-error a profile is a string
const wrong = () => new Normalizer(1);
// @ts-expect-error there is no such switch
const unknown = () => search.tokens("", { words: true });
// @ts-expect-error kinds are known
const kind = (token: Token) => token.kind === "verb";
// @ts-expect-error places cannot be set
const set = () => (aligned.segments = places);
void [wrong, unknown, kind, set];

const worker = new FoldWorker();
worker.postMessage("الشَّمْسُ");
worker.onmessage = ({ data }) => {
  const answer = { key, first, places: [...places], same, tokens: tokens.length, changes: changes.length, range, texts, names, offset, worker: data };
  document.title = JSON.stringify(answer);
  document.documentElement.dataset["ready"] = "yes";
};

/** How the module is loaded. Nothing is needed where files lie beside each other, as bundlers and web servers have them. */
export interface InitOptions {
  /** The module itself, its bytes, or where it is: for hosts that cannot fetch it (some edge workers), or a place of its own. */
  wasm?: WebAssembly.Module | BufferSource | Response | URL | string | Promise<Response>;
  /** Which build is fetched; the one with vectors where the engine has them. */
  simd?: boolean;
}

/**
 * Loads the WebAssembly module, once. In browsers and workers nothing else works before this is done; in Node the module is there
 * when it is imported, and this does nothing.
 */
export function init(options?: InitOptions): Promise<void>;

/** Names that a profile is made of. */
export interface Menu {
  /** Presets, then profiles that copy other programs. */
  profiles: string[];
  /** Each option with its values. */
  options: Record<string, string[]>;
}
export function menu(): Menu;

export interface FindOptions {
  /** A match begins where a word begins, and ends where one ends. */
  wholeWords?: boolean;
}

export type TokenKind =
  | "word"
  | "number"
  | "url"
  | "email"
  | "mention"
  | "hashtag"
  | "emoji"
  | "punctuation"
  | "symbol"
  | "space";

/** A part of a text. Places are those of the string: `text.slice(start, end)`. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** As it stands in the text. */
  text: string;
  /** Folded. */
  key: string;
}

/** What is a token, and where words are split besides. */
export interface TokenSwitches {
  /** Spaces too; then all tokens, joined, are the text. Off unless asked for. */
  spaces?: boolean;
  /** Kinds of their own, on unless switched off; otherwise their text is split like any other. */
  urls?: boolean;
  emails?: boolean;
  mentions?: boolean;
  hashtags?: boolean;
  /** Off unless asked for: between letters and digits, between scripts, at `_`, at U+200C. */
  splitDigits?: boolean;
  splitScripts?: boolean;
  splitUnderscores?: boolean;
  splitNonJoiners?: boolean;
}

/** What folding changed at one place, and why. */
export interface Change {
  start: number;
  end: number;
  source: string;
  /** Empty if it was removed. */
  output: string;
  /** `U+0629 ARABIC LETTER TEH MARBUTA`, … */
  sourceNames: string[];
  outputNames: string[];
  /** The rules, named as the options of a profile. */
  rules: string[];
}

/** A folded text and the way back to its source. */
export interface Aligned {
  readonly source: string;
  /** Folded. */
  readonly text: string;
  /** Of each segment its beginning and end in the source, then in the folded text: four numbers. */
  readonly segments: Uint32Array;
  /** Where a range of the folded text came from. */
  sourceRange(start: number, end: number): [start: number, end: number];
  /** What a range of the source became. */
  foldedRange(start: number, end: number): [start: number, end: number];
}

/** A profile that cannot be made. `message` says what was expected. */
export interface ProfileError extends Error {
  name: "ProfileError";
  /** Where in the text form. */
  offset: number;
}

/**
 * A profile, compiled. Make it once and keep it: that takes some tenths of a millisecond, to use it nanoseconds for a word.
 *
 * All places are of UTF-16, as in `String.prototype.slice`. A surrogate that stands alone counts as U+FFFD, as `TextEncoder` has it;
 * places behind it are right all the same.
 */
export class Normalizer {
  /**
   * @param profile a preset (`search` if none is given), with options behind it: `search,digits=keep,U+06A4=U+0641`
   * @throws {ProfileError} where it is none
   */
  constructor(profile?: string);
  /** The shortest text that makes this profile. */
  readonly profile: string;
  /** Sixteen hexadecimal digits that change exactly when the output may. Store them beside an index. */
  readonly fingerprint: string;
  /** The value of each option. */
  readonly options: Record<string, string>;
  /** The folded text: a search key, or clean text, as the profile has it. */
  normalize(text: string): string;
  /** The first match of a needle, which is folded as the text is; its place in the text that is not. */
  find(text: string, needle: string, options?: FindOptions): [start: number, end: number] | null;
  /** All matches, in order: beginning, end, beginning, end, … */
  findAll(text: string, needle: string, options?: FindOptions): Uint32Array;
  /** Whether both fold to the same. */
  equivalent(a: string, b: string): boolean;
  tokens(text: string, switches?: TokenSwitches): Token[];
  /** Every change, with its rules and Unicode names. Tens of times slower than folding. */
  explain(text: string): Change[];
  align(text: string): Aligned;
  /** Gives its memory back now; otherwise that is done when the object is collected. */
  free(): void;
}

export interface HighlightOptions extends FindOptions {
  /** A profile in text form, `search` if none is given. */
  profile?: string;
  /** Instead of `profile`. */
  normalizer?: Normalizer;
  /** The name for `::highlight(name)`, and the class of `<mark>`: `arabic-text` if none is given. */
  name?: string;
  /** How many are shown at most: 10,000 if not given. All are counted. */
  limit?: number;
  /** The CSS Custom Highlight API where there is one, `<mark>` elsewhere, if not given. */
  method?: "highlight" | "mark";
}

export interface Highlighted {
  /** How many matches there are. */
  readonly count: number;
  /**
   * Those that are shown, in the order of the text, as the page was at the call. With `<mark>`, two in one joined run of letters
   * are one.
   */
  readonly ranges: StaticRange[];
  /** One of them as a live range, to scroll to or to select: `rangeAt(0).getBoundingClientRect()`. */
  rangeAt(at: number): Range;
  /** Takes back what this call shows. */
  clear(): void;
}

/**
 * Shows all matches in a part of a page, over borders of elements but not of blocks; a run of white space is one space there, as
 * in what a reader sees. What an earlier call showed under the same
 * name in the same root is taken back first.
 */
export function highlight(root: Element | Document | ShadowRoot, needle: string, options?: HighlightOptions): Highlighted;

/** Takes back what is shown under a name: in one root, or everywhere. */
export function clear(root?: Element | Document | ShadowRoot, name?: string): void;

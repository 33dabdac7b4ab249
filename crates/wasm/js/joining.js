// Where letters of a word are drawn joined: an element that begins or ends there tears them apart in some engines.

const MARK = /\p{M}/u;
const JOINS = /(?=\p{Script=Arabic})\p{L}|[\u0640\u200D]/u;
/** Letters that do not join the one behind them; of others, a longer run than necessary is marked. */
const ENDS = new Set("ءآأؤإاةدذرزوٱٲٳٵٶٷڈډڊڋڌڍڎڏڐڑڒړڔڕږڗژڙۀۃۄۅۆۇۈۉۊۋۍۏےۓەۮۯ");

const isMark = (text, at) => at < text.length && MARK.test(text[at]);

function areJoined(text, at) {
  let before = at - 1;
  while (before >= 0 && isMark(text, before)) {
    before -= 1;
  }
  return before >= 0 && at < text.length && JOINS.test(text[before]) && !ENDS.has(text[before]) && JOINS.test(text[at]);
}

/** A match and the letters that are joined to it. */
export function joinedRun(text, start, end) {
  while (start > 0 && (areJoined(text, start) || isMark(text, start))) {
    start -= 1;
  }
  while (end < text.length && (areJoined(text, end) || isMark(text, end))) {
    end += 1;
  }
  return [start, end];
}

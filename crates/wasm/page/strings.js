// What the page says, in its two languages. The English is in index.html too, for readers without JavaScript.

export const STRINGS = {
  en: {
    other: "العربية",
    otherCode: "ar",
    intro: "Arabic is written in many ways: with vowels or without, stretched, with letters of other keyboards. See it found all the same.",
    text: "Text",
    textHint: "Type, paste, or drop a file. Nothing leaves this page.",
    shipped: "Or choose one:",
    own: "your own",
    file: "Open a file",
    profile: "Profile",
    preset: "Rules",
    form: "As text",
    options: "All options",
    fingerprint: "Fingerprint, to store beside an index:",
    tabs: "Views",
    search: "Search",
    fold: "Fold",
    explain: "Explain",
    tokens: "Tokens",
    query: "Find",
    previous: "Previous",
    next: "Next",
    whole: "Whole words",
    found: "Matches in the text",
    count: (count, current) => (count ? `${count} found${current ? `, now at ${current}` : ""}` : "Nothing found"),
    foldHint: "Point at a part, or move with the arrow keys, to see what it became.",
    pair: (source, folded) => `${source} → ${folded || "nothing"}`,
    source: "Source",
    key: "Folded",
    place: "Place",
    was: "Was",
    became: "Became",
    rule: "Rule",
    nothing: "nothing",
    changes: (count, shown) => (count ? `${count} changes${shown < count ? `, of which the first ${shown}` : ""}` : "Nothing changes"),
    switches: "Switches",
    tokenCount: (count, shown) => `${count} tokens${shown < count ? `, of which the first ${shown}` : ""}`,
    cut: (shown) => `The first ${shown} characters`,
    link: "The address of this page holds what you see (a text up to 2,000 characters, or a chosen one).",
    texts: { vocalized: "vocalized Arabic", uthmani: "words in Uthmani spelling", tweets: "messages", persian: "Persian" },
  },
  ar: {
    other: "English",
    otherCode: "en",
    intro: "تُكتب العربية بصور كثيرة: بالتشكيل أو بدونه، وبالتطويل، وبحروف لوحات أخرى. وهنا يجدها البحث كلها.",
    text: "النص",
    textHint: "اكتب أو ألصق أو أفلت ملفا. لا يخرج شيء من هذه الصفحة.",
    shipped: "أو اختر نصا:",
    own: "نصك",
    file: "فتح ملف",
    profile: "القواعد",
    preset: "المجموعة",
    form: "نصا",
    options: "كل الخيارات",
    fingerprint: "البصمة التي تُحفظ مع الفهرس:",
    tabs: "العروض",
    search: "بحث",
    fold: "توحيد",
    explain: "شرح",
    tokens: "تقطيع",
    query: "ابحث عن",
    previous: "السابق",
    next: "التالي",
    whole: "كلمات كاملة",
    found: "النتائج في النص",
    count: (count, current) => (count ? `عدد النتائج ${count}${current ? `، والحالية ${current}` : ""}` : "لا نتائج"),
    foldHint: "أشر إلى جزء من النص، أو تحرك بالأسهم، لترى ما صار إليه.",
    pair: (source, folded) => `${source} ← ${folded || "لا شيء"}`,
    source: "الأصل",
    key: "الموحد",
    place: "الموضع",
    was: "كان",
    became: "صار",
    rule: "القاعدة",
    nothing: "لا شيء",
    changes: (count, shown) => (count ? `عدد التغييرات ${count}${shown < count ? `، وهذه أول ${shown}` : ""}` : "لا تغيير"),
    switches: "خيارات التقطيع",
    tokenCount: (count, shown) => `عدد القطع ${count}${shown < count ? `، وهذه أول ${shown}` : ""}`,
    cut: (shown) => `أول ${shown} حرف`,
    link: "في عنوان هذه الصفحة ما تراه فيها (نص إلى ألفي حرف، أو نص مختار).",
    texts: { vocalized: "عربية مشكولة", uthmani: "كلمات بالرسم العثماني", tweets: "رسائل", persian: "فارسية" },
  },
};

const ATTRIBUTES = { string: "textContent", label: "ariaLabel" };

/** Puts the strings of a language into the page. */
export function translate(language) {
  const strings = STRINGS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  for (const [data, property] of Object.entries(ATTRIBUTES)) {
    for (const element of document.querySelectorAll(`[data-${data}]`)) {
      element[property] = strings[element.dataset[data]];
    }
  }
  const button = document.getElementById("language");
  button.textContent = strings.other;
  button.lang = strings.otherCode;
  return strings;
}

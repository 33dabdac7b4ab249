//! The words of phrase signs, derived from the Unicode names of the signs.

use super::classes::is_phrase_sign;

/// Code points and their names without ARABIC LIGATURE, in ascending order.
const NAMES: &[(char, &str)] = &[
    ('\u{FBC3}', "JALLA WA-ALAA"),
    ('\u{FBC4}', "DAAMAT BARAKAATUHUM"),
    ('\u{FBC5}', "RAHMATU ALLAAHI TAAALAA ALAYH"),
    ('\u{FBC6}', "RAHMATU ALLAAHI ALAYHIM"),
    ('\u{FBC7}', "RAHMATU ALLAAHI ALAYHIMAA"),
    ('\u{FBC8}', "RAHIMAHUM ALLAAHU TAAALAA"),
    ('\u{FBC9}', "RAHIMAHUMAA ALLAAH"),
    ('\u{FBCA}', "RAHIMAHUMAA ALLAAHU TAAALAA"),
    ('\u{FBCB}', "RADI ALLAAHU TAAALAA ANHUM"),
    ('\u{FBCC}', "HAFIZAHU ALLAAH"),
    ('\u{FBCD}', "HAFIZAHU ALLAAHU TAAALAA"),
    ('\u{FBCE}', "HAFIZAHUM ALLAAHU TAAALAA"),
    ('\u{FBCF}', "HAFIZAHUMAA ALLAAHU TAAALAA"),
    ('\u{FBD0}', "SALLALLAAHU TAAALAA ALAYHI WA-SALLAM"),
    ('\u{FBD1}', "AJJAL ALLAAHU FARAJAHU ASH-SHAREEF"),
    ('\u{FBD2}', "ALAYHI AR-RAHMAH"),
    ('\u{FD40}', "RAHIMAHU ALLAAH"),
    ('\u{FD41}', "RADI ALLAAHU ANH"),
    ('\u{FD42}', "RADI ALLAAHU ANHAA"),
    ('\u{FD43}', "RADI ALLAAHU ANHUM"),
    ('\u{FD44}', "RADI ALLAAHU ANHUMAA"),
    ('\u{FD45}', "RADI ALLAAHU ANHUNNA"),
    ('\u{FD46}', "SALLALLAAHU ALAYHI WA-AALIH"),
    ('\u{FD47}', "ALAYHI AS-SALAAM"),
    ('\u{FD48}', "ALAYHIM AS-SALAAM"),
    ('\u{FD49}', "ALAYHIMAA AS-SALAAM"),
    ('\u{FD4A}', "ALAYHI AS-SALAATU WAS-SALAAM"),
    ('\u{FD4B}', "QUDDISA SIRRAH"),
    ('\u{FD4C}', "SALLALLAHU ALAYHI WAAALIHEE WA-SALLAM"),
    ('\u{FD4D}', "ALAYHAA AS-SALAAM"),
    ('\u{FD4E}', "TABAARAKA WA-TAAALAA"),
    ('\u{FD4F}', "RAHIMAHUM ALLAAH"),
    ('\u{FD90}', "RAHMATU ALLAAHI ALAYH"),
    ('\u{FD91}', "RAHMATU ALLAAHI ALAYHAA"),
    ('\u{FDC8}', "RAHIMAHU ALLAAH TAAALAA"),
    ('\u{FDC9}', "RADI ALLAAHU TAAALAA ANH"),
    ('\u{FDCA}', "RADI ALLAAHU TAAALAA ANHAA"),
    ('\u{FDCB}', "RADI ALLAAHU TAAALAA ANHUMAA"),
    ('\u{FDCC}', "SALLALLAHU ALAYHI WA-ALAA AALIHEE WA-SALLAM"),
    ('\u{FDCD}', "AJJAL ALLAAHU TAAALAA FARAJAHU ASH-SHAREEF"),
    ('\u{FDCE}', "KARRAMA ALLAAHU WAJHAH"),
    ('\u{FDCF}', "SALAAMUHU ALAYNAA"),
    ('\u{FDFA}', "SALLALLAHOU ALAYHE WASALLAM"),
    ('\u{FDFB}', "JALLAJALALOUHOU"),
    ('\u{FDFD}', "BISMILLAH AR-RAHMAN AR-RAHEEM"),
    ('\u{FDFE}', "SUBHAANAHU WA TAAALAA"),
    ('\u{FDFF}', "AZZA WA JALL"),
    ('\u{10ED1}', "ALAYHAA AS-SALAATU WAS-SALAAM"),
    ('\u{10ED2}', "ALAYHIM AS-SALAATU WAS-SALAAM"),
    ('\u{10ED3}', "ALAYHIMAA AS-SALAATU WAS-SALAAM"),
    ('\u{10ED4}', "QADDASA ALLAAHU SIRRAH"),
    ('\u{10ED5}', "QUDDISA SIRRUHUM"),
    ('\u{10ED6}', "QUDDISA SIRRUHUMAA"),
    ('\u{10ED7}', "QUDDISAT ASRAARUHUM"),
    ('\u{10ED8}', "NAWWARA ALLAAHU MARQADAH"),
];

/// The words of the names and their Arabic spelling. Case endings are not written in unvocalized
/// text.
const WORDS: &[(&str, &str)] = &[
    ("AALIH", "آله"),
    ("AALIHEE", "آله"),
    ("AJJAL", "عجل"),
    ("ALAA", "على"),
    ("ALAYH", "عليه"),
    ("ALAYHAA", "عليها"),
    ("ALAYHE", "عليه"),
    ("ALAYHI", "عليه"),
    ("ALAYHIM", "عليهم"),
    ("ALAYHIMAA", "عليهما"),
    ("ALAYNAA", "علينا"),
    ("ALLAAH", "الله"),
    ("ALLAAHI", "الله"),
    ("ALLAAHU", "الله"),
    ("ANH", "عنه"),
    ("ANHAA", "عنها"),
    ("ANHUM", "عنهم"),
    ("ANHUMAA", "عنهما"),
    ("ANHUNNA", "عنهن"),
    ("AR-RAHEEM", "الرحيم"),
    ("AR-RAHMAH", "الرحمة"),
    ("AR-RAHMAN", "الرحمن"),
    ("ASRAARUHUM", "أسرارهم"),
    ("AS-SALAAM", "السلام"),
    ("AS-SALAATU", "الصلاة"),
    ("ASH-SHAREEF", "الشريف"),
    ("AZZA", "عز"),
    ("BARAKAATUHUM", "بركاتهم"),
    ("BISMILLAH", "بسم الله"),
    ("DAAMAT", "دامت"),
    ("FARAJAHU", "فرجه"),
    ("HAFIZAHU", "حفظه"),
    ("HAFIZAHUM", "حفظهم"),
    ("HAFIZAHUMAA", "حفظهما"),
    ("JALL", "جل"),
    ("JALLA", "جل"),
    ("JALLAJALALOUHOU", "جل جلاله"),
    ("KARRAMA", "كرم"),
    ("MARQADAH", "مرقده"),
    ("NAWWARA", "نور"),
    ("QADDASA", "قدس"),
    ("QUDDISA", "قدس"),
    ("QUDDISAT", "قدست"),
    ("RADI", "رضي"),
    ("RAHIMAHU", "رحمه"),
    ("RAHIMAHUM", "رحمهم"),
    ("RAHIMAHUMAA", "رحمهما"),
    ("RAHMATU", "رحمة"),
    ("SALAAMUHU", "سلامه"),
    ("SALLALLAAHU", "صلى الله"),
    ("SALLALLAHOU", "صلى الله"),
    ("SALLALLAHU", "صلى الله"),
    ("SALLAM", "سلم"),
    ("SIRRAH", "سره"),
    ("SIRRUHUM", "سرهم"),
    ("SIRRUHUMAA", "سرهما"),
    ("SUBHAANAHU", "سبحانه"),
    ("TAAALAA", "تعالى"),
    ("TABAARAKA", "تبارك"),
    ("WAJHAH", "وجهه"),
];

/// The conjunction, which is written together with the word behind it.
const AND: &[(&str, &str)] =
    &[("WA", "و"), ("WA-AALIH", "وآله"), ("WA-ALAA", "وعلى"), ("WA-SALLAM", "وسلم"), ("WA-TAAALAA", "وتعالى")];

/// Parts of names that have no space between the conjunction or another particle and the word.
const JOINED: &[(&str, &str)] = &[("WAAALIHEE", "وآله"), ("WAS-SALAAM", "والسلام"), ("WASALLAM", "وسلم")];

/// Returns the words of a phrase sign.
pub(crate) fn phrase_words(c: char) -> Option<String> {
    if c == '\u{FBC3}' {
        // WA-ALAA: "and is exalted", which this name spells like "and upon".
        return Some("جل وعلا".into());
    }
    let name = NAMES.iter().find(|row| row.0 == c)?.1;
    assert!(is_phrase_sign(c));
    let spelt: Vec<&str> = name.split(' ').map(spell).collect();
    Some(spelt.join(" ").replace("و ", "و"))
}

fn spell(word: &str) -> &'static str {
    let row = [WORDS, AND, JOINED].concat().into_iter().find(|row| row.0 == word);
    row.unwrap_or_else(|| panic!("{word} is a word that has no spelling here")).1
}

// Numbers in words: nouns as they stand after a number, and the endings that Turkish puts after a date.

// The forms a language has, in the order in which `counted` is given them.
const FORMS = {en: ['one', 'other'], tr: ['other'], ru: ['one', 'few', 'many']};
const rules = new Map();

function formAt(lang, n) {
  if (!rules.has(lang)) rules.set(lang, new Intl.PluralRules(lang));
  return FORMS[lang].indexOf(rules.get(lang).select(n));
}

/**
 * A number with its noun: `1 excerpt`, `2 excerpts`; `1 отрывок`, `2 отрывка`, `5 отрывков`; `3 alıntı`.
 *
 * @param {'en'|'tr'|'ru'} lang
 * @param {number} n
 * @param {...string} forms English: one, more; Turkish: the only one; Russian: after 1, after 2–4, after 5 and more
 */
export function counted(lang, n, ...forms) {
  return `${n.toLocaleString(lang)} ${forms[formAt(lang, n)] ?? forms.at(-1)}`;
}

// How the last part of a number is spoken: its vowel, hard or soft last sound, and whether it ends in a vowel.
const ONES = ['ı', 'i', 'iV', 'üH', 'üH', 'iH', 'ıV', 'iV', 'i', 'u'];
const TENS = ['', 'u', 'iV', 'u', 'ıH', 'iV', 'ıH', 'iH', 'i', 'ı'];
const BACK = /[aıou]/;
const CASES = {
  dative: (soft, vowel) => (vowel ? `y${soft}` : soft),
  locative: (soft, vowel, hard) => `${hard ? 't' : 'd'}${soft}`,
  ablative: (soft, vowel, hard) => `${hard ? 't' : 'd'}${soft}n`,
};

/** How a number ends when it is spoken: `[last vowel, ends in a vowel, ends in a hard sound]`. */
function spoken(n) {
  const [ones, tens] = [n % 10, Math.floor(n / 10) % 10];
  const sound = ones ? ONES[ones] : tens ? TENS[tens] : n % 1000 ? 'ü' : n ? 'i' : 'ı'; // yüz, bin, sıfır
  return [sound[0], sound.includes('V'), sound.includes('H')];
}

/**
 * A text that ends in a number, with a Turkish ending: `16 Mart 1921’e`, `1926’da`, `24 Temmuz 1923’ten`.
 *
 * @param {string} text
 * @param {'dative'|'locative'|'ablative'} name of the case: to, at, from
 */
export function turkish(text, name) {
  const digits = /(\d+)\D*$/.exec(text);
  if (!digits) return text;
  const [vowel, open, hard] = spoken(Number(digits[1]));
  return `${text}’${CASES[name](BACK.test(vowel) ? 'a' : 'e', open, hard)}`;
}

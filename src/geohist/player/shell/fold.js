// Words without case and marks, so that İzmir, IZMIR, izmir and ızmır are one; and how far two words are apart.

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Folds a word: every i is one letter (İ, I, ı, i), marks are dropped (ş, ç, ğ, ö, ü, â, й), ligatures are spelt out.
 *
 * @param {string} word
 * @returns {string}
 */
export function fold(word) {
  return word.replace(/[İIı]/g, 'i').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/æ/g, 'ae').replace(/ł/g, 'l');
}

/** The words of a text with where they stand: `[folded, start, end]`; apostrophes and hyphens part words, as Turkish endings want it. */
export function wordsIn(text) {
  return [...text.matchAll(WORD)].map((match) => [fold(match[0]), match.index, match.index + match[0].length]);
}

/** Whether two words differ by one letter at most: one other, one more, one less, or two neighbours swapped. */
export function near(a, b) {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}

/** Whether a word, as far as it is typed, is the beginning of another but for one letter. */
export function nearStart(typed, word) {
  if (word.length < typed.length - 1) return false;
  return [typed.length, typed.length - 1, typed.length + 1].some((n) => near(typed, word.slice(0, n)));
}

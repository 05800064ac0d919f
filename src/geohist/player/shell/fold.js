// Words without case and marks, so that İzmir, IZMIR, izmir and ızmır are one; and how far two words are apart.

export const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[A-Za-z0-9]*$/;

/**
 * Folds a word: every i is one letter (İ, I, ı, i), marks are dropped (ş, ç, ğ, ö, ü, â, й), ligatures are spelt out.
 *
 * @param {string} word
 * @returns {string}
 */
export function fold(word) {
  const plain = PLAIN.test(word);
  return plain ? word.toLowerCase() : word.replace(/[İIı]/g, 'i').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/æ/g, 'ae').replace(/ł/g, 'l');
}

/** The words of a text with where they stand: `[folded, start, end]`; apostrophes and hyphens part words, as Turkish endings want it. */
export function wordsIn(text) {
  return [...text.matchAll(WORD)].map((match) => [fold(match[0]), match.index, match.index + match[0].length]);
}

/** Whether a word, as far as it is typed, is the beginning of another but for one letter: one other, one more, one less, or two neighbours swapped. */
export function nearStart(typed, word) {
  if (word.length < typed.length - 1) return false;
  let i = 0;
  while (i < typed.length && typed[i] === word[i]) i++;
  const rest = typed.slice(i + 1);
  return word.startsWith(rest, i + 1) || word.startsWith(typed.slice(i), i + 1) || word.startsWith(rest, i)
    || (typed[i] === word[i + 1] && typed[i + 1] === word[i] && word.startsWith(typed.slice(i + 2), i + 2));
}

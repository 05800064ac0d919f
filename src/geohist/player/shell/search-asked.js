// What the reader typed: words, and, where they name one, a day: `Batum May 1919`, `16 Mart 1921`, `1922`; or a part of a life: `letters of Chicherin`.
import {dayNumber, monthDays, ymd} from './days.js';
import {readDate} from './dates.js';
import {fold} from './fold.js';

const YEAR = /\d{3,4}/;
const DATE_WORDS = 3;

/**
 * Parts what was typed into words and a time.
 *
 * @param {string} typed
 * @param {[number, number]} span of the atlas
 * @returns {{words: string, day: number|null, last: number|null}} `day` and `last` are the first and last day of the date, month or year named
 */
export function readAsked(typed, span) {
  const parts = typed.trim().split(/\s+/).filter(Boolean);
  for (let n = Math.min(DATE_WORDS, parts.length); n > 0; n--) {
    for (const at of new Set([parts.length - n, 0])) {
      const piece = parts.slice(at, at + n);
      if (!YEAR.test(piece.join(' '))) continue;
      const read = readDate(piece.join(' '), span);
      if (read.day === undefined) continue;
      return {words: [...parts.slice(0, at), ...parts.slice(at + n)].join(' '), day: read.day, last: lastOf(piece, read.day, span)};
    }
  }
  return {words: typed.trim(), day: null, last: null};
}

function lastOf(piece, day, span) {
  const words = piece.join(' ').replace(/[-./,]/g, ' ').split(/\s+/).filter(Boolean);
  const {year, month} = ymd(day);
  const end = words.length === 1 ? dayNumber(year, 12, 31) : words.length === 2 ? dayNumber(year, month, monthDays(year, month)) : day;
  return Math.min(end, span[1] - 1);
}

/**
 * Parts `all letters of Chicherin`, `Frunze's journey`, `Çiçerin'in mektupları` into a chapter of a life and whose life it is.
 *
 * @param {string} typed
 * @param {{stems: Record<string, string>, small: string}} asking how the words of a language for chapters begin, and its words that say nothing here
 * @returns {{chapter: string, rest: string}|null} null where no chapter is named, or nobody
 */
export function readChapter(typed, {stems, small}) {
  // English and Turkish endings after an apostrophe belong to no name.
  const words = typed.replace(/['’]\p{L}{1,4}(?!\p{L})/gu, '').split(/\s+/).filter(Boolean);
  let chapter = null;
  const rest = words.filter((word) => {
    const folded = fold(word);
    const named = Object.keys(stems).find((one) => stems[one].split(' ').some((stem) => folded.startsWith(fold(stem))));
    chapter ??= named ?? null;
    return !named && !small.split(' ').includes(folded);
  });
  return chapter && rest.length ? {chapter, rest: rest.join(' ')} : null;
}

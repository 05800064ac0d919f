// Days as a reader reads and types them: Turkish, English and Russian, with Old Style and Rumi beside where they were in use.
import {dayNumber, fromIso, iso, monthDays, oldStyle, rumi, weekday, ymd} from './days.js';

export const MONTHS = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  tr: ['Ocak', 'Şubat', 'Mart', 'Nisan', 'Mayıs', 'Haziran', 'Temmuz', 'Ağustos', 'Eylül', 'Ekim', 'Kasım', 'Aralık'],
  ru: ['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
};
// Months as they stand after a day, where that differs.
const OF_MONTH = {ru: ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня', 'июля', 'августа', 'сентября', 'октября', 'ноября', 'декабря']};
const monthOfDay = (month, lang) => (OF_MONTH[lang] ?? MONTHS[lang])[month - 1];
export const SHORT = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  tr: ['Oca', 'Şub', 'Mar', 'Nis', 'May', 'Haz', 'Tem', 'Ağu', 'Eyl', 'Eki', 'Kas', 'Ara'],
  ru: ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
};
const WEEKDAYS = {
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  tr: ['Pazartesi', 'Salı', 'Çarşamba', 'Perşembe', 'Cuma', 'Cumartesi', 'Pazar'],
  ru: ['понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье'],
};
const BCE = {en: (y) => `${y} BCE`, tr: (y) => `MÖ ${y}`, ru: (y) => `${y} до н. э.`};
export const OR = {en: 'or', tr: 'veya', ru: 'или'};
const OLD_STYLE = {en: 'Old Style', tr: 'Eski takvim', ru: 'старый стиль'};
const RUMI = {en: 'Rumi', tr: 'Rumî', ru: 'руми'};

/** A year as read: `1921`, `3400 BCE`. */
export const formatYear = (year, lang) => (year > 0 ? String(year) : BCE[lang](1 - year));

/** A month of a year: `December 1920`. */
export const formatMonth = (year, month, lang) => `${MONTHS[lang][month - 1]} ${formatYear(year, lang)}`;

/** Month and year as they follow a day: `December 1920`, `декабря 1920`. */
export const afterDay = (year, month, lang) => `${monthOfDay(month, lang)} ${formatYear(year, lang)}`;

/** A day: `16 March 1921`, `16 Mart 1921`. */
export function formatDay(number, lang) {
  const {year, month, day} = ymd(number);
  return `${day} ${monthOfDay(month, lang)} ${formatYear(year, lang)}`;
}

/** A day in few letters: `16 Mar 1921`. */
export function formatShort(number, lang) {
  const {year, month, day} = ymd(number);
  return `${day} ${SHORT[lang][month - 1]} ${formatYear(year, lang)}`;
}

export const formatWeekday = (number, lang) => WEEKDAYS[lang][weekday(number)];

/** Two or more days of which one is meant: `2 or 3 December 1920`, `31 March or 1 April 1921`. */
export function formatOneOf(days, lang) {
  const dates = [...new Set(days)].sort((a, b) => a - b).map(ymd);
  const parts = dates.map((date, i) => {
    const later = dates[i + 1];
    if (later && later.year === date.year && later.month === date.month) return String(date.day);
    if (later && later.year === date.year) return `${date.day} ${monthOfDay(date.month, lang)}`;
    return `${date.day} ${monthOfDay(date.month, lang)} ${formatYear(date.year, lang)}`;
  });
  if (parts.length < 3) return parts.join(` ${OR[lang]} `);
  return `${parts.slice(0, -1).join(', ')} ${OR[lang]} ${parts.at(-1)}`;
}

/** The days between two, both ends meant: `2–14 December 1920`, `26 September 1921 – 13 October 1921`. */
export function formatSpan(first, last, lang) {
  if (first === last) return formatDay(first, lang);
  const [a, b] = [ymd(first), ymd(last)];
  if (a.year === b.year && a.month === b.month) return `${a.day}–${formatDay(last, lang)}`;
  if (a.year === b.year) return `${a.day} ${monthOfDay(a.month, lang)} – ${formatDay(last, lang)}`;
  return `${formatDay(first, lang)} – ${formatDay(last, lang)}`;
}

/**
 * What stands under the date: weekday, and the calendars that were in use on that day.
 *
 * @param {number[]} days one, or those of which one is meant
 */
export function formatBeside(days, lang) {
  const parts = [[...new Set(days.map((day) => formatWeekday(day, lang)))].slice(0, 3).join(` ${OR[lang]} `)];
  if (days.length > 1) return parts[0];
  const old = oldStyle(days[0]);
  const ottoman = rumi(days[0]);
  const date = ymd(days[0]);
  if (old) {
    const year = old.year === date.year ? '' : ` ${formatYear(old.year, lang)}`;
    parts.push(`${OLD_STYLE[lang]} ${old.day} ${monthOfDay(old.month, lang)}${year}`);
  }
  if (ottoman) parts.push(`${RUMI[lang]} ${ottoman.day} ${MONTHS.tr[ottoman.month - 1]} ${ottoman.year}`);
  return parts.join(' · ');
}

const MONTH_NAMES = [...Object.values(MONTHS), ...Object.values(OF_MONTH), ...Object.values(SHORT)].flatMap((list) => list.map((name, i) => [fold(name), i + 1]));

/** Letters only, without case or marks, so that `Ağustos`, `AGUSTOS` and `ağustos` are one word. */
function fold(word) {
  return word.toLocaleLowerCase('tr').replace(/ı/g, 'i').normalize('NFD').replace(/\p{M}/gu, '');
}

function monthOf(word) {
  const folded = fold(word.replace(/[.,]/g, ''));
  if (folded.length < 3) return 0;
  const exact = MONTH_NAMES.find(([name]) => name === folded);
  return (exact ?? MONTH_NAMES.find(([name]) => name.startsWith(folded)))?.[1] ?? 0;
}

/**
 * Reads a typed date: `1921-03-16`, `16 March 1921`, `16 Mart 1921`, `March 16, 1921`, `16.3.1921`, `March 1921`, `1921`.
 *
 * @param {string} typed
 * @param {[number, number]} span first day of the atlas and the day after its last
 * @returns {{day: number} | {fault: 'unreadable'|'nosuch'|'outside', year?: number, month?: number, wanted?: number}}
 */
export function readDate(typed, span) {
  const words = typed.trim().replace(/\s+/g, ' ');
  const found = readIso(words) ?? readNumbers(words) ?? readWords(words);
  if (!found) return {fault: 'unreadable'};
  const {year, month, day} = found;
  if (month < 1 || month > 12) return {fault: 'unreadable'};
  if (day < 1 || day > monthDays(year, month)) return {fault: 'nosuch', year, month, wanted: day};
  const number = dayNumber(year, month, day);
  return number >= span[0] && number < span[1] ? {day: number} : {fault: 'outside'};
}

function readIso(words) {
  const match = /^(-?\d{4,6})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(words);
  return match && {year: Number(match[1]), month: Number(match[2] ?? 1), day: Number(match[3] ?? 1)};
}

function readNumbers(words) {
  const match = /^(\d{1,2})[./](\d{1,2})[./](\d{3,4})$/.exec(words);
  return match && {day: Number(match[1]), month: Number(match[2]), year: Number(match[3])};
}

function readWords(words) {
  const parts = words.replace(/,/g, ' ').split(' ').filter(Boolean);
  const named = parts.findIndex((part) => !/^\d/.test(part) && monthOf(part));
  if (named < 0 || parts.length > 3) return null;
  const numbers = parts.filter((_, i) => i !== named);
  if (!numbers.every((part) => /^\d+\.?$/.test(part))) return null;
  const month = monthOf(parts[named]);
  const values = numbers.map((part) => parseInt(part, 10));
  if (values.length === 1) return values[0] > 31 ? {year: values[0], month, day: 1} : null;
  return values[0] > 31 ? {year: values[0], month, day: values[1]} : {day: values[0], month, year: values[1]};
}

export {fromIso, iso};

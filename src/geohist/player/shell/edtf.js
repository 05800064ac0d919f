// EDTF dates as the payload carries them, for reading on screen and for the day strip; Python has already checked them.
import {dayNumber, monthDays, ymd} from './days.js';
import {OR, afterDay, formatDay, formatMonth, formatOneOf, formatSpan, formatYear} from './dates.js';

/**
 * @typedef {object} Reading of an EDTF string
 * @property {number|null} lo first possible day; null is open or unknown
 * @property {number|null} hi day after the last possible
 * @property {'day'|'month'|'year'|'interval'|'set'} precision
 * @property {boolean} approximate `~` or `%`
 * @property {boolean} uncertain `?` or `%`
 * @property {Reading[]} [parts] ends of an interval, members of a set
 */

/** @returns {Reading|null} */
export function parse(text) {
  if (typeof text !== 'string' || !text) return null;
  const set = /^[[{](.*)[\]}]$/.exec(text);
  if (set) return joined(set[1].split(',').flatMap((part) => members(part.trim())), 'set');
  if (text.includes('/')) return interval(text.split('/'));
  return single(text);
}

/** A member of a set; `1920-12-02..1920-12-04` stands for each day of it. */
function members(part) {
  const range = /^(.+)\.\.(.+)$/.exec(part);
  if (!range) return [single(part.replace(/^\.\.|\.\.$/g, ''))];
  const [a, b] = [single(range[1]), single(range[2])];
  if (!a || !b || b.hi - a.lo > 14) return [a, b];
  return Array.from({length: b.hi - a.lo}, (_, i) => ({...a, lo: a.lo + i, hi: a.lo + i + 1, precision: 'day'}));
}

function joined(parts, precision) {
  const known = parts.filter(Boolean);
  if (!known.length) return null;
  const flag = (key) => known.some((part) => part[key]);
  return {
    lo: Math.min(...known.map((part) => part.lo)), hi: Math.max(...known.map((part) => part.hi)),
    precision, approximate: flag('approximate'), uncertain: flag('uncertain'), parts: known,
  };
}

function interval([first, last]) {
  const [a, b] = [single(first), single(last)];
  if (!a && !b) return null;
  return {
    lo: a?.lo ?? null, hi: b?.hi ?? null, precision: 'interval',
    approximate: Boolean(a?.approximate || b?.approximate), uncertain: Boolean(a?.uncertain || b?.uncertain),
    parts: [a, b],
  };
}

function single(text) {
  const match = /^(-?\d{4,6})(?:-(\d\d))?(?:-(\d\d))?([~?%]?)$/.exec(text.trim());
  if (!match) return null;
  const [year, month, day] = match.slice(1, 4).map((part) => (part === undefined ? null : Number(part)));
  const mark = match[4];
  const flags = {approximate: mark === '~' || mark === '%', uncertain: mark === '?' || mark === '%'};
  if (month === null) return {lo: dayNumber(year, 1, 1), hi: dayNumber(year + 1, 1, 1), precision: 'year', ...flags};
  const lo = dayNumber(year, month, day ?? 1);
  return {lo, hi: lo + (day === null ? monthDays(year, month) : 1), precision: day === null ? 'month' : 'day', ...flags};
}

const CIRCA = {en: 'c.', tr: 'yak.', ru: 'ок.'};
const BEFORE = {en: (end) => `until ${end}`, tr: (end) => `… – ${end}`, ru: (end) => `… – ${end}`};
const AFTER = {en: (start) => `from ${start}`, tr: (start) => `${start} – …`, ru: (start) => `${start} – …`};

/** An EDTF string as read: `16 March 1921`, `c. December 1920`, `2 or 3 December 1920`; what is not understood is returned as it stands. */
export function formatEdtf(text, lang) {
  const reading = parse(text);
  return reading ? formatReading(reading, lang) : String(text ?? '');
}

function formatReading(reading, lang) {
  if (reading.precision === 'set') return formatOneOfParts(reading.parts, lang);
  if (reading.precision === 'interval') return formatInterval(reading.parts, lang);
  const date = ymd(reading.lo);
  const body = {
    day: () => formatDay(reading.lo, lang),
    month: () => (reading.approximate ? afterDay : formatMonth)(date.year, date.month, lang),
    year: () => formatYear(date.year, lang),
  }[reading.precision]();
  return `${reading.approximate ? `${CIRCA[lang]} ` : ''}${body}${reading.uncertain ? ' (?)' : ''}`;
}

function formatOneOfParts(parts, lang) {
  if (parts.every((part) => part.precision === 'day')) return formatOneOf(parts.map((part) => part.lo), lang);
  return parts.map((part) => formatReading(part, lang)).join(` ${OR[lang]} `);
}

function formatInterval([a, b], lang) {
  if (!a) return BEFORE[lang](formatReading(b, lang));
  if (!b) return AFTER[lang](formatReading(a, lang));
  if (a.precision === 'day' && b.precision === 'day' && !(a.approximate || b.approximate || a.uncertain || b.uncertain)) {
    return formatSpan(a.lo, b.lo, lang);
  }
  return `${formatReading(a, lang)} – ${formatReading(b, lang)}`;
}

/** @returns {number[]} the single days of which one is meant, where the date says so (else empty) */
export function oneOfDays(text) {
  const reading = parse(text);
  if (reading?.precision !== 'set' || !reading.parts.every((part) => part.precision === 'day')) return [];
  return [...new Set(reading.parts.map((part) => part.lo))].sort((a, b) => a - b);
}

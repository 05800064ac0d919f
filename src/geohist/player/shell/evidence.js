// What a record rests on: its claims lettered by who says them, its disagreements, the words in a quote that are in dispute.
import {MONTHS} from './dates.js';
import {ymd} from './days.js';
import {formatEdtf, parse} from './edtf.js';
import {wordsOf} from './words.js';

const TIME = new Set(['date', 'received', 'departed', 'arrived']);
const WHO = new Set(['party', 'head', 'signatory', 'sender', 'addressee']);

/** True for a property whose values are dates. */
export const isTime = (about) => TIME.has(about);

/** The source of an excerpt's key `source#id`. */
export const sourceOf = (key) => key.slice(0, key.indexOf('#'));

const witnessOf = (claim) => claim.excerpt ?? `authority:${claim.authority ?? ''}`;

/**
 * All claims of a record, a route's stops included.
 *
 * @returns {object[]} claims; those of a stop carry `stop` and the stop's `readings`
 */
export function claimsOf(record) {
  const stops = (record.stops ?? []).flatMap((stop) => (stop.claims ?? []).map((claim) => ({...claim, place: claim.place ?? stop.place, stop: stop.place, readings: stop.readings ?? []})));
  return [...(record.claims ?? []), ...stops];
}

/**
 * Letters the witnesses of a record: A, B, C … one for each excerpt or named authority, in the order of the claims.
 *
 * @returns {{letter: string, key: string, excerpt: string|null, authority: string|null, claims: object[]}[]}
 */
export function witnesses(record) {
  const found = new Map();
  for (const claim of claimsOf(record)) {
    const key = witnessOf(claim);
    if (!found.has(key)) found.set(key, {letter: letter(found.size), key, excerpt: claim.excerpt ?? null, authority: claim.authority ?? null, claims: []});
    found.get(key).claims.push(claim);
  }
  return [...found.values()];
}

const letter = (i) => (i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26));

/** A value that two claims can be compared by. */
export const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** The value the map draws of a property, where the record says it. */
export function drawnValue(record, about) {
  const reading = (record.readings ?? []).find((r) => r.about === about);
  if (reading) return reading.value;
  if (about === 'date') return record.date;
  if (about === 'place') return record.place;
  return claimsOf(record).find((claim) => claim.about === about && claim.value !== undefined && !claim.slip)?.value ?? null;
}

/** A claim's value as words. */
export function valueWords(atlas, about, value, lang, day) {
  if (value === null || value === undefined) return '';
  if (TIME.has(about)) return formatEdtf(value, lang);
  if (about === 'place') return atlas.placeName(value, day, lang);
  if (WHO.has(about)) return atlas.actors[value] ? atlas.text(atlas.actors[value].title, lang) : atlas.polityName(value, day, lang) || String(value);
  if (about === 'quantity') return quantity(value, lang);
  return typeof value === 'object' ? atlas.text(value, lang) : String(value);
}

/** An amount with its unit; a unit the interface has no word for is read as it is written. */
function quantity({amount, unit = ''}, lang) {
  const figure = Number(amount).toLocaleString(lang);
  const words = wordsOf(lang);
  return unit === 'percent' ? words.percent(figure) : `${figure} ${words.units[unit] ?? String(unit).replaceAll('-', ' ')}`.trim();
}

/**
 * Finds the words of a quote that carry a claim's value, so that a dispute can be seen at a glance.
 *
 * @returns {[number, number]|null} start and end in the quote
 */
export function findWords(atlas, exact, claim) {
  for (const wanted of candidates(atlas, claim)) {
    const at = exact.toLocaleLowerCase('tr').indexOf(wanted.toLocaleLowerCase('tr'));
    if (at >= 0) return [at, at + wanted.length];
  }
  return null;
}

function candidates(atlas, {about, value, written}) {
  const list = written?.text ? [written.text] : [];
  if (TIME.has(about)) list.push(...dateForms(value));
  else if (about === 'place') list.push(...nameForms(atlas.places[value]));
  else if (WHO.has(about)) list.push(...nameForms(atlas.actors[value] ?? atlas.polities.find((p) => p.id === value)));
  else if (about === 'quantity' && value) list.push(Number(value.amount).toLocaleString('tr'), Number(value.amount).toLocaleString('en'), String(value.amount));
  return list.filter(Boolean).sort((a, b) => b.length - a.length);
}

function dateForms(value) {
  const reading = parse(value);
  if (!reading || reading.lo === null) return [];
  const {year, month, day} = ymd(reading.lo);
  const two = (n) => String(n).padStart(2, '0');
  const full = Object.values(MONTHS).flatMap((names) => [`${day} ${names[month - 1]} ${year}`, `${names[month - 1]} ${day}, ${year}`]);
  const partial = Object.values(MONTHS).flatMap((names) => [`${day} ${names[month - 1]}`, `${names[month - 1]} ${day}`]);
  const figures = [`${day}.${month}.${year}`, `${two(day)}.${two(month)}.${year}`, `${day}/${month}/${year}`];
  const months = Object.values(MONTHS).map((names) => `${names[month - 1]} ${year}`);
  if (reading.precision === 'year') return [String(year)];
  return reading.precision === 'month' ? [...months, ...Object.values(MONTHS).map((names) => names[month - 1])] : [...full, ...partial, ...figures];
}

function nameForms(thing) {
  if (!thing) return [];
  const titles = typeof thing.title === 'object' ? Object.values(thing.title) : [thing.title];
  const dated = (thing.names ?? []).flatMap((n) => (typeof n.name === 'object' ? Object.values(n.name) : [n.name]));
  return [...titles, ...dated, ...(thing.spellings ?? [])];
}

// Who contradicts whom: the law of disagreements, as the engine has it, applied to what travelled to the browser.
import {drawnValue, isTime, same, witnesses} from './evidence.js';
import {oneOfDays, parse} from './edtf.js';

/** Naming one of these denies no other: only a slip is in dispute. */
const LISTED = new Set(['party', 'signatory']);
const WORDS = new Set(['outcome', 'text']);

/**
 * The disputes of a record, one for each property, and for each place where a property has several.
 *
 * @returns {{about: string, place: string|null, cards: {witness: object, claim: object, drawn: boolean}[], value: any, why: object|null}[]}
 */
export function disputes(record) {
  const told = witnesses(record).flatMap((witness) => witness.claims.map((claim) => ({witness, claim})));
  return (record.disagreements ?? []).flatMap((about) => {
    const groups = new Map();
    for (const item of told.filter(({claim}) => claim.about === about)) {
      const place = isTime(about) ? (item.claim.place ?? null) : null;
      groups.set(place, [...(groups.get(place) ?? []), item]);
    }
    return [...groups].map(([place, items]) => dispute(record, about, place, items)).filter(({cards}) => cards.length > 1);
  });
}

function dispute(record, about, place, items) {
  const readings = [...items.flatMap(({claim}) => claim.readings ?? []), ...(record.readings ?? [])];
  const reading = readings.find((r) => r.about === about);
  const group = LISTED.has(about) && reading ? items.filter(({claim}) => claim.slip || same(claim.value, reading.value)) : items;
  const clashing = group.filter((one) => group.some((other) => contradict(one.claim, other.claim)));
  const value = reading ? reading.value : drawnValue(record, about);
  return {about, place, value, why: reading?.why ?? null, cards: clashing.map((item) => ({...item, drawn: same(item.claim.value, value)}))};
}

/** Whether two claims about one property cannot both hold. */
function contradict(one, other) {
  const {about} = one;
  const oneSlips = Boolean(one.slip) !== Boolean(other.slip);
  if (WORDS.has(about)) return oneSlips;
  if (LISTED.has(about)) return oneSlips && !same(one.value, other.value);
  if (about === 'quantity') return one.value.unit === other.value.unit && one.value.amount !== other.value.amount;
  if (!isTime(about)) return !same(one.value, other.value);
  const [a, b] = [parse(one.value), parse(other.value)];
  if (oneSlips) return Boolean(a && b) && !same(one.value, other.value);
  return Boolean(a && b) && ((a.hi ?? Infinity) <= (b.lo ?? -Infinity) || (b.hi ?? Infinity) <= (a.lo ?? -Infinity));
}

/** The days of which one is meant: by the record's own date, or by claims that contradict each other on single days. */
export function disputedDays(record) {
  const own = oneOfDays(record.date);
  if (own.length) return own;
  if (!(record.disagreements ?? []).includes('date')) return [];
  const claims = disputes(record).filter(({about}) => about === 'date').flatMap(({cards}) => cards.map(({claim}) => claim));
  const days = claims.filter((claim) => !claim.slip).map((claim) => parse(claim.value));
  if (!days.every((reading) => reading?.precision === 'day')) return [];
  const list = [...new Set(days.map((reading) => reading.lo))].sort((a, b) => a - b);
  return list.length > 1 ? list : [];
}

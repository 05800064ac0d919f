// Day numbers and calendars: proleptic Gregorian days as in Python's `date.toordinal` (0001-01-01 is 1), with no lower limit.

/** @typedef {{year: number, month: number, day: number}} Ymd astronomical year: 0 is 1 BCE */

const CIVIL = 719468; // day number of 1970-01-01 less the civil algorithm's own zero
const EPOCH = 719163; // ordinal of 1970-01-01

/** @returns {number} the day number of a Gregorian date */
export function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return era * 146097 + doe - CIVIL + EPOCH;
}

/** @returns {Ymd} the Gregorian date of a day number (a fraction is floored) */
export function ymd(number) {
  const z = Math.floor(number) - EPOCH + CIVIL;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1};
}

/** @returns {Ymd} the Julian (Old Style) date of a day number */
export function julian(number) {
  const z = Math.floor(number) + 307; // days since 0000-03-01 Julian: day 1 is 3 January of year 1 there
  const cycle = Math.floor(z / 1461);
  const doc = z - cycle * 1461;
  const yoc = Math.min(3, Math.floor(doc / 365));
  const doy = doc - yoc * 365;
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {year: cycle * 4 + yoc + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1};
}

const RUMI_FIRST = dayNumber(1840, 3, 13); // 1 Mart 1256
const RUMI_ALIGNED = dayNumber(1917, 3, 1); // 1 Mart 1333: from here the days are those of the Gregorian calendar
const RUMI_END = dayNumber(1926, 1, 1);
const OLD_STYLE_FIRST = dayNumber(1582, 10, 15);
const OLD_STYLE_END = dayNumber(1918, 2, 14);

/** @returns {Ymd|null} the Ottoman financial (Rumi) date, or null outside the days on which that calendar was in use */
export function rumi(number) {
  const day = Math.floor(number);
  if (day < RUMI_FIRST || day >= RUMI_END) return null;
  const date = day >= RUMI_ALIGNED ? ymd(day) : julian(day);
  const early = day < RUMI_ALIGNED && date.month <= 2;
  return {...date, year: date.year - (early ? 585 : 584)};
}

/** @returns {Ymd|null} the Old Style date, or null outside the days on which Russia counted by it */
export function oldStyle(number) {
  const day = Math.floor(number);
  return day >= OLD_STYLE_FIRST && day < OLD_STYLE_END ? julian(day) : null;
}

/** @returns {number} 0 is Monday */
export const weekday = (number) => (((Math.floor(number) - 1) % 7) + 7) % 7;

/** @returns {string} `1921-03-16`; years before 1 with a sign and four digits */
export function iso(number) {
  const {year, month, day} = ymd(number);
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** @returns {number} days in a Gregorian month */
export function monthDays(year, month) {
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  return next - dayNumber(year, month, 1);
}

/** @returns {number|null} the day number of an ISO date, or null where the text is none or names a day that does not exist */
export function fromIso(text) {
  const match = /^(-?\d{4,6})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > monthDays(year, month)) return null;
  return dayNumber(year, month, day);
}

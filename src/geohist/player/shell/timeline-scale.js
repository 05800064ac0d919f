// From days to pixels, and the years, months and days written along the axis.
import {SHORT, formatYear} from './dates.js';
import {dayNumber, ymd} from './days.js';

const MIN_WINDOW = 20;

/** Keeps a window of days inside the span and not too narrow. */
export function clampWindow([lo, hi], [first, end]) {
  const width = Math.min(end - first, Math.max(MIN_WINDOW, hi - lo));
  const start = Math.min(Math.max(lo, first), end - width);
  return [start, start + width];
}

/** The window zoomed about a day; `factor` above 1 shows more. */
export function zoomWindow([lo, hi], day, factor, span) {
  return clampWindow([day - (day - lo) * factor, day + (hi - day) * factor], span);
}

/** The window moved so that a day stands in it, not at its very edge. */
export function followWindow([lo, hi], day, span) {
  const width = hi - lo;
  if (day > lo + 0.86 * width) return clampWindow([day - 0.86 * width, day + 0.14 * width], span);
  if (day < lo + 0.05 * width) return clampWindow([day - 0.05 * width, day + 0.95 * width], span);
  return [lo, hi];
}

/**
 * The marks of the axis: years always, months or days where there is room.
 *
 * @returns {{day: number, label: string, major: boolean}[]}
 */
export function axisMarks([lo, hi], width, lang) {
  const perDay = width / (hi - lo);
  const marks = [];
  const [a, b] = [ymd(lo).year, ymd(hi).year];
  const everyYear = niceStep(40 / (perDay * 365.25));
  for (let year = Math.floor(a / everyYear) * everyYear; year <= b; year += everyYear) marks.push({day: dayNumber(year, 1, 1), label: formatYear(year, lang), major: true});
  const monthPx = perDay * 30.44;
  if (monthPx * 12 >= 70) {
    const every = monthPx >= 34 ? 1 : monthPx * 3 >= 34 ? 3 : 6;
    for (let year = a; year <= b; year++) {
      for (let month = 1 + every; month <= 12; month += every) marks.push({day: dayNumber(year, month, 1), label: SHORT[lang][month - 1], major: false});
    }
  }
  if (perDay >= 5) {
    const step = perDay >= 20 ? 1 : perDay >= 9 ? 5 : 10;
    for (let day = Math.ceil(lo); day < hi; day++) {
      const {day: d} = ymd(day);
      if (d > 1 && (step === 1 || (d % step === 0 && d < 30))) marks.push({day, label: String(d), major: false});
    }
  }
  return marks.filter(({day}) => day >= lo && day <= hi).sort((x, y) => x.day - y.day);
}

function niceStep(wanted) {
  for (const base of [1, 2, 5, 10, 20, 25, 50, 100, 200, 500]) if (base >= wanted) return base;
  return 1000;
}

// The strip of days under a dispute: where each witness puts it, which day the map draws.
import {s} from './dom.js';
import {MONTHS, SHORT, formatYear} from './dates.js';
import {dayNumber, ymd} from './days.js';
import {parse} from './edtf.js';

const HEIGHT = 66;
const OXBLOOD = 'var(--oxblood)';

/**
 * Draws the strip.
 *
 * @param {{letter: string, value: string, drawn: boolean}[]} marks witnesses and the EDTF dates they give
 * @param {{drawn: string, locale: string}} words
 * @param {number} [width] units of the drawing; text keeps its size when this is near the pixels it gets
 * @returns {SVGElement|null} null where no mark has a bounded date
 */
export function dayStrip(marks, words, width = 560) {
  const spans = marks.map((mark) => ({...mark, reading: parse(mark.value)})).filter(({reading}) => reading && reading.lo !== null && reading.hi !== null);
  if (!spans.length) return null;
  const lo = Math.min(...spans.map(({reading}) => reading.lo));
  const hi = Math.max(...spans.map(({reading}) => reading.hi));
  const boxes = boxesOf(lo, hi, words.locale, width < 400);
  const [start, end] = [boxes[0].lo, boxes.at(-1).hi];
  const x = (day) => ((day - start) / (end - start)) * width;
  const hit = (box) => spans.some(({reading}) => reading.lo < box.hi && reading.hi > box.lo);
  return s('svg', {class: 'day-strip', viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img', 'aria-label': spans.map((span) => `${span.letter}: ${span.value}`).join('; ')},
    s('defs', {}, s('pattern', {id: 'gh-strip', width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'}, s('rect', {width: 1.1, height: 5, fill: 'var(--hatch)'}))),
    boxes.map((box) => [
      s('rect', {x: x(box.lo), y: 20, width: x(box.hi) - x(box.lo), height: 21, fill: 'var(--paper-2)', stroke: 'var(--rule)'}),
      hit(box) ? s('rect', {x: x(box.lo), y: 20, width: x(box.hi) - x(box.lo), height: 21, fill: 'url(#gh-strip)', stroke: 'var(--rule)'}) : null,
      box.label ? s('text', {x: (x(box.lo) + x(box.hi)) / 2, y: 57, 'text-anchor': 'middle', class: hit(box) ? 'strong' : ''}, box.label) : null,
    ]),
    groups(spans).map((group) => mark(group, x, words)));
}

function mark({lo, hi, letters, drawn}, x, words) {
  const centre = (x(lo) + x(hi)) / 2;
  return s('g', {}, hi - lo > 1 ? s('line', {x1: x(lo) + 2, x2: x(hi) - 2, y1: 30.5, y2: 30.5, stroke: OXBLOOD, 'stroke-width': drawn ? 4.4 : 1.5, opacity: drawn ? 0.38 : 1}) : null,
    s('circle', {cx: centre, cy: 30.5, r: drawn ? 5 : 5.5, fill: 'var(--white)', stroke: OXBLOOD, 'stroke-width': drawn ? 3.6 : 1.5}),
    s('text', {x: centre, y: 13, 'text-anchor': 'middle', class: drawn ? 'drawn' : ''}, drawn ? `${letters} · ${words.drawn}` : letters));
}

/** Witnesses that give the same date share one mark. */
function groups(spans) {
  const found = new Map();
  for (const {reading, letter, drawn} of spans) {
    const key = `${reading.lo}/${reading.hi}`;
    const group = found.get(key) ?? {lo: reading.lo, hi: reading.hi, letters: '', drawn: false};
    if (!group.letters.split(', ').includes(letter)) group.letters += (group.letters ? ', ' : '') + letter;
    group.drawn ||= drawn;
    found.set(key, group);
  }
  return [...found.values()];
}

/** Days where they fit, else months, else years; two before and two after. */
function boxesOf(lo, hi, lang, narrow) {
  const days = hi - lo;
  if (days <= 12) {
    const every = days > (narrow ? 3 : 7) ? 2 : 1;
    return Array.from({length: days + 4}, (_, i) => {
      const {month, day} = ymd(lo - 2 + i);
      return {lo: lo - 2 + i, hi: lo - 1 + i, label: i % every ? '' : `${day} ${SHORT[lang][month - 1]}`};
    });
  }
  const [a, b] = [ymd(lo), ymd(hi - 1)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  if (months <= 16) {
    return Array.from({length: months + 3}, (_, i) => {
      const at = a.year * 12 + a.month - 2 + i;
      const next = at + 1;
      const label = months > (narrow ? 3 : 8) ? SHORT[lang][at % 12] : `${MONTHS[lang][at % 12].slice(0, 9)}${at % 12 === 0 ? ` ${Math.floor(at / 12)}` : ''}`;
      return {lo: dayNumber(Math.floor(at / 12), (at % 12) + 1, 1), hi: dayNumber(Math.floor(next / 12), (next % 12) + 1, 1), label};
    });
  }
  const every = Math.ceil((b.year - a.year + 3) / (narrow ? 6 : 10));
  return Array.from({length: b.year - a.year + 3}, (_, i) => {
    const year = a.year - 1 + i;
    return {lo: dayNumber(year, 1, 1), hi: dayNumber(year + 1, 1, 1), label: i % every ? '' : formatYear(year, lang)};
  });
}

// Draws strip, lanes and axis on a canvas; the playhead and the window's frame are elements above it.
import {formatYear} from './dates.js';
import {ymd} from './days.js';
import {kindColour, worn} from '../look.js';
import {axisMarks} from './timeline-scale.js';

const SANS = '"Geohist Sans", "Noto Sans SemiCondensed", "Noto Sans", sans-serif';

/**
 * @param {CanvasRenderingContext2D} c
 * @param {object} g geometry: width, height, left, right, stripTop, stripHeight, lanesTop, laneHeight, axisTop
 * @param {object} t what: items, lanes, window, span, density, words, lang
 */
export function drawTimeline(c, g, t) {
  c.clearRect(0, 0, g.width, g.height);
  const x = (day) => g.left + ((day - t.window[0]) / (t.window[1] - t.window[0])) * (g.right - g.left);
  if (g.stripHeight) drawStrip(c, g, t);
  drawAxis(c, g, t, x);
  drawLaneNames(c, g, t);
  c.save();
  c.beginPath();
  c.rect(g.left - 7, g.lanesTop - 2, g.right - g.left + 14, g.axisTop - g.lanesTop + 4);
  c.clip();
  const visible = t.items.filter(({lo, hi, oneOf}) => Math.max(hi, ...oneOf) >= t.window[0] && lo <= t.window[1]);
  for (const item of visible) drawBar(c, g, t, item, x);
  const crowded = crowdedLanes(visible, g, t);
  for (const [row, items] of crowded) drawDensity(c, g, items, t.lanes[row], row, x);
  for (const item of visible) if (!crowded.has(rowOf(t, item))) drawItem(c, g, t, item, x);
  c.restore();
}

// Marks this close together run into each other: a lane fuller than that shows how much there is, not each thing.
const CLOSE = 7;
const BIN = 6;

/** Rows whose marks would run together, with their items; single records come back when the window is narrowed. */
function crowdedLanes(visible, g, t) {
  const rows = new Map();
  for (const item of visible) {
    const row = rowOf(t, item);
    if (item.lo >= t.window[0] && row >= 0) rows.set(row, [...(rows.get(row) ?? []), item]);
  }
  for (const [row, items] of rows) if (items.length * CLOSE < g.right - g.left || t.lanes[row] === 'treaties') rows.delete(row);
  return rows;
}

function drawDensity(c, g, items, lane, row, x) {
  const counts = new Map();
  for (const item of items) {
    const bin = Math.floor((x(item.lo) - g.left) / BIN);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const base = g.lanesTop + (row + 1) * g.laneHeight - 1.5;
  c.fillStyle = kindColour(lane === 'territory' ? lane : items[0].layer);
  for (const [bin, count] of counts) {
    const high = 2.5 + (g.laneHeight - 5) * Math.sqrt(count / most);
    c.fillRect(g.left + bin * BIN, base - high, BIN - 1, high);
  }
}

function drawStrip(c, g, t) {
  const y = g.stripTop;
  c.fillStyle = worn().page.paper_2;
  c.fillRect(g.left, y, g.right - g.left, g.stripHeight);
  const step = (g.right - g.left) / t.density.length;
  c.fillStyle = worn().page.density;
  t.density.forEach((share, i) => {
    const high = share ? Math.max(2, share * (g.stripHeight - 2)) : 0;
    c.fillRect(g.left + i * step, y + g.stripHeight - high, Math.max(1, step - 1), high);
  });
  if (!g.names) return;
  const [a, b] = [ymd(t.span[0]).year, ymd(t.span[1] - 1).year];
  label(c, a === b ? formatYear(a, t.lang) : `${formatYear(a, t.lang)}–${formatYear(b, t.lang)}`, g.left - 8, y + g.stripHeight / 2, worn().page.ink_2);
}

function label(c, text, x, y, colour) {
  c.font = `500 11.5px ${SANS}`;
  c.textAlign = 'right';
  c.textBaseline = 'middle';
  c.fillStyle = colour;
  c.fillText(text, x, y + 0.5);
}

function drawLaneNames(c, g, t) {
  t.lanes.forEach((lane, i) => {
    const y = g.lanesTop + (i + 0.5) * g.laneHeight;
    if (g.names) label(c, t.words.lanes[lane], g.left - 8, y, worn().page.ink);
    c.strokeStyle = worn().page.faint;
    c.lineWidth = 1;
    c.beginPath();
    c.moveTo(g.left, Math.round(y) + 0.5);
    c.lineTo(g.right, Math.round(y) + 0.5);
    c.stroke();
  });
}

function drawAxis(c, g, t, x) {
  const marks = axisMarks(t.window, g.right - g.left, t.lang);
  let free = -Infinity;
  for (const {day, label: text, major} of [...marks.filter((m) => m.major), ...marks.filter((m) => !m.major)]) {
    const at = Math.round(x(day)) + 0.5;
    c.strokeStyle = major ? worn().page.rule : worn().page.faint;
    c.beginPath();
    c.moveTo(at, g.lanesTop);
    c.lineTo(at, g.axisTop + (major ? 4 : 0));
    c.stroke();
  }
  c.textBaseline = 'alphabetic';
  for (const {day, label: text, major} of marks) {
    c.font = major ? `600 12.5px ${SANS}` : `400 11px ${SANS}`;
    const wide = c.measureText(text).width;
    const at = Math.min(Math.max(x(day) - (major ? 4 : wide / 2), g.left - 6), g.right - wide);
    if (!major && (at < free || marks.some((m) => m.major && Math.abs(x(m.day) - x(day)) < 34))) continue;
    c.fillStyle = major ? worn().page.ink : worn().page.ink_2;
    c.textAlign = 'left';
    c.fillText(text, at, g.axisTop + 15);
    free = at + wide + 7;
  }
}

const rowOf = (t, item) => (t.lanes.includes(item.lane) ? t.lanes.indexOf(item.lane) : t.lanes.indexOf('other'));
const middle = (g, t, item) => g.lanesTop + (rowOf(t, item) + 0.5) * g.laneHeight;

function drawBar(c, g, t, item, x) {
  if (rowOf(t, item) < 0 || item.hi - item.lo <= 1 || (t.lanes.includes('other') && item.lane !== 'treaties')) return;
  const [a, b] = [Math.max(g.left, x(item.lo)), Math.min(g.right, x(item.hi))];
  if (b - a < 1) return;
  const colour = kindColour(item.layer);
  const fade = Math.min(16, (b - a) / 2);
  const paint = c.createLinearGradient(a, 0, b, 0);
  paint.addColorStop(0, item.softLo ? `${colour}00` : `${colour}61`);
  paint.addColorStop(Math.min(1, fade / (b - a)), `${colour}61`);
  paint.addColorStop(Math.max(0, 1 - fade / (b - a)), `${colour}61`);
  paint.addColorStop(1, item.softHi ? `${colour}00` : `${colour}61`);
  c.fillStyle = paint;
  c.fillRect(a, middle(g, t, item) - 2.2, b - a, 4.4);
}

function drawItem(c, g, t, item, x) {
  if (rowOf(t, item) < 0) return;
  const y = middle(g, t, item);
  const dayWidth = x(item.lo + 1) - x(item.lo);
  if (item.oneOf.length) drawOneOf(c, item, x, y, dayWidth);
  const at = x(item.lo) + Math.min(dayWidth / 2, 6);
  if (at < g.left - 7 || at > g.right + 7) return;
  c.fillStyle = c.strokeStyle = kindColour(item.layer);
  (t.lanes.includes('other') && item.lane !== 'treaties' ? MARKS.territory : MARKS[item.lane])(c, at, y);
}

/** One of several days: each hatched, all in one dashed frame. */
function drawOneOf(c, item, x, y, dayWidth) {
  const half = Math.max(6, dayWidth / 2);
  const [a, b] = [x(Math.min(...item.oneOf)) + dayWidth / 2 - half - 1, x(Math.max(...item.oneOf)) + dayWidth / 2 + half + 1];
  c.save();
  c.beginPath();
  c.rect(a, y - 6, b - a, 12);
  c.clip();
  c.strokeStyle = worn().page.hatch;
  c.lineWidth = 1;
  c.beginPath();
  for (let at = a - 12; at < b; at += 4) {
    c.moveTo(at, y + 6);
    c.lineTo(at + 12, y - 6);
  }
  c.stroke();
  c.restore();
  c.save();
  c.strokeStyle = kindColour(item.layer);
  c.setLineDash([2, 1.6]);
  c.lineWidth = 1;
  c.strokeRect(a, y - 6, b - a, 12);
  c.restore();
}

const MARKS = {
  territory(c, x, y) {
    c.fillRect(x - 1, y - 4.5, 2, 9);
  },
  treaties(c, x, y) {
    c.lineWidth = 2.2;
    c.beginPath();
    c.arc(x, y, 3.1, 0, 7);
    c.fillStyle = worn().page.white;
    c.fill();
    c.stroke();
  },
  events(c, x, y) {
    c.beginPath();
    c.moveTo(x, y - 4.4);
    c.lineTo(x + 4.4, y);
    c.lineTo(x, y + 4.4);
    c.lineTo(x - 4.4, y);
    c.fill();
  },
  routes(c, x, y) {
    c.beginPath();
    c.moveTo(x - 2, y - 4);
    c.lineTo(x + 4.5, y);
    c.lineTo(x - 2, y + 4);
    c.fill();
  },
  letters(c, x, y) {
    c.lineWidth = 1.4;
    c.fillStyle = worn().page.white;
    c.fillRect(x - 4.5, y - 3, 9, 6);
    c.strokeRect(x - 4.5, y - 3, 9, 6);
  },
  missions(c, x, y) {
    c.fillRect(x - 3, y - 5, 1.3, 10);
    c.beginPath();
    c.moveTo(x - 2, y - 5);
    c.lineTo(x + 5, y - 5);
    c.lineTo(x + 3, y - 2);
    c.lineTo(x + 5, y + 1);
    c.lineTo(x - 2, y + 1);
    c.fill();
  },
};

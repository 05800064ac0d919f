// The order of beats and the times between them: pure arithmetic, so that a test can say what it should be.

export const EASE_MIN = 300;
export const EASE_MAX = 1000;
const DWELL_MIN = 2000;
const DWELL_MAX = 12000;
const WORDS_A_MINUTE = 200;
const JOURNEY_MAX = 2500;

/** @typedef {{day: number, records: string[], transfers: number[], dwell_ms?: number, place?: string|null}} Beat */

/** @returns {number} index of the last beat on or before the day, -1 before the first */
export function lastBeat(beats, day) {
  let [lo, hi] = [0, beats.length];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (beats[mid].day <= day) lo = mid + 1;
    else hi = mid;
  }
  return lo - 1;
}

/** @returns {number} index of the beat on this very day, or -1 */
export function beatOn(beats, day) {
  const i = lastBeat(beats, Math.floor(day));
  return i >= 0 && beats[i].day === Math.floor(day) ? i : -1;
}

/** @returns {number} index of the first beat after the day, or -1 */
export function nextBeat(beats, day) {
  const i = lastBeat(beats, Math.floor(day)) + 1;
  return i < beats.length ? i : -1;
}

/** @returns {number} index of the last beat before the day, or -1 */
export function previousBeat(beats, day) {
  return lastBeat(beats, Math.ceil(day) - 1);
}

/** @returns {number} how long the clock runs to a beat, ms; empty time passes within a second, a journey on the way is given up to 2.5 */
export function easeMs(from, to, travelled = 0) {
  const gap = Math.abs(to - from);
  if (gap === 0) return 0;
  const base = Math.min(EASE_MAX, EASE_MIN + 70 * Math.sqrt(gap));
  return Math.max(base, travelled > 0 ? Math.min(JOURNEY_MAX, 800 + 40 * travelled) : 0);
}

/** @returns {number} days spent under way on legs between two days */
export function travelledDays(routes, from, to) {
  let days = 0;
  for (const route of routes) {
    for (const leg of route.legs ?? []) {
      days = Math.max(days, Math.min(to, leg.to ?? to) - Math.max(from, leg.from ?? from));
    }
  }
  return days;
}

/** @returns {number} reading time of a beat, ms: the atlas says it, else it is counted at 200 words a minute */
export function dwellMs(beat, wordsToRead, speed = 1) {
  const counted = (wordsToRead / WORDS_A_MINUTE) * 60000;
  const wanted = beat.dwell_ms ?? counted;
  return Math.min(DWELL_MAX, Math.max(DWELL_MIN, wanted)) / speed;
}

/** The curve the clock runs along: cubic-bezier(.3, 0, .2, 1), solved by bisection. */
export function easing(t) {
  if (t <= 0) return 0;
  if (t >= 1) return 1;
  const curve = (s, a, b) => 3 * (1 - s) ** 2 * s * a + 3 * (1 - s) * s ** 2 * b + s ** 3;
  let [lo, hi] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const mid = (lo + hi) / 2;
    if (curve(mid, 0.3, 0.2) < t) lo = mid;
    else hi = mid;
  }
  return curve((lo + hi) / 2, 0, 1);
}

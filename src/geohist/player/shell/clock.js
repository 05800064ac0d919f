// The clock: everything that moves the day goes through here, so beat, day and flash never disagree.
import {newlyAgreed} from './agreed.js';
import {beatOn, dwellMs, easeMs, easing, nextBeat, previousBeat, travelledDays} from './beats.js';

export const BEAT_SPEEDS = [0.5, 1, 2, 4];
/** Days a second in a free run. */
export const FREE_SPEEDS = [1, 7, 30, 91, 365];
const FLASH_MS = 4000;

/**
 * Makes the clock.
 *
 * @param {object} options
 * @param {object} options.store the shared store
 * @param {object} options.atlas the decoded atlas: `beats`, `span`, `transfers`, `borders`, `layers`
 * @param {() => boolean} options.reduced whether the reader wants no motion
 * @param {(beat: object) => number} options.words how many words a beat gives to read
 * @param {(beat: object) => void} options.approach called when the clock sets out for a beat
 */
export function createClock({store, atlas, reduced, words, approach}) {
  const {beats, transfers} = atlas;
  const routes = atlas.layers.get('routes') ?? [];
  const first = atlas.span[0];
  const last = atlas.span[1] - 1;
  let frame = 0;
  let timer = 0;

  const clamp = (day) => Math.min(last, Math.max(first, day));

  function put(day, extra = {}) {
    const at = clamp(day);
    store.set({day: at, beat: beatOn(beats, at), ...extra});
  }

  /** What lights up when a change is reached: its cells, and the arcs agreed from that day. */
  function flashOf(lo, hi) {
    const changed = transfers.filter((t) => t.day > lo && t.day <= hi);
    const cells = [...new Set(changed.flatMap((t) => t.cells))];
    const arcs = newlyAgreed(atlas, lo, hi);
    return cells.length || arcs.length ? {cells, arcs, until: performance.now() + FLASH_MS} : null;
  }

  function halt() {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = timer = 0;
  }

  function arrive(day) {
    put(day, {flash: flashOf(day - 1, day), easing: false});
  }

  /** Eases to a whole day, then does `then`; at once where motion is unwanted. */
  function ease(day, then) {
    halt();
    const target = clamp(day);
    const from = store.get().day;
    const aim = beatOn(beats, target);
    if (aim >= 0) approach(beats[aim]);
    const ms = easeMs(from, target, travelledDays(routes, Math.min(from, target), Math.max(from, target)));
    if (reduced() || ms === 0 || document.hidden) {
      arrive(target);
      then?.();
      return;
    }
    store.set({easing: true});
    const start = performance.now();
    const step = (now) => {
      const t = Math.max(0, now - start) / ms; // a frame's time may lie before the call that asked for it
      if (t >= 1) {
        frame = 0;
        arrive(target);
        then?.();
        return;
      }
      put(from + (target - from) * easing(t));
      frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  function dwell() {
    const {beat, speed} = store.get();
    if (!store.get().playing) return;
    const ms = beat >= 0 ? dwellMs(beats[beat], words(beats[beat]), speed) : 0;
    timer = setTimeout(advance, ms);
  }

  function advance() {
    const {loop, day} = store.get();
    const next = nextBeat(beats, day);
    const again = loop && (next < 0 || beats[next].day >= loop[1]);
    const i = again ? beats.findIndex((beat) => beat.day >= loop[0] && beat.day < loop[1]) : next;
    // Round again: what was travelled is not travelled backwards.
    if (again && i >= 0) put(beats[i].day - 1);
    if (i < 0) pause();
    else ease(beats[i].day, dwell);
  }

  function run() {
    let before = performance.now();
    const step = (now) => {
      const {day, speed} = store.get();
      const {loop} = store.get();
      const aim = day + (Math.max(0, now - before) / 1000) * speed;
      const next = clamp(loop && aim >= loop[1] ? loop[0] : aim);
      before = now;
      const flash = next > day && Math.floor(next) > Math.floor(day) ? flashOf(Math.floor(day), Math.floor(next)) : null;
      put(next, flash ? {flash} : {});
      if (next >= last) pause();
      else frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  function play() {
    halt();
    if (store.get().day >= last || (store.get().mode === 'beats' && nextBeat(beats, store.get().day) < 0)) put(first);
    store.set({playing: true});
    if (store.get().mode === 'free') run();
    // On a beat the reader has just begun to read, or has read already while paused: a short while, then on.
    else if (store.get().beat >= 0) timer = setTimeout(advance, 900);
    else advance();
  }

  function pause() {
    halt();
    // A clock stopped between beats stands on a whole day: what the date says is what the map shows.
    if (store.get().playing || store.get().easing) put(Math.floor(store.get().day), {playing: false, easing: false});
  }

  function to(i) {
    if (i < 0) return;
    ease(beats[i].day, dwell);
  }

  /** Sets the day at once, as a hand on the timeline does; the clock stops. */
  function scrub(day) {
    halt();
    put(Math.floor(day), {playing: false, easing: false});
  }

  /** Runs to a day in so many milliseconds, at an even pace, lighting up what changes on the way; at once where motion is unwanted. */
  function glide(day, ms) {
    halt();
    const target = clamp(Math.floor(day));
    const from = store.get().day;
    if (reduced() || document.hidden || target <= from) {
      arrive(target);
      return;
    }
    store.set({easing: true});
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, now - start) / ms);
      const before = Math.floor(store.get().day);
      const next = t === 1 ? target : from + (target - from) * t;
      const flash = Math.floor(next) > before ? flashOf(before, Math.floor(next)) : null;
      put(next, {...(flash && {flash}), ...(t === 1 && {easing: false})});
      frame = t === 1 ? 0 : requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  }

  function setMode(mode) {
    const {playing} = store.get();
    if (mode === store.get().mode) return;
    halt();
    store.set({mode, speed: mode === 'free' ? 30 : 1, easing: false});
    if (playing) play();
  }

  document.addEventListener('visibilitychange', () => {
    if (!store.get().playing) return;
    if (document.hidden) halt();
    else if (store.get().mode === 'free') run();
    else dwell();
  });

  return {
    play,
    pause,
    scrub,
    glide,
    setMode,
    toggle: () => (store.get().playing ? pause() : play()),
    next: () => to(nextBeat(beats, store.get().day)),
    previous: () => to(previousBeat(beats, store.get().day)),
    /** Eases to a day and stops there. */
    go(day) {
      store.set({playing: false});
      ease(Math.floor(day));
    },
    step: (days) => scrub(store.get().day + days),
    home: () => scrub(beats.length ? beats[0].day : first),
    end: () => scrub(beats.length ? beats.at(-1).day : last),
    setSpeed: (speed) => store.set({speed}),
    first,
    last,
  };
}

// Two days on the map at once: under a line that one pushes, or side by side; which days, and where the line stands. The map draws it by `pair`.
import {centred, freeRect} from '../map/camera.js';
import {View} from '../map/mercator.js';
import {formatDay} from './dates.js';
import {h, s} from './dom.js';

/** How two days can be compared: by the list alone, under a line, side by side. */
export const MODES = ['list', 'swipe', 'side'];
/** Neither part is narrower than this, so that the line stays in reach, pixels. */
const LEAST = 22;
const STEP = 0.02;
const STRIDE = 0.1;
/** Half the room shows half the ground; a little of it is given up for a nearer view. */
const NEARER = 0.8;

/** Where the parts meet and how far the other picture is moved, for a mode, or null where the map is one. */
export function pairOf({task, layout}, base, {width, height}, share) {
  if (task?.kind !== 'compare' || !task.mode || task.mode === 'list' || !width || !height) return null;
  const right = width - base.right;
  if (task.mode === 'swipe') {
    const at = Math.round(Math.min(right - LEAST, Math.max(base.left + LEAST, base.left + share * (right - base.left))));
    return {day: task.from, cut: 'x', at, shift: 0};
  }
  // One above the other where there is no room for two beside each other.
  if (layout === 'narrow') return {day: task.from, cut: 'y', at: Math.round((height - base.bottom) / 2), shift: Math.round((height - base.bottom) / 2)};
  return {day: task.from, cut: 'x', at: Math.round((base.left + right) / 2), shift: Math.round((right - base.left) / 2)};
}

/** What of the map the other day leaves free for the clock's: all of it under a line, its own half side by side. */
export function freeBeside(base, pair) {
  if (!pair?.shift) return base;
  return pair.cut === 'x' ? {...base, left: pair.at} : {...base, top: pair.at};
}

const beside = ({task}) => task?.kind === 'compare' && task.mode === 'side';
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Makes line and captions, and keeps `pair` and `free` in the store. */
export function createSwipe(ctx, host) {
  const {store} = ctx;
  let share = 0.5;
  let base = store.get().free;
  let able = true;
  let shown = null;

  const knob = h('div', {class: 'swipe-knob', role: 'slider', tabindex: '0', 'data-own-keys': true, 'data-does': 'swipe', 'aria-orientation': 'horizontal', 'aria-valuemin': 0, 'aria-valuemax': 100},
    s('svg', {viewBox: '0 0 24 24', width: 22, height: 22, 'aria-hidden': 'true'}, s('path', {d: 'M9.5 6.5 4 12l5.5 5.5M14.5 6.5 20 12l-5.5 5.5', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.9, 'stroke-linecap': 'round', 'stroke-linejoin': 'round'})));
  const line = h('div', {class: 'swipe-line'}, knob);
  const captions = {from: h('p', {class: 'swipe-date'}), to: h('p', {class: 'swipe-date'})};
  const parts = {from: h('div', {class: 'swipe-part', 'data-side': 'from'}, captions.from), to: h('div', {class: 'swipe-part', 'data-side': 'to'}, captions.to)};
  const element = h('div', {class: 'swipe', hidden: true}, parts.from, parts.to, line);

  const size = () => ({width: host.clientWidth, height: host.clientHeight});

  /** Brings `pair` and `free` in step with task and layout. `old`: the state before, where a change of mode may move the camera. */
  function apply(state = store.get(), old = state) {
    const pair = able ? pairOf(state, base, size(), share) : null;
    const free = freeBeside(base, pair);
    const patch = {};
    if (!same(pair, state.pair ?? null)) patch.pair = pair;
    if (!same(free, state.free)) patch.free = free;
    // What came with a view of its own, as an address does, keeps it.
    const turned = beside(state) !== beside(old) && state.view === old.view && size().width;
    if (turned) patch.view = recentred(state.view, state.free, free, beside(state) ? -NEARER : NEARER);
    if (Object.keys(patch).length) store.set(patch);
    place(pair);
  }

  /** The view that shows in one free part what another view showed in another. */
  function recentred(view, was, free, nearer) {
    const {width, height} = size();
    const box = freeRect({width, height}, was);
    const middle = new View(view, width, height).unproject([(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
    return centred(middle, view.zoom + nearer, free);
  }

  function place(pair) {
    shown = pair;
    element.hidden = !pair;
    if (!pair) return;
    const {width, height} = size();
    const across = pair.cut === 'x';
    element.dataset.cut = pair.cut;
    element.dataset.fixed = String(pair.shift > 0);
    knob.hidden = pair.shift > 0;
    line.style.cssText = across ? `left:${pair.at}px;bottom:${base.bottom}px` : `top:${pair.at}px;right:${base.right}px`;
    const box = (left, top, right, lower) => `left:${left}px;top:${top}px;width:${Math.max(0, right - left)}px;height:${Math.max(0, lower - top)}px`;
    parts.from.style.cssText = across ? box(0, 0, pair.at, height) : box(0, 0, width, pair.at);
    parts.to.style.cssText = across ? box(pair.at, 0, width - base.right, height) : box(0, pair.at, width, height);
    name();
  }

  function name() {
    const {task, day, lang} = store.get();
    if (!shown || task?.kind !== 'compare') return;
    const words = ctx.words();
    const [from, to] = [formatDay(task.from, lang), formatDay(Math.floor(day), lang)];
    if (captions.from.textContent !== from) captions.from.textContent = from;
    if (captions.to.textContent !== to) captions.to.textContent = to;
    const percent = Math.round(share * 100);
    knob.setAttribute('aria-label', words.swipeLine);
    knob.setAttribute('aria-valuenow', percent);
    knob.setAttribute('aria-valuetext', words.swipeShare(from, percent, to));
  }

  /** Puts the line at a share of the free map. */
  function push(to) {
    share = Math.min(1, Math.max(0, to));
    apply();
  }

  line.addEventListener('pointerdown', (event) => {
    if (knob.hidden || event.button) return;
    event.preventDefault();
    knob.focus({preventScroll: true});
    line.setPointerCapture(event.pointerId);
    line.dataset.held = 'true';
  });
  line.addEventListener('pointermove', (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const box = host.getBoundingClientRect();
    push((event.clientX - box.left - base.left) / (box.width - base.left - base.right));
  });
  for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) line.addEventListener(end, () => delete line.dataset.held);

  const keys = {
    ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP, PageDown: -STRIDE, PageUp: STRIDE, Home: -1, End: 1,
  };
  knob.addEventListener('keydown', (event) => {
    const by = keys[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    push(share + (event.shiftKey && Math.abs(by) === STEP ? Math.sign(by) * STRIDE : by));
  });

  store.on(['task', 'layout'], (state, old) => {
    if (old.task?.kind !== 'compare') share = 0.5;
    apply(state, old);
  });
  store.on(['day', 'lang'], name);
  new ResizeObserver(() => apply()).observe(host);
  return {
    element,
    /** Takes what panels leave free of the map. */
    takeFree(free) {
      base = free;
      apply();
    },
    /** Whether the map can show two days: stills cannot. */
    get able() {
      return able;
    },
    /** The map is gone: one still, one day. */
    disable() {
      able = false;
      if (store.get().task?.kind === 'compare') ctx.compareBy('list');
      apply();
    },
  };
}

// The timeline: all years in a strip with the window in oxblood, the window's lanes below, the playhead above both.
import {h, refill} from './dom.js';
import {icon} from './signs.js';
import {showingWords} from './words-showing.js';
import {formatDay, formatOneOf, formatSpan, iso} from './dates.js';
import {drawTimeline} from './timeline-draw.js';
import {drawMarks} from './timeline-marks.js';
import {FEW_LANES, LANES, density, itemName, items} from './timeline-items.js';
import {listen} from './timeline-touch.js';
import {clampWindow, followWindow, zoomWindow} from './timeline-scale.js';

const WINDOW_DAYS = 5 * 365.25;
const SIZES = {
  wide: {names: true, left: 88, right: 16, stripTop: 9, stripHeight: 14, lanesTop: 28, laneHeight: 14.4, lanes: LANES},
  middle: {names: true, left: 84, right: 14, stripTop: 7, stripHeight: 11, lanesTop: 22, laneHeight: 12, lanes: LANES},
  narrow: {names: false, left: 16, right: 16, stripTop: 0, stripHeight: 0, lanesTop: 2, laneHeight: 14, lanes: FEW_LANES},
};

/** Makes the timeline and keeps it in step with the store. */
export function createTimeline(ctx) {
  const {atlas, store, clock} = ctx;
  const canvas = h('canvas', {'aria-hidden': 'true'});
  const playhead = h('div', {class: 'playhead', 'aria-hidden': 'true'});
  const frame = h('div', {class: 'brush', 'aria-hidden': 'true'}, h('i', {class: 'grip left'}), h('i', {class: 'grip right'}));
  const stripHead = h('div', {class: 'strip-head', 'aria-hidden': 'true'});
  const band = h('div', {class: 'loop-band', 'aria-hidden': 'true', hidden: true});
  const tip = h('div', {class: 'tip', hidden: true});
  const element = h('div', {class: 'timeline', role: 'slider', tabindex: '0', 'aria-orientation': 'horizontal', 'aria-valuemin': atlas.span[0], 'aria-valuemax': atlas.span[1] - 1},
    canvas, band, frame, stripHead, playhead, tip);
  // A slider holds no button: the two stand side by side.
  const loop = h('button', {class: 'loop', type: 'button', 'data-does': 'loop', onclick: () => ctx.toggleLoop()});
  const box = h('div', {class: 'timeline-box'}, element, loop);
  /** Goes round the days in sight, or no longer. */
  ctx.toggleLoop = () => setLoop(store.get().loop ? null : window_);
  const all = items(atlas);
  const shares = density(atlas, 120);
  let window_ = firstWindow(atlas, store.get().day);
  let g = {...SIZES.wide, width: 0, height: 0};
  let pending = 0;

  const xOf = (day) => g.left + ((day - window_[0]) / (window_[1] - window_[0])) * (g.right - g.left);
  const stripX = (day) => g.left + ((day - atlas.span[0]) / (atlas.span[1] - atlas.span[0])) * (g.right - g.left);

  function draw() {
    pending = 0;
    if (!g.width) return;
    const {lang} = store.get();
    drawTimeline(canvas.getContext('2d'), g, {items: all, lanes: g.lanes, window: window_, span: atlas.span, density: shares, words: ctx.words(), lang});
    drawMarks(canvas.getContext('2d'), g, store.get().lit?.days, xOf, stripX);
    const [a, b] = window_.map(stripX);
    frame.style.transform = `translateX(${a}px)`;
    frame.style.width = `${Math.max(8, b - a)}px`;
    placeLoop();
    place();
  }

  const drawSoon = () => (pending ||= requestAnimationFrame(draw));

  function place() {
    const {day} = store.get();
    playhead.style.transform = `translateX(${xOf(day)}px)`;
    stripHead.style.transform = `translateX(${stripX(day)}px)`;
  }

  /** The days between which the clock goes round; null lets it run on. */
  function setLoop(range) {
    store.set({loop: range && [Math.max(atlas.span[0], Math.floor(range[0])), Math.min(atlas.span[1] - 1, Math.ceil(range[1]))]});
  }

  function placeLoop() {
    const {loop: range, lang} = store.get();
    band.hidden = !range;
    if (range) {
      const [a, b] = range.map((day) => Math.min(g.right, Math.max(g.left, xOf(day))));
      band.style.transform = `translateX(${a}px)`;
      band.style.width = `${b - a}px`;
    }
    const words = showingWords(lang);
    const label = range ? words.loopOn(formatSpan(range[0], range[1] - 1, lang)) : words.loop;
    loop.setAttribute('aria-pressed', String(Boolean(range)));
    loop.setAttribute('aria-label', label);
    loop.title = label;
    if (!loop.firstChild) refill(loop, icon('loop', 16));
  }

  function say() {
    const {day, lang} = store.get();
    element.setAttribute('aria-label', ctx.words().timeline);
    element.setAttribute('aria-description', ctx.words().timelineHelp);
    element.setAttribute('aria-valuenow', Math.floor(day));
    element.setAttribute('aria-valuetext', formatDay(day, lang));
  }

  function resize() {
    const size = SIZES[store.get().layout] ?? SIZES.wide;
    const width = element.clientWidth;
    const height = element.clientHeight;
    if (!width) return;
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d').setTransform(scale, 0, 0, scale, 0, 0);
    g = {...size, width, height, right: width - size.right, axisTop: size.lanesTop + size.lanes.length * size.laneHeight};
    element.style.setProperty('--lanes-top', `${g.lanesTop}px`);
    element.style.setProperty('--lanes-height', `${g.axisTop - g.lanesTop}px`);
    element.style.setProperty('--strip-top', `${g.stripTop}px`);
    element.style.setProperty('--strip-height', `${g.stripHeight}px`);
    draw();
  }

  function setWindow(next) {
    window_ = clampWindow(next, atlas.span);
    element.dataset.window = window_.map((day) => iso(day)).join('/');
    drawSoon();
  }

  function nameOf(item) {
    const {lang} = store.get();
    const when = item.oneOf.length ? formatOneOf(item.oneOf, lang) : item.hi - item.lo > 1 ? formatSpan(item.lo, item.hi - 1, lang) : formatDay(item.lo, lang);
    return [h('b', {}, itemName(atlas, item, lang)), h('span', {}, when)];
  }

  /** The items under a point, nearest first. */
  function hit(x, y, reach) {
    const row = Math.floor((y - g.lanesTop) / g.laneHeight);
    if (y < g.lanesTop - 4 || row > g.lanes.length) return [];
    const lane = g.lanes[Math.min(Math.max(0, row), g.lanes.length - 1)];
    const near = (item) => Math.min(...(item.oneOf.length ? item.oneOf : [item.lo]).map((day) => Math.abs(xOf(day + 0.5) - x)));
    return all.filter((item) => (lane === 'other' ? item.lane !== 'treaties' : item.lane === lane))
      .map((item) => ({item, far: item.hi - item.lo > 1 && x >= xOf(item.lo) && x <= xOf(item.hi) ? Math.min(reach - 1, near(item)) : near(item)}))
      .filter(({far}) => far < reach).sort((a, b) => a.far - b.far).map(({item}) => item);
  }

  function show(found, x) {
    tip.hidden = !found.length;
    if (!found.length) return;
    tip.replaceChildren(...found.slice(0, 3).map((item) => h('div', {}, nameOf(item))));
    tip.style.left = `${Math.min(Math.max(8, x - 120), g.width - 260)}px`;
  }

  function go(item) {
    clock.go(item.lo);
    ctx.select(item.id ? item.layer : null, item.id);
  }

  listen(element, {
    geometry: () => g, window: () => window_, span: atlas.span, setWindow, hit, show, go,
    dayAt: (x) => window_[0] + ((x - g.left) / (g.right - g.left)) * (window_[1] - window_[0]),
    stripDay: (x) => atlas.span[0] + ((x - g.left) / (g.right - g.left)) * (atlas.span[1] - atlas.span[0]),
    stripX, setLoop, scrub: clock.scrub, zoom: (day, factor) => setWindow(zoomWindow(window_, day, factor, atlas.span)),
  });
  store.on('day', ({day}, old) => {
    const next = followWindow(window_, day, atlas.span);
    if (next !== window_ && (next[0] !== window_[0] || next[1] !== window_[1])) setWindow(next);
    place();
    if (Math.floor(day) !== Math.floor(old.day)) say();
  });
  store.on('loop', placeLoop);
  store.on('lang', () => {
    say();
    placeLoop();
    drawSoon();
  });
  store.on('lit', drawSoon);
  new ResizeObserver(resize).observe(element);
  setWindow(window_);
  say();
  return {element: box, resize, redraw: drawSoon};
}

/** Five years, the opening day a third into them; all of a shorter span. */
function firstWindow(atlas, day) {
  return clampWindow([day - WINDOW_DAYS / 2.6, day - WINDOW_DAYS / 2.6 + WINDOW_DAYS], atlas.span);
}

// Records the map as a WebM while it plays: until stopped, until a day, or a whole tour.
import {createFrame} from './recording-frame.js';
import {follow} from './recording-course.js';
import {h, refill} from './dom.js';
import {icon} from './signs.js';
import {fromIso, iso} from './days.js';
import {recordingWords} from './words-recording.js';

const KINDS = ['video/webm;codecs=vp8', 'video/webm;codecs=vp9', 'video/webm'];
const FRAMES_A_SECOND = 25;
const BITS_A_SECOND = 6e6;
const MOST_BYTES = 4e8;

/** The first kind of film this browser can record; undefined where it can record none. */
export const kindOf = () => KINDS.find((kind) => globalThis.MediaRecorder?.isTypeSupported?.(kind) && HTMLCanvasElement.prototype.captureStream);

/**
 * Makes the bar of the recorder; `ctx.record` opens it.
 *
 * @returns {{element: HTMLElement}}
 */
export function createRecording(ctx) {
  const {store, clock} = ctx;
  const element = h('section', {class: 'recording', role: 'region', hidden: true});
  const status = h('span', {class: 'recording-status', role: 'timer'});
  let now = null;
  let way = 'until';
  let last = '';

  const words = () => recordingWords(store.get().lang);
  const shut = () => {
    element.hidden = true;
  };
  const button = (name, label, does, onclick, kind = 'do') => h('button', {class: kind, type: 'button', 'data-does': does, onclick}, name ? icon(name, 18) : null, label);

  function draw() {
    const say = words();
    element.setAttribute('aria-label', say.ready);
    if (now) return refill(element, h('i', {class: 'recording-dot'}), status, button(null, say.stop, 'record-stop', () => finish(true)), button(null, say.cancel, 'record-cancel', () => finish(false)));
    const tour = store.get().task?.kind === 'tour';
    if (way === 'tour' && !tour) way = 'until';
    const ways = ['until', 'day', ...(tour ? ['tour'] : [])];
    const field = h('input', {type: 'text', class: 'recording-day', 'aria-label': say.lastDay, placeholder: iso(clock.last), hidden: way !== 'day', value: last, oninput: (event) => (last = event.target.value.trim())});
    return refill(element, h('b', {}, say.ready),
      h('select', {class: 'picker', 'aria-label': say.what, 'data-does': 'record-what', onchange: (event) => {
        way = event.target.value;
        draw();
      }}, ways.map((value) => h('option', {value, selected: value === way}, say[value]))),
      field, button(null, say.start, 'record-start', start), h('button', {class: 'tool', type: 'button', 'aria-label': ctx.words().close, onclick: shut}, icon('close', 18)));
  }

  ctx.record = () => {
    if (!kindOf()) return ctx.notice(words().missing, 9000);
    if (!ctx.map) return ctx.notice(words().noMap, 9000);
    element.hidden = false;
    draw();
    return element.querySelector('select, button')?.focus();
  };

  function start() {
    const until = way === 'day' ? fromIso(last) : null;
    if (way === 'day' && (until === null || until <= store.get().day || until > clock.last)) return ctx.notice(words().noDay, 6000);
    const frame = createFrame(ctx);
    frame.draw();
    const recorder = new MediaRecorder(frame.canvas.captureStream(FRAMES_A_SECOND), {mimeType: kindOf(), videoBitsPerSecond: BITS_A_SECOND});
    now = {frame, recorder, parts: [], bytes: 0, began: performance.now(), from: Math.floor(store.get().day), drawnAt: 0, frames: 0, raf: 0, keep: true};
    recorder.ondataavailable = ({data}) => {
      if (!now || !data.size) return;
      now.parts.push(data);
      now.bytes += data.size;
      if (now.bytes > MOST_BYTES && recorder.state === 'recording') {
        ctx.notice(words().full, 6000);
        finish(true);
      }
    };
    recorder.onerror = () => {
      now.keep = null;
      finish(null);
    };
    recorder.onstop = save;
    recorder.start(500);
    now.raf = requestAnimationFrame(turn);
    draw();
    tell();
    now.leave = follow(ctx, way, until, () => finish(true));
    return undefined;
  }

  function turn(at) {
    if (!now) return;
    now.raf = requestAnimationFrame(turn);
    if (at - now.drawnAt < 1000 / FRAMES_A_SECOND - 4) return;
    now.drawnAt = at;
    now.frame.draw();
    now.frames += 1;
    tell();
  }

  function tell() {
    const seconds = Math.floor((performance.now() - now.began) / 1000);
    const text = words().going(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`, (now.bytes / 1e6).toFixed(1));
    status.dataset.frames = now.frames;
    if (status.textContent !== text) status.textContent = text;
  }

  /** Ends it: `true` saves, `false` throws away, `null` is a failure. */
  function finish(keep) {
    if (!now || now.over) return;
    now.over = true;
    now.keep = keep;
    cancelAnimationFrame(now.raf);
    now.leave?.();
    now.frame.end();
    clock.pause();
    if (now.recorder.state === 'inactive') save();
    else now.recorder.stop();
  }

  function save() {
    const {parts, keep, from, recorder} = now;
    for (const track of recorder.stream.getTracks()) track.stop();
    now = null;
    shut();
    if (keep !== true) return ctx.notice(keep === null ? words().failed : words().thrown);
    const name = `geohist-${iso(from)}--${iso(Math.floor(store.get().day))}.webm`;
    const href = URL.createObjectURL(new Blob(parts, {type: 'video/webm'}));
    const link = h('a', {href, download: name, hidden: true});
    element.after(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
    return ctx.notice(words().saved(name), 6000);
  }

  store.on(['lang', 'task'], () => !element.hidden && draw());
  return {element};
}

/** What the share sheet offers besides: the page for the lecture, with day and view as they are, and the recorder. */
export function takeAlong(ctx, close) {
  const {store} = ctx;
  const {day, view, lang, layers, look} = store.get();
  const words = recordingWords(lang);
  const away = Object.keys(layers).filter((name) => layers[name] === false);
  const asked = new URLSearchParams({date: iso(Math.floor(day)), view: `${view.longitude.toFixed(3)},${view.latitude.toFixed(3)},${view.zoom.toFixed(2)}`, lang});
  if (away.length) asked.set('without', away.join(','));
  if (look) asked.set('look', look);
  const {links, still} = ctx.data();
  // The page's first picture takes longest: it is asked for while the reader still reads the sheet. If it fails, the page itself will say why.
  if (links?.lecture && still) fetch(`${still.split('?')[0]}?${asked}&size=960x540`, {priority: 'low'}).catch(() => {});
  const page = links?.lecture && new URL(`./lecture?${asked}`, location.href.split(/[?#]/)[0]).href;
  return [
    page ? h('a', {class: 'do', href: page, 'data-does': 'lecture'}, icon('full', 18), words.lecture) : null,
    h('button', {class: 'do', type: 'button', 'data-does': 'record', onclick: () => {
      close();
      ctx.record();
    }}, icon('play', 18), words.record),
  ];
}

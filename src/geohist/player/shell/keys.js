// The keyboard. In a shadow root the focused element is the host, so the event's own path says what was typed into.
import {isTyping} from './dom.js';

const MOVES = /^(Arrow|Page|Home|End)/;

/** Listens on the document while the player is on the page. @returns {() => void} stops listening */
export function listenKeys(ctx, root) {
  const {store, clock} = ctx;

  const moves = {
    ' ': () => ctx.toggle(),
    k: () => ctx.toggle(),
    ArrowRight: (event) => (event.shiftKey ? clock.step(1) : ctx.next()),
    ArrowLeft: (event) => (event.shiftKey ? clock.step(-1) : ctx.previous()),
    Home: () => clock.home(),
    End: () => clock.end(),
    '?': () => store.set({help: !store.get().help}),
    d: () => ctx.openDate(),
    a: () => ctx.toggleApparatus(),
    l: () => ctx.toggleLayers(),
    p: () => ctx.nextLook(),
    s: () => ctx.share(),
    m: () => ctx.toMap(),
    c: () => ctx.openCompare(),
    t: () => ctx.openTours(),
    '/': () => ctx.openSearch(),
    '+': () => ctx.camera.zoomBy(1),
    '=': () => ctx.camera.zoomBy(1),
    '-': () => ctx.camera.zoomBy(-1),
    Escape: () => ctx.escape(),
  };

  function press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const path = event.composedPath();
    const target = path[0];
    // Keys typed elsewhere on the page are not ours, nor are those of a field.
    if (!path.includes(root) && target !== document.body && target !== document.documentElement) return;
    if (isTyping(event) && event.key !== 'Escape') return;
    // A slider has its own arrows.
    if (target instanceof Element && target.matches('[data-own-keys]') && MOVES.test(event.key)) return;
    const presses = target instanceof Element && target.matches('button, a, summary, input[type=checkbox]');
    if (presses && event.key === ' ') return;
    if ((store.get().help || store.get().sharing) && event.key !== 'Escape' && event.key !== '?') return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const move = ctx.tours.key(key) ?? moves[key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    ctx.touched();
    move(event);
  }

  document.addEventListener('keydown', press, true);
  return () => document.removeEventListener('keydown', press, true);
}

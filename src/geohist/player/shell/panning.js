// The map by keyboard: once it has been reached, by M or with Tab, arrows move the picture and Enter opens what stands in the ring in its middle; before that
// the arrows belong to the clock.
import {h} from './dom.js';
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';

/** How much of the picture a press moves. */
const SHARE = 0.2;
/** A press within this time of the last goes on from where that one was flying to. */
const FOLLOWS_MS = 700;
const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** Makes the map's element take the keyboard. A press of the mouse gives it none of the arrows. */
export function createPanning(ctx, host) {
  const {store} = ctx;
  host.tabIndex = 0;
  const ring = h('div', {class: 'map-ring', 'aria-hidden': 'true', hidden: true});
  let goal = null;

  /** Middle of the part of the map that no panel covers, in its pixels. */
  const middle = () => {
    const {left, top, right, bottom} = store.get().free;
    return [(left + host.clientWidth - right) / 2, (top + host.clientHeight - bottom) / 2];
  };

  function aim() {
    const own = host.hasAttribute('data-own-keys');
    ring.hidden = !own;
    const [x, y] = middle();
    if (own) ring.style.cssText = `left:${x}px;top:${y}px`;
  }

  function open() {
    const found = ctx.map?.pick(...middle());
    if (found) ctx.select(found.layer, found.id, true);
  }

  ctx.toMap = () => {
    host.focus({preventScroll: true});
    host.setAttribute('data-own-keys', '');
    aim();
  };

  function pan([right, down]) {
    const {view: now} = store.get();
    const pressed = performance.now();
    // While the picture still flies, the next press counts from its goal: no press is lost.
    const view = goal && pressed - goal.pressed < FOLLOWS_MS && goal.zoom === now.zoom ? goal : now;
    const scale = 2 ** view.zoom;
    const x = worldX(view.longitude) + (right * SHARE * host.clientWidth) / scale;
    const y = worldY(view.latitude) + (down * SHARE * host.clientHeight) / scale;
    goal = {longitude: lonOf(x), latitude: latOf(y), zoom: view.zoom, pressed};
    ctx.map?.flyTo({longitude: goal.longitude, latitude: goal.latitude, zoom: goal.zoom}, {jump: ctx.reduced()});
    ctx.camera.keep();
  }

  // The canvas that deck.gl makes would be a second stop, without a name.
  host.addEventListener('focusin', ({target}) => {
    if (!(target instanceof HTMLCanvasElement)) return;
    target.tabIndex = -1;
    host.focus({preventScroll: true});
  });
  host.addEventListener('focus', () => {
    host.toggleAttribute('data-own-keys', host.matches(':focus-visible'));
    aim();
  });
  host.addEventListener('blur', () => {
    host.removeAttribute('data-own-keys');
    aim();
  });
  store.on(['free'], aim);
  host.addEventListener('keydown', (event) => {
    if (!host.hasAttribute('data-own-keys')) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      open();
      return;
    }
    const step = STEPS[event.key];
    if (!step || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    ctx.touched();
    pan(step);
  });
  host.append(ring);
}

// The map by keyboard: once it has been reached with Tab, arrows move the picture; before that they belong to the clock.
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';

/** How much of the picture a press moves. */
const SHARE = 0.2;
const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

/** Makes the map's element take the keyboard. A press of the mouse gives it none of the arrows. */
export function createPanning(ctx, host) {
  const {store} = ctx;
  host.tabIndex = 0;

  function pan([right, down]) {
    const {view} = store.get();
    const scale = 2 ** view.zoom;
    const x = worldX(view.longitude) + (right * SHARE * host.clientWidth) / scale;
    const y = worldY(view.latitude) + (down * SHARE * host.clientHeight) / scale;
    ctx.map?.flyTo({longitude: lonOf(x), latitude: latOf(y), zoom: view.zoom}, {jump: ctx.reduced()});
    ctx.camera.keep();
  }

  // The canvas that deck.gl makes would be a second stop, without a name.
  host.addEventListener('focusin', ({target}) => {
    if (!(target instanceof HTMLCanvasElement)) return;
    target.tabIndex = -1;
    host.focus({preventScroll: true});
  });
  host.addEventListener('focus', () => host.toggleAttribute('data-own-keys', host.matches(':focus-visible')));
  host.addEventListener('blur', () => host.removeAttribute('data-own-keys'));
  host.addEventListener('keydown', (event) => {
    const step = host.hasAttribute('data-own-keys') && STEPS[event.key];
    if (!step || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    ctx.touched();
    pan(step);
  });
}

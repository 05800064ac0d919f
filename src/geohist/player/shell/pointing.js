// The pointer on the map: what it is over has a name, what it presses opens.
import {h} from './dom.js';

const STILL_PX = 5;
const PRESS_MS = 600;

/** Makes the name that follows the pointer and wires press and hover. */
export function createPointing(ctx, host) {
  const {store, atlas} = ctx;
  const tip = h('div', {class: 'map-tip', hidden: true, 'aria-hidden': 'true'});
  let down = null;
  let asked = 0;

  const at = (event) => {
    const box = host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  host.addEventListener('pointerdown', (event) => {
    down = event.isPrimary && event.button === 0 ? {at: at(event), time: event.timeStamp} : null;
    tip.hidden = true;
  });
  host.addEventListener('pointerup', (event) => {
    const [x, y] = at(event);
    const pressed = down && Math.hypot(x - down.at[0], y - down.at[1]) < STILL_PX && event.timeStamp - down.time < PRESS_MS;
    down = null;
    if (!pressed || !ctx.map) return;
    const found = ctx.map.pick(x, y, {touch: event.pointerType === 'touch'});
    if (found) ctx.select(found.layer, found.id, true);
    else ctx.clearSelection();
  });
  host.addEventListener('pointermove', (event) => {
    if (event.pointerType !== 'mouse' || event.buttons || asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      hover(at(event));
    });
  });
  host.addEventListener('pointerleave', () => hover(null));

  function hover(point) {
    const found = point && ctx.map?.pick(...point);
    const record = found && atlas.recordById.get(found.id);
    host.classList.toggle('is-over', Boolean(record));
    tip.hidden = !record;
    if (!record) return;
    tip.textContent = atlas.text(record.title, store.get().lang);
    const left = point[0] > host.clientWidth - 240;
    tip.style.cssText = `left:${left ? 'auto' : `${point[0] + 14}px`};right:${left ? `${host.clientWidth - point[0] + 14}px` : 'auto'};top:${point[1] + 12}px`;
  }
  return {element: tip};
}

// On a phone the reading panel is a sheet: a peek under map and clock, drawn up to nine tenths, or put away.

const PUT_AWAY = 52;

/**
 * Lets a panel be dragged by its handle.
 *
 * @param {HTMLElement} handle what is dragged
 * @param {HTMLElement} root carries `--sheet`, the height in pixels, and `data-sheet`, its place
 */
export function createSheet(handle, root) {
  let drag = null;
  const high = () => root.clientHeight;
  const stops = () => ({away: PUT_AWAY, peek: Math.min(306, Math.round(high() * 0.37)), full: Math.round(high() * 0.9)});

  function put(place) {
    root.dataset.sheet = place;
    root.style.setProperty('--sheet', `${stops()[place]}px`);
    handle.setAttribute('aria-expanded', String(place === 'full'));
  }

  const now = () => parseFloat(root.style.getPropertyValue('--sheet')) || stops().peek;

  handle.addEventListener('pointerdown', (event) => {
    drag = {y: event.clientY, from: now(), moved: false};
    if (event.isTrusted) handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const rise = drag.y - event.clientY;
    drag.moved ||= Math.abs(rise) > 6;
    if (!drag.moved) return;
    root.dataset.sheet = 'dragged';
    root.style.setProperty('--sheet', `${Math.min(stops().full, Math.max(PUT_AWAY, drag.from + rise))}px`);
  });
  const release = () => {
    if (!drag) return;
    if (drag.moved) {
      const at = now();
      put(Object.entries(stops()).reduce((best, next) => (Math.abs(next[1] - at) < Math.abs(best[1] - at) ? next : best))[0]);
    }
    drag = {...drag, over: true};
    if (drag.moved) setTimeout(() => (drag = null));
    else drag = null;
  };
  handle.addEventListener('pointerup', release);
  handle.addEventListener('pointercancel', release);
  handle.addEventListener('click', () => {
    // A drag ends in a click too; only a press turns the sheet over.
    if (drag?.moved) return;
    put(root.dataset.sheet === 'peek' ? 'full' : 'peek');
  });
  put('peek');
  return {put, refit: () => root.dataset.sheet !== 'dragged' && put(root.dataset.sheet)};
}

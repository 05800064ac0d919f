// Hands on the timeline: drag to scrub, drag with Shift to loop, press to go, drag the window in the strip, wheel and pinch to zoom.

const TAP = 5;

/**
 * Wires pointer and wheel.
 *
 * @param {HTMLElement} element
 * @param {object} t what the timeline can do: geometry, window, span, setWindow, hit, show, go, dayAt, stripDay, stripX, setLoop, scrub, zoom
 */
export function listen(element, t) {
  const fingers = new Map();
  let drag = null;

  const at = (event) => {
    const box = element.getBoundingClientRect();
    return {x: event.clientX - box.left, y: event.clientY - box.top};
  };
  const reach = (event) => (event.pointerType === 'touch' ? 18 : 8);
  const inStrip = (y) => t.geometry().stripHeight > 0 && y < t.geometry().stripTop + t.geometry().stripHeight + 3;

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const p = at(event);
    fingers.set(event.pointerId, p.x);
    // A pointer that has just gone cannot be captured; the drag then ends with it.
    if (event.isTrusted) element.setPointerCapture(event.pointerId);
    t.show([], 0);
    if (fingers.size === 2) {
      const [a, b] = [...fingers.values()];
      drag = {kind: 'pinch', apart: Math.max(10, Math.abs(a - b)), window: t.window(), day: t.dayAt((a + b) / 2)};
    } else if (event.shiftKey && !inStrip(p.y)) drag = {kind: 'range', day: t.dayAt(p.x)};
    else if (inStrip(p.y)) drag = stripDrag(p.x);
    else drag = {kind: 'press', x: p.x, y: p.y, found: t.hit(p.x, p.y, reach(event))};
  });

  function stripDrag(x) {
    const [lo, hi] = t.window();
    const [a, b] = [t.stripX(lo), t.stripX(hi)];
    if (Math.abs(x - a) < 7) return {kind: 'left', hi};
    if (Math.abs(x - b) < 7) return {kind: 'right', lo};
    if (x < a || x > b) {
      const day = t.stripDay(x);
      t.setWindow([day - (hi - lo) / 2, day + (hi - lo) / 2]);
      return {kind: 'move', off: (hi - lo) / 2, width: hi - lo};
    }
    return {kind: 'move', off: t.stripDay(x) - lo, width: hi - lo};
  }

  element.addEventListener('pointermove', (event) => {
    const p = at(event);
    if (!drag) {
      if (event.pointerType === 'mouse') hover(p, event);
      return;
    }
    fingers.set(event.pointerId, p.x);
    if (drag.kind === 'pinch') {
      const [a, b] = [...fingers.values()];
      const factor = drag.apart / Math.max(10, Math.abs(a - b));
      const [lo, hi] = drag.window;
      t.setWindow([drag.day - (drag.day - lo) * factor, drag.day + (hi - drag.day) * factor]);
    } else if (drag.kind === 'move') t.setWindow([t.stripDay(p.x) - drag.off, t.stripDay(p.x) - drag.off + drag.width]);
    else if (drag.kind === 'left') t.setWindow([Math.min(t.stripDay(p.x), drag.hi - 20), drag.hi]);
    else if (drag.kind === 'right') t.setWindow([drag.lo, Math.max(t.stripDay(p.x), drag.lo + 20)]);
    else if (drag.kind === 'range') t.setLoop([drag.day, t.dayAt(p.x)].sort((a, b) => a - b));
    else if (drag.kind === 'scrub' || Math.abs(p.x - drag.x) > TAP) {
      drag.kind = 'scrub';
      t.scrub(t.dayAt(p.x));
    }
  });

  function hover(p, event) {
    const strip = inStrip(p.y);
    const found = strip ? [] : t.hit(p.x, p.y, reach(event));
    const edge = strip && t.window().some((day) => Math.abs(t.stripX(day) - p.x) < 7);
    element.style.cursor = edge ? 'ew-resize' : strip ? 'grab' : found.length ? 'pointer' : 'default';
    t.show(found, p.x);
  }

  function release(event) {
    fingers.delete(event.pointerId);
    if (drag?.kind === 'press' && event.type === 'pointerup') {
      if (drag.found.length) t.go(drag.found[0]);
      else if (drag.x >= t.geometry().left - 8) t.scrub(t.dayAt(drag.x));
    }
    if (fingers.size === 0) drag = null;
    else if (drag?.kind === 'pinch') drag = {kind: 'rest'};
  }
  element.addEventListener('pointerup', release);
  element.addEventListener('pointercancel', release);
  element.addEventListener('pointerleave', () => t.show([], 0));

  element.addEventListener('wheel', (event) => {
    event.preventDefault();
    const {x, y} = at(event);
    const [lo, hi] = t.window();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) t.setWindow([lo + (sideways / 600) * (hi - lo), hi + (sideways / 600) * (hi - lo)]);
    else t.zoom(inStrip(y) ? (lo + hi) / 2 : t.dayAt(x), Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 240));
  }, {passive: false});
}

// Where the map looks: limits, fits into the free part, flights.

import {View, latOf, lonOf, worldX, worldY} from './mercator.js';

/** The view nearest to the one asked for whose free part stays over the atlas and whose zoom stays in range. */
export function limited(view, bounds, size, range, free = {left: 0, top: 0, right: 0, bottom: 0}) {
  const [west, south, east, north] = bounds;
  const zoom = Math.min(range.max, Math.max(range.min, view.zoom));
  const scale = 2 ** zoom;
  const clampTo = (value, lo, hi) => (lo > hi ? (lo + hi) / 2 : Math.min(hi, Math.max(lo, value)));
  const x = clampTo(worldX(view.longitude), worldX(west) + (size.width / 2 - free.left) / scale, worldX(east) - (size.width / 2 - free.right) / scale);
  const y = clampTo(worldY(view.latitude), worldY(north) + (size.height / 2 - free.top) / scale, worldY(south) - (size.height / 2 - free.bottom) / scale);
  return {longitude: lonOf(x), latitude: latOf(y), zoom};
}

/** The view that shows bounds in the part of the window that panels leave free. */
export function fitted([west, south, east, north], size, free, {margin = 28, maxZoom = 7} = {}) {
  const width = Math.max(40, size.width - free.left - free.right - 2 * margin);
  const height = Math.max(40, size.height - free.top - free.bottom - 2 * margin);
  const [x0, x1, y0, y1] = [worldX(west), worldX(east), worldY(north), worldY(south)];
  const zoom = Math.min(maxZoom, Math.log2(Math.min(width / Math.max(1e-6, x1 - x0), height / Math.max(1e-6, y1 - y0))));
  return centredFree({x: (x0 + x1) / 2, y: (y0 + y1) / 2, zoom}, free);
}

/** The view that brings a point to the middle of the free part at a zoom. */
export function centred([lon, lat], zoom, free) {
  return centredFree({x: worldX(lon), y: worldY(lat), zoom}, free);
}

function centredFree({x, y, zoom}, free) {
  const scale = 2 ** zoom;
  return {longitude: lonOf(x + (free.right - free.left) / 2 / scale), latitude: latOf(y + (free.bottom - free.top) / 2 / scale), zoom};
}

/** The part of the window not covered by panels, as `{left, top, right, bottom}` in pixels from the window's own left and top. */
export function freeRect(size, free) {
  return {left: free.left, top: free.top, right: size.width - free.right, bottom: size.height - free.bottom};
}

/** True when a longitude and latitude lies in the free part, `margin` pixels from its edge. */
export function isOnFreeMap(point, view, size, free, margin = 40) {
  const [x, y] = new View(view, size.width, size.height).project(point);
  const box = freeRect(size, free);
  return x > box.left + margin && x < box.right - margin && y > box.top + margin && y < box.bottom - margin;
}

/** The cubic Bézier easing of CSS, `t` and result 0–1. */
export function bezier([x1, y1, x2, y2], t) {
  const at = (a, b, s) => 3 * a * s * (1 - s) ** 2 + 3 * b * s * s * (1 - s) + s ** 3;
  let lo = 0;
  let hi = 1;
  for (let i = 0; i < 24; i++) {
    const mid = (lo + hi) / 2;
    if (at(x1, x2, mid) < t) lo = mid;
    else hi = mid;
  }
  return at(y1, y2, (lo + hi) / 2);
}

/** A flight between two views: `at(now)` is the view at a time, `done(now)` its end. Long ways rise a little so that the eye keeps its bearings. */
export function flight(from, to, start, {max, easing}) {
  const [x0, y0, x1, y1] = [worldX(from.longitude), worldY(from.latitude), worldX(to.longitude), worldY(to.latitude)];
  const pixels = Math.hypot(x1 - x0, y1 - y0) * 2 ** Math.min(from.zoom, to.zoom);
  const ms = Math.min(max, 420 + pixels * 0.8 + Math.abs(to.zoom - from.zoom) * 260);
  return {
    done: (now) => now - start >= ms,
    at(now) {
      const k = bezier(easing, Math.min(1, Math.max(0, (now - start) / ms)));
      return {longitude: lonOf(x0 + (x1 - x0) * k), latitude: latOf(y0 + (y1 - y0) * k), zoom: from.zoom + (to.zoom - from.zoom) * k};
    },
  };
}

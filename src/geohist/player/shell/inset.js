// A locator: where the picture lies within the atlas, once it shows but a small part of it.
import {joinRing} from '../decode.js';
import {worn} from '../look.js';
import {latOf, lonOf, worldX, worldY} from '../map/mercator.js';
import {h} from './dom.js';
import {showingWords} from './words-showing.js';

const WIDTH = 132;
const TALLEST = 110;
/** Shown while the picture covers less than this share of the atlas. */
const SHARE = 0.1;

/** The box of an atlas on the map of the world, and the pixels of the inset to one unit of it. */
function extentOf([west, south, east, north]) {
  const [x0, y0, x1, y1] = [worldX(west), worldY(north), worldX(east), worldY(south)];
  const scale = Math.min(WIDTH / (x1 - x0), TALLEST / (y1 - y0));
  return {x0, y0, scale, width: Math.round((x1 - x0) * scale), height: Math.round((y1 - y0) * scale), area: (x1 - x0) * (y1 - y0)};
}

/** Makes the inset; it says in `insetShown` whether it stands on the map. */
export function createInset(ctx, mapHost) {
  const {store, atlas} = ctx;
  const extent = extentOf(atlas.bounds);
  const canvas = h('canvas', {});
  const frame = h('i', {});
  const element = h('div', {class: 'inset', role: 'img', hidden: true}, canvas, frame);
  element.style.width = `${extent.width}px`;
  element.style.height = `${extent.height}px`;
  let look = null;

  function drawLand() {
    if (look === store.get().look) return;
    look = store.get().look;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    Object.assign(canvas, {width: extent.width * ratio, height: extent.height * ratio});
    const c = canvas.getContext('2d');
    const {map} = worn();
    c.scale(ratio, ratio);
    c.fillStyle = map.sea;
    c.fillRect(0, 0, extent.width, extent.height);
    c.beginPath();
    for (const polygon of atlas.rings.flat()) trace(c, joinRing(atlas.arcs.overview, polygon[0]));
    c.fillStyle = c.strokeStyle = map.bystander;
    c.lineWidth = 0.5;
    c.fill();
    c.stroke(); // closes the hair between two cells
    c.beginPath();
    atlas.sides.forEach((sides, i) => sides.includes(-1) && trace(c, atlas.arcs.overview[i], false));
    c.strokeStyle = map.coast.color;
    c.lineWidth = 0.6;
    c.stroke();
  }

  /** A line without the corners that lie within a pixel of each other. */
  function trace(c, ring, closed = true) {
    let last = null;
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [(worldX(ring[i]) - extent.x0) * extent.scale, (worldY(ring[i + 1]) - extent.y0) * extent.scale];
      if (last && Math.abs(x - last[0]) + Math.abs(y - last[1]) < 0.7) continue;
      if (last) c.lineTo(x, y);
      else c.moveTo(x, y);
      last = [x, y];
    }
    if (closed) c.closePath();
  }

  function place() {
    const {view, layers, layout} = store.get();
    const unit = 2 ** view.zoom;
    const [wide, tall] = [mapHost.clientWidth / unit, mapHost.clientHeight / unit];
    const shown = layers.inset !== false && layout !== 'narrow' && wide > 0 && wide * tall < SHARE * extent.area;
    if (element.hidden === shown) element.hidden = !shown;
    if (Boolean(store.get().insetShown) !== shown) store.set({insetShown: shown});
    if (!shown) return;
    drawLand();
    const [x, y] = [(worldX(view.longitude) - wide / 2 - extent.x0) * extent.scale, (worldY(view.latitude) - tall / 2 - extent.y0) * extent.scale];
    Object.assign(frame.style, {left: `${x.toFixed(1)}px`, top: `${y.toFixed(1)}px`, width: `${Math.max(5, wide * extent.scale).toFixed(1)}px`, height: `${Math.max(4, tall * extent.scale).toFixed(1)}px`});
  }

  // A press on the inset goes there.
  element.addEventListener('click', (event) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / extent.scale + extent.x0, (event.clientY - box.top) / extent.scale + extent.y0];
    ctx.map?.flyTo({...store.get().view, longitude: lonOf(x), latitude: latOf(y)});
  });
  const name = () => element.setAttribute('aria-label', showingWords(store.get().lang).insetOf);
  store.on('lang', name);
  store.on(['view', 'layers', 'layout', 'look'], place);
  new ResizeObserver(place).observe(mapHost);
  name();
  place();
  return {element};
}

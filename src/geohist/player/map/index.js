// The map: one Deck for the tab, a 2-D canvas above it, and the loop that draws only when clock, camera or data moved.

import {centred, fitted, flight, freeRect, isOnFreeMap, limited} from './camera.js';
import {requireWebGL2} from './errors.js';
import {GlHost} from './glhost.js';
import {LayerFactory} from './layers.js';
import {standing} from './lines.js';
import {View, latOf, lonOf, worldX, worldY} from './mercator.js';
import {Overlay} from './overlay.js';
import {Pair} from './pair.js';
import {Palette} from './palette.js';
import {CellFinder, pickAt} from './pick.js';
import {composed} from './picture.js';
import {forgetWidths} from '../labels/measure.js';
import {loadFonts} from '../labels/fonts.js';

export {NoWebGL} from './errors.js';

// A camera that moved twice within this time is under way.
const UNDER_WAY_MS = 450;
const AT_REST_MS = 180;
const LAYER_KEYS = ['rivers', 'railways', 'borders'];
const sameView = (a, b) => a.longitude === b.longitude && a.latitude === b.latitude && a.zoom === b.zoom;

/**
 * Makes the map.
 *
 * @param {{host: HTMLElement, deck: object, atlas: object, store: object, fontUrl?: (file: string) => string, onError?: (error: Error) => void}} options
 *   `host` is a positioned element; it may be moved in the page afterwards (call `resize`). Errors after the start (a context that cannot be had again) go to `onError`.
 * @throws {NoWebGL} when the browser has no WebGL 2
 */
export function createMap(options) {
  return new AtlasMap({...options, ...requireWebGL2()});
}

class AtlasMap {
  #dirty = {day: true, layers: true, view: true, over: true};

  #frame = 0;

  #flight = null;

  #times = [];

  #overlayTimes = [];

  #first = true;

  constructor({host, deck, atlas, store, fontUrl, software, onError = (error) => console.error(error)}) {
    Object.assign(this, {host, atlas, store, software, style: atlas.style});
    this.reduced = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');
    this.size = {width: host.clientWidth || 1, height: host.clientHeight || 1};
    this.movedAt = this.movedBefore = -Infinity;
    host.style.background = this.style.map.sea;
    this.glParent = document.createElement('div');
    this.glParent.style.cssText = 'position:absolute;inset:0';
    host.append(this.glParent);
    this.factory = new LayerFactory({deck}, atlas, this.style);
    this.palette = new Palette(atlas, this.style);
    this.palette.setDay(store.get().day, 0, {animate: false, coloured: store.get().layers.territory});
    this.finder = new CellFinder(atlas, this.factory.level('overview').polygons);
    // Names and signs in a frame of their own: beside another day they are clipped to their part. A layer of its own too: squashed together with the buttons
    // above, Chromium without a graphics card painted the top of maps just over 512 px high once more at their foot.
    this.over = document.createElement('div');
    this.over.style.cssText = 'position:absolute;inset:0;pointer-events:none;will-change:transform';
    host.append(this.over);
    this.overlay = new Overlay(this.over, atlas, this.style, this.finder, software);
    this.pair = new Pair(this);
    this.view = this.#limit(store.get().view);
    this.gl = new GlHost({
      parent: this.glParent, deck, palette: this.palette, view: {...this.view},
      controller: {dragRotate: false, touchRotate: false, keyboard: false, doubleClickZoom: true, inertia: 240, scrollZoom: {speed: 0.012, smooth: false}},
      onView: (view) => this.#moved(view),
      onFrame: () => this.#overlayNow(),
      onRenew: () => {
        this.factory.renew();
        this.#mark('layers', 'view', 'over');
      },
      onError,
    });
    this.ready = Promise.all([this.gl.loaded, loadFonts(fontUrl).then(() => {
      forgetWidths();
      this.overlay.forget();
      this.#mark('over');
    })]).then(() => this.#settled());
    this.offs = [
      store.on('day', () => this.#mark('day', 'over')),
      store.on('layers', () => this.#mark('day', 'layers', 'over')),
      store.on(['lang', 'selection', 'flash', 'free', 'beat', 'lit', 'obstacles', 'graticule', 'playing', 'easing'], () => this.#mark('over')),
      store.on('claims', () => this.#mark('day', 'layers', 'over')),
      store.on('look', () => this.#restyle()),
      store.on('pair', () => this.#mark('day', 'layers', 'view', 'over')),
      store.on('view', ({view}) => this.#viewSet(view)),
    ];
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(host);
    this.resize();
    if (!sameView(this.view, store.get().view)) store.set({view: {...this.view}});
  }

  #mark(...what) {
    for (const key of what) this.#dirty[key] = true;
    if (!this.#frame && !this.finished) this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  /** The style table has changed in place. */
  #restyle() {
    this.host.style.background = this.style.map.sea;
    this.palette.restyle(this.style);
    this.factory.restyle();
    this.overlay.restyle();
    this.pair.restyle();
    this.dayKey = null;
    this.#first = true;
    this.#mark('day', 'layers', 'view', 'over');
  }

  #tick(now) {
    this.#frame = 0;
    const start = performance.now();
    const state = this.store.get();
    const still = Boolean(this.reduced?.matches);
    if (this.#flight) this.#fly(now);
    if (this.#dirty.day) this.#takeDays(state, now, still);
    if (this.palette.tick(now)) {
      this.gl.writePalette();
      this.#dirty.layers = true;
    }
    const glDraws = (this.#dirty.layers || this.#dirty.view) && this.gl.alive;
    if (this.#dirty.view && this.gl.alive) {
      this.gl.setView({...this.view}, this.pair.parts(this.view));
      this.#dirty.layers = true;
    }
    if (glDraws) {
      this.#giveLayers(state);
      Object.assign(this.#dirty, {view: false, layers: false});
      this.gl.draw(); // names follow at once: see onFrame
    } else if (this.#dirty.over) this.#overlayNow();
    this.#times.push(performance.now() - start);
    if (this.#times.length > 240) this.#times.shift();
    if (this.palette.fading.size || this.#flight) this.#mark();
  }

  /** The clock's day, and beside it the other one, where two are compared. */
  #takeDays(state, now, still) {
    this.#dirty.day = false;
    this.#takeDay(state, now, still);
    if (this.pair.take(state)) this.#dirty.layers = true;
    this.over.style.clipPath = this.pair.clip;
  }

  #takeDay(state, now, still) {
    const day = Math.floor(state.day);
    const key = `${day} ${state.layers.territory} ${state.claims}`;
    if (key === this.dayKey) return;
    this.dayKey = key;
    const recoloured = this.palette.setDay(day, now, {animate: !still && !this.#first, coloured: state.layers.territory, claims: state.claims});
    this.#first = false;
    const lines = standing(this.atlas, this.style, day, this.palette.version, this.standing);
    if (recoloured || lines.key !== this.standing?.key) this.#dirty.layers = true;
    if (recoloured) {
      this.gl.writePalette();
    }
    this.standing = lines;
    this.#dirty.over = true;
  }

  #giveLayers(state) {
    const view = new View(this.view, this.size.width, this.size.height);
    const [left, down] = view.project([0, 0]);
    // Pixels of the fragment shader count from the lower edge.
    const anchor = [left, this.size.height - down];
    const pixel = this.gl.device?.canvasContext?.cssToDeviceRatio?.() ?? globalThis.devicePixelRatio ?? 1;
    const show = Object.fromEntries(LAYER_KEYS.map((key) => [key, state.layers[key] !== false]));
    const own = {id: 'map', day: state.day, standing: this.standing, texture: this.gl.texture, bytes: this.palette.data, written: this.palette.written, anchor};
    this.gl.setLayers(this.factory.layers({zoom: this.view.zoom, bounds: view.bounds, rows: this.palette.rows, pixel, show, sides: [own, ...this.pair.sides(anchor)]}));
  }

  #overlayNow() {
    if (this.finished || !this.standing) return;
    this.#dirty.over = false;
    clearTimeout(this.later);
    const now = performance.now();
    const state = this.store.get();
    const zoom = this.view.zoom;
    const moving = Boolean(this.#flight) || (now - this.movedAt < AT_REST_MS && this.movedAt - this.movedBefore < UNDER_WAY_MS);
    const frame = {
      view: new View(this.view, this.size.width, this.size.height), state, standing: this.standing, holders: this.palette.version, now, still: Boolean(this.reduced?.matches),
      moving, running: moving || state.easing || (state.playing && state.mode === 'free'),
      level: zoom >= this.style.map.detail_from_zoom ? 'detail' : 'overview', thicker: zoom >= this.style.map.thicker_from_zoom ? this.style.map.thicker : 1,
    };
    const both = [this.overlay.draw(frame), this.pair.draw(frame)];
    const fading = both.some((one) => one.fading);
    this.waiting = moving || both.some((one) => one.due);
    this.#overlayTimes.push(performance.now() - now);
    if (this.#overlayTimes.length > 240) this.#overlayTimes.shift();
    if (fading) this.#mark('over');
    // Names wait for clock and camera; when both rest they are laid out at once.
    else if (this.waiting) this.later = setTimeout(() => this.#mark('over'), AT_REST_MS);
  }

  #moved(asked) {
    this.#flight = null;
    const view = this.#limit(asked);
    if (sameView(view, this.view)) return;
    this.#shift(view);
    this.store.set({view: {...view}});
  }

  #viewSet(view) {
    if (sameView(view, this.view)) return;
    this.#shift(this.#limit(view));
    if (!sameView(this.view, view)) this.store.set({view: {...this.view}});
  }

  #shift(view) {
    this.view = view;
    this.movedBefore = this.movedAt;
    this.movedAt = performance.now();
    this.#mark('view', 'over');
  }

  #limit(view) {
    return limited(view, this.atlas.bounds, this.size, this.style.map.zoom, this.store.get().free);
  }

  #fly(now) {
    const going = this.#flight;
    this.#viewSet(going.at(now));
    this.store.set({view: {...this.view}});
    if (going.done(now)) this.#flight = null;
  }

  /** Goes to a view: at once, or by a flight. */
  flyTo(view, {jump = false} = {}) {
    const to = this.#limit(view);
    if (jump || this.reduced?.matches) {
      this.#flight = null;
      this.store.set({view: to});
      return;
    }
    this.#flight = flight(this.view, to, performance.now(), this.style.motion.camera);
    this.#mark();
  }

  /** Shows bounds `[west, south, east, north]` in the free part. */
  fit(bounds, {jump = true, ...how} = {}) {
    this.flyTo(fitted(bounds, this.size, this.store.get().free, how), {jump});
  }

  /** Shows the atlas's opening view: what a free part of 1000 × 690 pixels would show of it, in whatever is free here. */
  home({jump = true} = {}) {
    const [lon, lat, zoom] = this.atlas.opening.view;
    const [half, tall] = [500 / 2 ** zoom, 345 / 2 ** zoom];
    const [x, y] = [worldX(lon), worldY(lat)];
    this.fit([lonOf(x - half), latOf(y + tall), lonOf(x + half), latOf(y - tall)], {jump, margin: 0});
  }

  /** Brings a point into the free part if it lies off it; returns whether the camera moves. */
  ensureVisible(point, {zoom = this.view.zoom} = {}) {
    if (!point || isOnFreeMap(point, this.view, this.size, this.store.get().free)) return false;
    this.flyTo(centred(point, zoom, this.store.get().free));
    return true;
  }

  /** Zooms by whole or part steps about the middle of the free part. */
  zoomBy(step) {
    const {free} = this.store.get();
    const box = freeRect(this.size, free);
    const middle = new View(this.view, this.size.width, this.size.height).unproject([(box.left + box.right) / 2, (box.top + box.bottom) / 2]);
    this.flyTo(centred(middle, this.view.zoom + step, free));
  }

  /** The part of the map that panels leave free, in pixels. */
  get freeArea() {
    return freeRect(this.size, this.store.get().free);
  }

  /** Takes the host's size. */
  resize() {
    const width = this.host.clientWidth;
    const height = this.host.clientHeight;
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    if (!width || !height) return;
    if (width !== this.size.width || height !== this.size.height || ratio !== this.overlay.ratio) {
      this.size = {width, height};
      this.overlay.resize(width, height, ratio);
      this.pair.resize(width, height, ratio);
    }
    this.view = this.#limit(this.view);
    this.#mark('view', 'over');
  }

  /** The map as it stands, `ratio` pixels to one, on a canvas of its own; made at once, since a page is printed the moment it is asked for. */
  picture(ratio = 2) {
    const before = this.overlay.ratio;
    this.#sharpen(ratio);
    const canvas = composed(this.host, this.size, ratio, this.style.map.sea);
    this.#sharpen(before);
    return canvas;
  }

  #sharpen(ratio) {
    const {width, height} = this.size;
    this.overlay.resize(width, height, ratio);
    this.pair.resize(width, height, ratio);
    if (this.gl.alive) {
      this.gl.sharpen(width * ratio, height * ratio);
      this.#giveLayers(this.store.get());
      this.gl.redraw();
    }
    this.#overlayNow();
  }

  /** Draws again. */
  redraw() {
    this.#mark('layers', 'over');
  }

  /** `{layer, id}` under a pixel of the host, or null. */
  pick(x, y, {touch = false} = {}) {
    const {pair, size} = this;
    const [{drawn}, view] = pair.has(x, y) ? [pair.overlay, pair.view(this.view, size)] : [this.overlay, new View(this.view, size.width, size.height)];
    return pickAt([x, y], {drawn, view, finder: this.finder, style: this.style, touch});
  }

  /** Pixels of a longitude and latitude. */
  project(lonlat) {
    return new View(this.view, this.size.width, this.size.height).project(lonlat);
  }

  /** Where a sign of a record stands, in pixels, or null. */
  symbolOf(id) {
    const s = this.overlay.drawn.symbols.find((one) => one.id === id && one.sign !== 'stop');
    return s ? [s.x, s.y] : null;
  }

  /** Figures for tests, benchmarks and the curious. */
  stats() {
    const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
    return {
      frames: this.gl.frames, contexts: this.gl.contexts, alive: this.gl.alive, scriptMs: median(this.#times), overlayMs: median(this.#overlayTimes),
      labels: this.overlay.drawn.labels.size, candidates: this.overlay.drawn.candidates.length, waiting: Boolean(this.waiting), overlaps: this.overlay.overlaps(),
      symbols: this.overlay.drawn.symbols.map(({id, sign, x, y, filled}) => ({id, sign, x, y, filled})), fading: this.palette.fading.size,
      ...this.factory.counts(),
    };
  }

  /** Loses the WebGL context on purpose. */
  lose() {
    this.gl.lose();
  }

  async #settled() {
    for (let i = 0; i < 400 && this.gl.frames === 0; i++) await new Promise((resolve) => setTimeout(resolve, 25));
    return this;
  }

  destroy() {
    this.finished = true;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.later);
    this.observer.disconnect();
    for (const off of this.offs) off();
    this.gl.destroy();
    this.overlay.destroy();
    this.pair.destroy();
    this.over.remove();
    this.glParent.remove();
  }
}

// A second day in the picture: one part of the window shows another day than the clock's, drawn by the same Deck, under names of its own.

import {makeTexture} from './layers.js';
import {standing} from './lines.js';
import {View} from './mercator.js';
import {Overlay} from './overlay.js';
import {Palette} from './palette.js';

/** The whole window, on which nothing is drawn: the hand drags one picture, not two parts of it. */
const HAND = 'hand';
/** A part thinner than this is not drawn: Deck takes no part without width. */
const LEAST = 1;

/**
 * The other day. `state.pair` is null or `{day, cut, at, shift}`: `cut` is `'x'` (the other day stands left of `at` pixels) or `'y'` (above); by
 * `shift` pixels its picture is moved left or up, so that it shows the same ground as the free part of the map: under a swipe it is 0.
 */
export class Pair {
  /** @param {object} map the map: `host`, `atlas`, `style`, `finder`, `software`, `gl` */
  constructor(map) {
    this.map = map;
    this.version = 0;
  }

  /** Takes the state of a frame; returns whether what the Deck draws of the other day changed. */
  take({pair, layers, claims}) {
    const before = this.now;
    this.now = pair ?? null;
    if (this.frame) this.frame.hidden = !pair;
    if (!pair) return Boolean(before);
    this.#make();
    const {atlas, style, size} = this.map;
    this.frame.style.clipPath = pair.cut === 'x' ? `inset(0 ${size.width - pair.at}px 0 0)` : `inset(0 0 ${size.height - pair.at}px 0)`;
    const key = `${pair.day} ${layers.territory} ${claims}`;
    if (key !== this.key) {
      this.key = key;
      if (this.palette.setDay(pair.day, 0, {animate: false, coloured: layers.territory, claims})) this.version += 1;
      this.standing = standing(atlas, style, pair.day, this.palette.version, this.standing);
    }
    return true;
  }

  #make() {
    if (this.palette) return;
    const {host, atlas, style, finder, software, size, overlay} = this.map;
    this.palette = new Palette(atlas, style);
    this.frame = document.createElement('div');
    this.frame.dataset.part = 'other';
    this.frame.style.cssText = 'position:absolute;inset:0;pointer-events:none';
    host.append(this.frame);
    this.overlay = new Overlay(this.frame, atlas, style, finder, software);
    this.overlay.resize(size.width, size.height, overlay.ratio);
  }

  /** The style table has changed in place. */
  restyle() {
    this.palette?.restyle(this.map.style);
    this.overlay?.restyle();
    this.key = null;
  }

  /** How the map's own names are clipped: to the part that is theirs. */
  get clip() {
    if (!this.now) return '';
    return this.now.cut === 'x' ? `inset(0 0 0 ${this.now.at}px)` : `inset(${this.now.at}px 0 0 0)`;
  }

  /** The palette's bytes as a texture of the context that is alive. */
  #texture() {
    const {device} = this.map.gl;
    if (this.device !== device) Object.assign(this, {device, texture: makeTexture(device, this.palette), written: this.version});
    else if (this.written !== this.version) {
      this.texture.writeData(this.palette.data, {width: 256, height: this.palette.height});
      this.written = this.version;
    }
    return this.texture;
  }

  get #moved() {
    const {cut, shift} = this.now;
    return cut === 'x' ? [shift, 0] : [0, shift];
  }

  /** What the layers need to know of the other day; empty without one. */
  sides(anchor) {
    if (!this.now) return [];
    const [dx, dy] = this.#moved;
    // Pixels of the fragment shader count from the lower edge.
    return [{id: 'other', day: this.now.day, standing: this.standing, texture: this.#texture(), bytes: this.palette.data, written: this.palette.written, anchor: [anchor[0] - dx, anchor[1] + dy]}];
  }

  /** The parts of the window for the Deck, or null where it is one: `[{id, x, y, width, height, view}]`, the hand's first. */
  parts(view) {
    if (!this.now) return null;
    const {width, height} = this.map.size;
    const {cut, at} = this.now;
    const whole = new View(view, width, height);
    const part = (id, x, y, right, lower, [dx, dy] = [0, 0]) => {
      const [longitude, latitude] = whole.unproject([(x + right) / 2 + dx, (y + lower) / 2 + dy]);
      return {id, x, y, width: right - x, height: lower - y, view: {longitude, latitude, zoom: view.zoom}};
    };
    const [own, other] = cut === 'x'
      ? [part('map', at, 0, width, height), part('other', 0, 0, at, height, this.#moved)]
      : [part('map', 0, at, width, height), part('other', 0, 0, width, at, this.#moved)];
    return [{id: HAND, x: 0, y: 0, width, height, view}, own, other].filter((one) => one.width >= LEAST && one.height >= LEAST);
  }

  /** The view whose picture, in the whole window, is the other day's. */
  view(view, {width, height}) {
    const [dx, dy] = this.#moved;
    const [longitude, latitude] = new View(view, width, height).unproject([width / 2 + dx, height / 2 + dy]);
    return new View({longitude, latitude, zoom: view.zoom}, width, height);
  }

  /** Draws signs and names of the other day; `frame` is that of the map's own. */
  draw(frame) {
    if (!this.now || !this.standing) return {fading: false, due: false};
    const {day, shift, cut, at} = this.now;
    const {size} = this.map;
    const {state} = frame;
    // Side by side each part has its own free ground; under a swipe the names lie where those of the map's own day lie.
    const free = !shift ? state.free : cut === 'x' ? {...state.free, left: 0, right: size.width - at} : {...state.free, top: 0, bottom: size.height - at};
    return this.overlay.draw({
      ...frame, view: this.view(this.map.view, size), standing: this.standing, holders: this.palette.version,
      state: {...state, day, beat: -1, flash: null, free},
    });
  }

  /** Whether a pixel of the window lies on the other day's part. */
  has(x, y) {
    return Boolean(this.now) && (this.now.cut === 'x' ? x : y) < this.now.at;
  }

  resize(width, height, ratio) {
    this.overlay?.resize(width, height, ratio);
  }

  destroy() {
    this.texture?.destroy();
    this.overlay?.destroy();
    this.frame?.remove();
  }
}

// What lies on the ground above deck.gl and changes seldom: bands of uncertain lines, zones, the graticule.

import {holds} from '../decode.js';
import {drawGraticule} from './graticule.js';
import {Sheet} from './sheet.js';
import {drawZone, isShown, prepareZones} from './zones.js';

const WIDEST_BAND = 28;
// Lines that are not what the map is about carry no band.
const QUIET = new Set(['bystander', 'administrative', 'sovereign-line']);
const WHILE_MOVING_MS = 260;

/** Two sheets, each drawn again only when what is on it or the camera changed: a traveller moves above them every frame. */
export class Ground {
  constructor(host, atlas, style, software) {
    this.atlas = atlas;
    this.style = style;
    this.bands = new Sheet(host, {software, opacity: style.borders.band.opacity, name: 'bands'});
    this.areas = new Sheet(host, {software, name: 'zones'});
    this.zones = prepareZones(atlas, style);
    this.shown = [];
  }

  resize(...size) {
    this.bands.resize(...size);
    this.areas.resize(...size);
    this.bandKey = this.areaKey = null;
  }

  /** Takes the colours of the style table anew. */
  restyle() {
    this.zones = prepareZones(this.atlas, this.style);
    this.bandKey = this.areaKey = null;
  }

  /** @param {{view, state, standing, level, now, moving}} frame; `arc(level, i)` gives an arc in world coordinates */
  draw(frame, arc) {
    const {view, state, standing, level, now, moving} = frame;
    const {day, layers: show, selection, claims} = state;
    const today = Math.floor(day);
    const zones = this.zones.filter(({record}) => (show.zones && holds(record, today) && isShown(record, claims)) || selection?.id === record.id);
    this.shown = zones;
    const camera = `${view.longitude},${view.latitude},${view.zoom}`;
    const bandKey = `${camera} ${standing.key} ${level} ${show.borders && show.accuracy}`;
    const areaKey = `${camera} ${state.graticule} ${selection?.id} ${zones.map((z) => z.record.id)}`;
    const wait = moving && now - (this.drawnAt ?? -Infinity) < WHILE_MOVING_MS;
    if (wait) {
      this.bands.follow(view);
      this.areas.follow(view);
      return;
    }
    if (bandKey !== this.bandKey) this.#bands(frame, show.borders && show.accuracy, arc);
    if (areaKey !== this.areaKey) {
      const ctx = this.areas.begin(view, !zones.length && !state.graticule);
      if (state.graticule) drawGraticule(ctx, view, this.style, frame.free);
      const anchor = view.project([0, 0]);
      for (const zone of zones) drawZone(ctx, view, zone, this.style, {anchor, ratio: this.areas.ratio, whole: selection?.id === zone.record.id});
    }
    if (bandKey !== this.bandKey || areaKey !== this.areaKey) this.drawnAt = now;
    Object.assign(this, {bandKey, areaKey});
  }

  /** A band as wide as the line's error, where that shows. */
  #bands({view, standing, level}, shown, arc) {
    const {band, ...looks} = this.style.borders;
    const groups = new Map();
    // Far off, a wide band would say more than the border it stands under.
    const widest = level === 'overview' ? WIDEST_BAND / 2 : WIDEST_BAND;
    for (const b of shown ? standing.lines : []) {
      if (!b.accuracy_km) continue;
      const width = Math.min(widest, Math.round(b.accuracy_km * view.pixelsPerKm));
      if (width <= band.from || QUIET.has(b.status)) continue;
      const key = `${looks[b.status].color} ${width}`;
      if (!groups.has(key)) groups.set(key, {color: looks[b.status].color, width, path: new Path2D()});
      view.trace(groups.get(key).path, arc(level, b.arc));
    }
    const ctx = this.bands.begin(view, !groups.size);
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    for (const {color, width, path} of groups.values()) {
      ctx.strokeStyle = color;
      ctx.lineWidth = width;
      ctx.stroke(path);
    }
  }

  remove() {
    this.bands.remove();
    this.areas.remove();
  }
}

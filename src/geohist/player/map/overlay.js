// All that is drawn on 2-D canvases above deck.gl: zones and bands on one, then journeys, signs and names on the other.

import {candidates} from '../labels/candidates.js';
import {Land} from '../labels/land.js';
import {LabelPainter} from '../labels/paint.js';
import {overlaps, placeLabels, placeNames} from '../labels/place.js';
import {holds} from '../decode.js';
import {freeRect} from './camera.js';
import {drawLetterLine, drawRoute, letterOn, prepareLetters, prepareRoutes, travellerOn} from './journeys.js';
import {outlineOf} from './lines.js';
import {latOf, lonOf, toWorld, worldX, worldY} from './mercator.js';
import {drawScaleBar, scaleBarBox} from './scalebar.js';
import {drawSymbol} from './signs.js';
import {clearanceOf, obstacleOf, routesShown, symbolsOn} from './symbols.js';
import {drawZone, isLarge, keepRim, prepareZones} from './zones.js';

const WIDEST_BAND = 28;
// Lines that are not what the map is about carry no band.
const QUIET = new Set(['bystander', 'administrative', 'sovereign-line']);

/** Draws the overlay of a frame and remembers what was drawn, for picking and for tests. */
export class Overlay {
  constructor(host, atlas, style, finder, software = false) {
    this.atlas = atlas;
    this.style = style;
    this.ground = canvasIn(host);
    this.canvas = canvasIn(host);
    this.software = software;
    // Without a graphics card a canvas kept in main memory is drawn three times as fast.
    this.ctx = this.canvas.getContext('2d', {willReadFrequently: software});
    this.groundCtx = this.ground.getContext('2d', {willReadFrequently: software});
    this.zones = prepareZones(atlas, style);
    this.routes = prepareRoutes(atlas);
    this.letters = prepareLetters(atlas);
    this.painter = new LabelPainter(style);
    this.land = new Land(atlas, finder);
    this.worldArcs = {};
    this.previous = new Map();
    this.drawn = {symbols: [], labels: new Map(), candidates: [], obstacles: [], zones: [], routes: []};
  }

  resize(width, height, ratio) {
    for (const canvas of [this.ground, this.canvas]) Object.assign(canvas, {width: Math.round(width * ratio), height: Math.round(height * ratio)});
    this.groundKey = null;
    this.ratio = ratio;
  }

  /** An arc of a level in world coordinates. */
  arc(level, i) {
    this.worldArcs[level] ??= [];
    this.worldArcs[level][i] ??= toWorld(this.atlas.arcs[level][i]);
    return this.worldArcs[level][i];
  }

  /**
   * @param {{view: object, state: object, standing: object, now: number, still: boolean, level: string}} frame
   * @returns {boolean} whether something is still fading, so that another frame is needed
   */
  draw(frame) {
    const {ctx} = this;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.clearRect(0, 0, frame.view.width, frame.view.height);
    this.#drawGround(frame);
    const fading = this.#drawLines(ctx, frame);
    return this.#drawNames(ctx, frame) || fading;
  }

  /** Zones and bands lie on a canvas of their own, drawn again only when they or the camera change: a traveller moves above them every frame. */
  #drawGround({view, state, standing, level}) {
    const {day, layers: show, selection} = state;
    const zones = this.zones.filter(({record}) => (show.zones && holds(record, Math.floor(day))) || selection?.id === record.id);
    this.drawn.zones = zones;
    const key = [view.longitude, view.latitude, view.zoom, standing.key, level, show.borders, selection?.id, ...zones.map((z) => z.record.id)].join();
    if (key === this.groundKey) return;
    this.groundKey = key;
    const ctx = this.groundCtx;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    const anchor = view.project([0, 0]);
    for (const zone of zones) this.#zone(ctx, view, zone, anchor, selection?.id === zone.record.id);
    if (show.borders) this.#bands(ctx, {view, standing, level});
  }

  #drawLines(ctx, frame) {
    const {view, state} = frame;
    const {day, layers: show} = state;
    const fading = this.#flash(ctx, frame);
    if (show.borders) this.#today(ctx, frame);
    if (state.selection?.layer === 'cells') this.#outline(ctx, frame, [this.atlas.cellIndex.get(state.selection.id)], 1);
    const routes = routesShown({day, show, selection: state.selection, routes: this.routes});
    for (const route of routes) drawRoute(ctx, view, route, travellerOn(route, day), this.style);
    for (const letter of show.letters ? this.letters : []) {
      const at = letterOn(letter, day);
      if (at) drawLetterLine(ctx, view, letter, this.style, at.known);
    }
    this.drawn.routes = routes;
    return fading;
  }

  /** A band as wide as the line's error, where that shows; all in one tint, so that bands that cross do not darken. */
  #bands(ctx, {view, standing, level}) {
    const {band, ...looks} = this.style.borders;
    const groups = new Map();
    for (const b of standing.lines) {
      const width = Math.min(WIDEST_BAND, Math.round((b.accuracy_km ?? 0) * view.pixelsPerKm));
      if (width <= band.from || QUIET.has(b.status)) continue;
      const key = `${looks[b.status].color} ${width}`;
      if (!groups.has(key)) groups.set(key, {color: looks[b.status].color, width, path: new Path2D()});
      view.trace(groups.get(key).path, this.arc(level, b.arc));
    }
    if (!groups.size) return;
    this.#apart(ctx, view, band.opacity, (on) => {
      on.lineJoin = 'round';
      on.lineCap = 'round';
      for (const {color, width, path} of groups.values()) {
        on.strokeStyle = color;
        on.lineWidth = width;
        on.stroke(path);
      }
    });
  }

  /** Draws on a canvas of its own and lays the whole over the map at one opacity. */
  #apart(ctx, view, opacity, draw) {
    this.scratch ??= document.createElement('canvas').getContext('2d', {willReadFrequently: this.software});
    const {canvas} = this.scratch;
    if (canvas.width !== this.canvas.width || canvas.height !== this.canvas.height) Object.assign(canvas, {width: this.canvas.width, height: this.canvas.height});
    this.scratch.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.scratch.clearRect(0, 0, view.width, view.height);
    draw(this.scratch);
    ctx.save();
    ctx.globalAlpha = opacity;
    ctx.drawImage(canvas, 0, 0, view.width, view.height);
    ctx.restore();
  }

  /** A zone; a large one only along its edge, so that what lies in it stays legible, unless it is the one selected. */
  #zone(ctx, view, zone, anchor, selected) {
    if (selected || !isLarge(zone, view)) {
      drawZone(ctx, view, zone, this.style, anchor);
      return;
    }
    this.#apart(ctx, view, 1, (on) => {
      drawZone(on, view, zone, this.style, anchor);
      keepRim(on, view, zone);
    });
  }

  #today(ctx, {view, standing, level, thicker}) {
    if (!standing.today.length) return;
    this.#cased(ctx, view, standing.today.map((b) => this.arc(level, b.arc)), this.style.borders.today, 1, thicker);
  }

  /** The changed area: in, hold, out. */
  #flash(ctx, frame) {
    const {flash} = frame.state;
    if (!flash?.cells?.length && !flash?.arcs?.length) return false;
    const {in: fadeIn, hold, out} = this.style.motion.outline;
    const clock = flash.until > 1e11 ? Date.now() : frame.now;
    const left = flash.until - clock;
    if (left <= 0) return false;
    const age = fadeIn + hold + out - left;
    const alpha = frame.still ? 1 : Math.min(1, Math.max(0, age / fadeIn), left / out);
    const arcs = flash.arcs?.length ? flash.arcs : outlineOf(this.atlas, flash.cells);
    this.#cased(ctx, frame.view, arcs.map((i) => this.arc(frame.level, i)), this.style.borders.changed, alpha, frame.thicker);
    return true;
  }

  #outline(ctx, {view, level, thicker}, cells, alpha) {
    this.#cased(ctx, view, outlineOf(this.atlas, cells).map((i) => this.arc(level, i)), {...this.style.borders.changed, color: this.style.page.ink, width: 2}, alpha, thicker);
  }

  #cased(ctx, view, lines, {color, width, casing}, alpha, thicker) {
    const path = new Path2D();
    for (const line of lines) view.trace(path, line);
    ctx.save();
    ctx.globalAlpha = alpha;
    ctx.lineJoin = 'round';
    ctx.lineCap = 'round';
    for (const [colour, w] of [[casing.color, casing.width], [color, width]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = w * thicker;
      ctx.stroke(path);
    }
    ctx.restore();
  }

  #drawNames(ctx, frame) {
    const {view, state, now, still, holders} = frame;
    const {day, lang, layers: show, selection} = state;
    const symbols = symbolsOn(this.atlas, {day, show, selection, routes: this.routes, letters: this.letters});
    const clear = new Map();
    for (const s of symbols) {
      const world = s.world ?? [worldX(s.xy[0]), worldY(s.xy[1])];
      s.x = world[0] * view.scale + view.dx + s.shift[0];
      s.y = world[1] * view.scale + view.dy + s.shift[1];
      const onPlace = s.place && !s.shift[0] && !s.shift[1];
      if (onPlace) clear.set(s.place, Math.max(clear.get(s.place) ?? 0, clearanceOf(s)));
    }
    const free = freeRect(view, state.free);
    const bar = scaleBarBox(ctx, view, free, lang);
    const obstacles = [...symbols.map(obstacleOf), bar.box, ...this.#panels(view, state.free)];
    this.land.begin(view, day, holders);
    const zones = this.drawn.zones.map((z) => ({record: z.record, centre: z.record.xy ?? middleOf(z), width: z.width, colour: z.colour}));
    const labels = candidates(this.atlas, this.style, {day, lang, view, ctx, land: this.land, free, keyPlaces: this.#keyPlaces(state), clear, zones, show});
    const window = {left: 2, top: 2, right: view.width - 2, bottom: view.height - 2};
    const placed = placeLabels(labels, {obstacles, window, previous: this.previous});
    this.previous = placeNames(placed);
    for (const s of symbols) drawSymbol(ctx, s, this.style);
    this.painter.take(labels, placed, now, still);
    const fading = this.painter.draw(ctx, view, now);
    drawScaleBar(ctx, bar, this.style);
    Object.assign(this.drawn, {symbols, labels: placed, candidates: labels, obstacles});
    return fading;
  }

  /** Panels over the map, as obstacles: what lies outside the free part. */
  #panels({width, height}, {left, top, right, bottom, panels = []}) {
    const edge = [
      {x: 0, y: 0, w: left, h: height}, {x: 0, y: 0, w: width, h: top},
      {x: width - right, y: 0, w: right, h: height}, {x: 0, y: height - bottom, w: width, h: bottom},
    ];
    return [...edge.filter((b) => b.w > 0 && b.h > 0), ...panels];
  }

  /** Places of the beat, of what is selected and of what happens on the day: they are named first. */
  #keyPlaces({day, beat, selection}) {
    const out = new Map();
    const add = (id, rank) => id && this.atlas.places[id] && !out.has(id) && out.set(id, rank);
    const chosen = selection && this.atlas.recordById.get(selection.id);
    add(chosen?.place, 0);
    const current = this.atlas.beats[beat];
    if (current && Math.floor(day) === current.day) add(current.place, 0);
    const today = ['treaties', 'events'].flatMap((layer) => this.atlas.recordsOn(day, layer));
    for (const r of [chosen, ...today]) if (r) for (const id of [r.place, r.from_place, r.to_place, ...(r.stops ?? []).map((s) => s.place)]) add(id, 1);
    return out;
  }

  /** Labels that overlap each other or a sign; must be 0. */
  overlaps() {
    return overlaps(this.drawn.labels, this.drawn.obstacles);
  }

  destroy() {
    this.ground.remove();
    this.canvas.remove();
  }
}

function middleOf(zone) {
  const [x0, y0, x1, y1] = zone.box;
  return [lonOf((x0 + x1) / 2), latOf((y0 + y1) / 2)];
}

function canvasIn(host) {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none';
  host.append(canvas);
  return canvas;
}

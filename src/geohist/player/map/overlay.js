// All that is drawn on 2-D canvases above deck.gl: zones and bands, then journeys, then names, then signs; each on a sheet of its own.

import {Ground} from './ground.js';
import {Sheet} from './sheet.js';
import {candidates} from '../labels/candidates.js';
import {Epochs} from '../labels/epochs.js';
import {Land} from '../labels/land.js';
import {LabelPainter} from '../labels/paint.js';
import {meets, overlaps, placeLabels, placeNames} from '../labels/place.js';
import {freeRect} from './camera.js';
import {drawLetterLine, drawRoute, letterOn, lineShown, prepareLetters, prepareRoutes, travellerOn} from './journeys.js';
import {drawLitGround, drawLitPlaces} from './lit.js';
import {outlineOf} from './lines.js';
import {latOf, lonOf, toWorld, worldX, worldY} from './mercator.js';
import {drawScaleBar, scaleBarBox} from './scalebar.js';
import {drawSymbol} from './signs.js';
import {clearanceOf, obstacleOf, routesShown, symbolsOn} from './symbols.js';

// While clock or camera run, names find new places this often at most.
const LAYOUT_EVERY_MS = 600;

/** Draws the overlay of a frame and remembers what was drawn, for picking and for tests. */
export class Overlay {
  constructor(host, atlas, style, finder, software = false) {
    this.atlas = atlas;
    this.style = style;
    this.ground = new Ground(host, atlas, style, software);
    this.lines = new Sheet(host, {software, name: 'journeys'});
    this.names = new Sheet(host, {software, name: 'names'});
    this.signs = new Sheet(host, {software, name: 'signs'});
    this.sheets = [this.ground, this.lines, this.names, this.signs];
    this.routes = prepareRoutes(atlas);
    this.letters = prepareLetters(atlas);
    this.painter = new LabelPainter(style);
    this.land = new Land(atlas, finder);
    this.epochs = new Epochs(atlas);
    this.worldArcs = {};
    this.previous = new Map();
    this.drawn = {symbols: [], labels: new Map(), candidates: [], obstacles: [], zones: [], routes: []};
  }

  resize(width, height, ratio) {
    for (const sheet of this.sheets) sheet.resize(width, height, ratio);
    this.ratio = ratio;
    this.layoutKey = this.signKey = this.lineKey = null;
  }

  /** Lays all names out anew in the next frame: the fonts have come. */
  forget() {
    this.layoutKey = null;
  }

  /** Draws everything anew in the next frame: the look has changed. */
  restyle() {
    this.layoutKey = this.signKey = this.lineKey = null;
    this.ground.restyle();
  }

  /** An arc of a level in world coordinates. */
  arc = (level, i) => {
    this.worldArcs[level] ??= [];
    this.worldArcs[level][i] ??= toWorld(this.atlas.arcs[level][i]);
    return this.worldArcs[level][i];
  };

  /**
   * @param {{view: object, state: object, standing: object, holders: number, now: number, still: boolean, level: string, thicker: number, moving: boolean, running: boolean}} frame
   *   `moving`: the camera is under way; `running`: clock or camera is, so that names may lag a little
   * @returns {{fading: boolean, due: boolean}} whether something fades, so that another frame is needed; whether names wait to be laid out
   */
  draw(frame) {
    frame.free = freeRect(frame.view, frame.state.free);
    this.ground.draw(frame, this.arc);
    this.drawn.zones = this.ground.shown;
    const lit = this.#drawLines(frame);
    const symbols = this.#symbols(frame);
    const due = this.#layOut(frame, symbols);
    const fading = this.#paintNames(frame);
    this.#paintSigns(frame, symbols);
    return {fading: fading || lit, due};
  }

  #drawLines(frame) {
    const {view, state} = frame;
    const {day, layers: show, selection, lit = null} = state;
    const routes = routesShown({day, show, selection, lit, routes: this.routes});
    const letters = show.letters ? this.letters.filter((letter) => lineShown(letter, day, selection)) : [];
    const agreed = show.borders && frame.standing.today.length > 0;
    const cell = selection?.layer === 'cells' ? this.atlas.cellIndex.get(selection.id) : undefined;
    const left = (state.flash?.until ?? 0) - (state.flash?.until > 1e11 ? Date.now() : frame.now);
    const flash = left > 0 && (state.flash.cells?.length || state.flash.arcs?.length);
    this.drawn.routes = routes;
    const empty = !routes.length && !letters.length && !agreed && cell === undefined && !flash && !lit;
    if (empty && this.lines.empty) return false;
    const alpha = flash ? strengthOf(this.style.motion.outline, left, frame.still) : 0;
    const key = [
      view.dx, view.dy, view.scale, frame.level, alpha, agreed && frame.standing.today.map((b) => b.arc), cell, flash && [state.flash.cells, state.flash.arcs],
      routes.map((r) => r.record.id), letters.map((l) => l.record.id), routes.length + letters.length ? day : 0,
    ].join('|');
    if (key === this.lineKey && lit === this.lineLit) return Boolean(flash);
    this.lineKey = key;
    this.lineLit = lit;
    const ctx = this.lines.begin(view, empty);
    drawLitGround(ctx, {...frame, lit, atlas: this.atlas, style: this.style, arc: (i) => this.arc(frame.level, i)});
    if (flash) this.#flash(ctx, frame, alpha);
    if (agreed) this.#today(ctx, frame);
    if (cell !== undefined) this.#outline(ctx, frame, [cell], 1);
    for (const route of routes) drawRoute(ctx, view, route, travellerOn(route, day), this.style);
    for (const letter of letters) drawLetterLine(ctx, view, letter, this.style, letterOn(letter, day)?.known);
    drawLitPlaces(ctx, {view, lit, style: this.style});
    return Boolean(flash);
  }

  #today(ctx, {view, standing, level, thicker}) {
    this.#cased(ctx, view, standing.today.map((b) => this.arc(level, b.arc)), this.style.borders.today, 1, thicker);
  }

  /** The outline of the changed area. */
  #flash(ctx, frame, alpha) {
    const {flash} = frame.state;
    const arcs = flash.arcs?.length ? flash.arcs : outlineOf(this.atlas, flash.cells);
    this.#cased(ctx, frame.view, arcs.map((i) => this.arc(frame.level, i)), this.style.borders.changed, alpha, frame.thicker);
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

  /** The signs of the frame, at their pixels; between two days only what travels changes. */
  #symbols({view, state}) {
    const {day, layers: show, selection, lit = null} = state;
    const symbols = symbolsOn(this.atlas, {day, show, selection, lit, routes: this.routes, letters: this.letters});
    for (const s of symbols) {
      const world = s.world ?? [worldX(s.xy[0]), worldY(s.xy[1])];
      s.x = world[0] * view.scale + view.dx + s.shift[0];
      s.y = world[1] * view.scale + view.dy + s.shift[1];
    }
    this.drawn.symbols = symbols;
    return symbols;
  }

  /** Places the names, if anything they depend on changed and it is time; returns whether they still wait. */
  #layOut(frame, symbols) {
    const {view, state, now, still, holders, running, free} = frame;
    const {day, lang, layers: show, beat, selection, obstacles} = state;
    // While something runs nothing is looked at before it is time: what may have changed waits till then.
    if (running && this.layoutKey && now - this.laidOutAt < LAYOUT_EVERY_MS) return true;
    // Most days change neither a name nor a sign: the day itself is no part of the key.
    const key = [
      view.longitude, view.latitude, view.zoom, view.width, view.height, lang, this.epochs.at(day), holders, this.atlas.beats[beat]?.day === Math.floor(day) ? beat : -1, selection?.id, Object.values(show).join(''), state.claims,
      JSON.stringify([state.free, obstacles]), this.drawn.zones.map((z) => z.record.id), symbols.map((s) => `${s.id}${s.sign}${s.filled}${s.today}${s.moving ? [Math.round(s.x / 5), Math.round(s.y / 5)] : s.shift}`),
    ].join('|');
    if (key === this.layoutKey) return false;
    Object.assign(this, {layoutKey: key, laidOutAt: now, namesStale: true});
    const {ctx} = this.names;
    const clear = new Map();
    for (const s of symbols) if (s.place && !s.shift[0] && !s.shift[1]) clear.set(s.place, Math.max(clear.get(s.place) ?? 0, clearanceOf(s)));
    const bar = scaleBarBox(ctx, view, free, lang);
    const taken = [...symbols.map(obstacleOf), bar.box, ...panels(view, state.free), ...(obstacles ?? []).map(boxOf)];
    this.land.begin(view, day, holders);
    const zones = this.drawn.zones.map((z) => ({record: z.record, centre: z.record.xy ?? middleOf(z), width: z.width, colour: z.colour}));
    const labels = candidates(this.atlas, this.style, {day, lang, view, ctx, land: this.land, free, keyPlaces: this.#keyPlaces(state), clear, zones, show, claims: state.claims});
    const window = {left: 2, top: 2, right: view.width - 2, bottom: view.height - 2};
    const placed = placeLabels(labels, {obstacles: taken, window, previous: this.previous});
    this.previous = placeNames(placed);
    this.painter.take(labels, placed, now, still);
    Object.assign(this.drawn, {labels: placed, candidates: labels, obstacles: taken});
    return false;
  }

  /** Draws the names where they were placed; while the camera moves they move with it. Returns whether one is fading. */
  #paintNames({view, state, now, free, moving}) {
    const seen = this.names.view;
    const moved = !seen || seen.dx !== view.dx || seen.dy !== view.dy || seen.scale !== view.scale;
    if (!moved && !this.namesStale && !this.namesFading) return false;
    // Between two layouts the camera carries the names along; they are drawn again when the next layout is there.
    if (moving && seen && !this.namesStale) {
      this.names.follow(view);
      return this.namesFading;
    }
    const bar = scaleBarBox(this.names.ctx, view, free, state.lang);
    // Between two pixels a wiped box would leave a seam.
    if (!moved && !this.namesStale && !this.names.moved && Number.isInteger(this.ratio)) {
      this.namesFading = this.painter.touchUp(this.names.ctx, view, now, (ctx, boxes) => boxes.some((box) => meets(box, bar.box)) && drawScaleBar(ctx, bar, this.style));
      return this.namesFading;
    }
    const ctx = this.names.begin(view);
    this.namesStale = false;
    this.namesFading = this.painter.draw(ctx, view, now);
    drawScaleBar(ctx, bar, this.style);
    return this.namesFading;
  }

  #paintSigns({view}, symbols) {
    const key = symbols.map((s) => `${s.id}${s.sign}${s.x.toFixed(1)},${s.y.toFixed(1)}${s.filled}${s.today}${s.selected}${s.disputed}`).join();
    if (key === this.signKey) return;
    this.signKey = key;
    const ctx = this.signs.begin(view, !symbols.length);
    for (const s of symbols) drawSymbol(ctx, s, this.style);
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
    for (const sheet of this.sheets) sheet.remove();
  }
}

/** How strong the outline of a change is: in, hold, out. */
function strengthOf({in: fadeIn, hold, out}, left, still) {
  const age = fadeIn + hold + out - left;
  return still ? 1 : Math.min(1, Math.max(0, age / fadeIn), left / out);
}

/** Panels over the map, as obstacles: what lies outside the free part. */
function panels({width, height}, {left, top, right, bottom, panels: more = []}) {
  const edge = [
    {x: 0, y: 0, w: left, h: height}, {x: 0, y: 0, w: width, h: top},
    {x: width - right, y: 0, w: right, h: height}, {x: 0, y: height - bottom, w: width, h: bottom},
  ];
  return [...edge.filter((b) => b.w > 0 && b.h > 0), ...more];
}

/** A box the shell gives by its edges, with a little air. */
const boxOf = ({left, top, right, bottom}) => ({x: left - 3, y: top - 3, w: right - left + 6, h: bottom - top + 6});

function middleOf(zone) {
  const [x0, y0, x1, y1] = zone.box;
  return [lonOf((x0 + x1) / 2), latOf((y0 + y1) / 2)];
}

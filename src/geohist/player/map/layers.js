// The layers of deck.gl, bottom to top: shoals, cells, lakes, rivers, railways, coast, borders with their ribbons.

import {holds} from '../decode.js';
import {lineStyles} from './lines.js';
import {toCommon} from './mercator.js';
import {COLUMNS, bytes} from './palette.js';
import {makeCellFill} from './shaders.js';
import {boxOf, boxesMeet, cropped, shapesOf, simplified} from './shapes.js';
import {makeStrokeLayer, strokeMesh} from './strokes.js';

const FLAT = {depthCompare: 'always', depthWriteEnabled: false};
// Below this zoom lines lose the corners nobody sees: under a pixel there, half of one at the opening view, in units of 512 to the world.
const FAR_BELOW_ZOOM = 4.5;
const FAR = 0.9 / 2 ** FAR_BELOW_ZOOM;
const MIDDLE = 0.6 / 2 ** 5.6;
// From afar a piece of river shorter than this is a speck.
const SHORT = 5 / 2 ** 4;
const opaque = (hex) => [...bytes(hex), 255];
const named = (kind, side) => (side === 'map' ? kind : `${kind}-${side}`);

/** Makes the list of layers for a state of the map; keeps geometry and data between calls so that deck.gl sees what did not change. */
export class LayerFactory {
  constructor({deck, luma}, atlas, style) {
    this.deck = deck;
    this.atlas = atlas;
    this.style = style;
    this.styles = lineStyles(style);
    this.fill = [new (makeCellFill(deck, style.areas))()];
    this.StrokeLayer = makeStrokeLayer(deck, luma);
    this.space = deck.COORDINATE_SYSTEM.CARTESIAN;
    this.levels = {};
    this.cache = new Map();
    this.simple = new Map();
  }

  /** Forgets what was coloured by the table as it was. */
  restyle() {
    this.styles = lineStyles(this.style);
    this.cache.clear();
  }

  /** The geometry of a level, made when first asked for. */
  level(name) {
    this.levels[name] ??= name === 'far' ? shapesOf(this.atlas, 'overview', FAR) : shapesOf(this.atlas, name);
    return this.levels[name];
  }

  /** The part of a level near the view: cut anew only when the view leaves what was cut. */
  #near(name, [left, lower, right, upper]) {
    const old = this.cut;
    const wide = old && (old.box[2] - old.box[0]) / (right - left);
    if (!old || old.name !== name || left < old.box[0] || lower < old.box[1] || right > old.box[2] || upper > old.box[3] || wide > 4) {
      const share = name === 'detail' ? 0.6 : 0.2;
      const [dx, dy] = [(right - left) * share, (upper - lower) * share];
      const box = [left - dx, lower - dy, right + dx, upper + dy];
      this.cut = {name, box, shapes: cropped(this.level(name), box), number: (old?.number ?? 0) + 1};
    }
    return this.cut.shapes;
  }

  #kept(key, make) {
    const [name, version] = key;
    const old = this.cache.get(name);
    if (old && old.version === version) return old.value;
    const value = make();
    this.cache.set(name, {version, value});
    return value;
  }

  /**
   * @param {{zoom: number, bounds: number[], rows: number, pixel: number, show: object,
   *   sides: {id: string, day: number, standing: object, texture: object, anchor: number[], version: number}[]}} state
   *   `sides`: the day of the map, and that of another part of the window if there is one; `version` rises whenever the palette's bytes change
   */
  layers(state) {
    const {style} = this;
    const name = state.zoom >= style.map.detail_from_zoom ? 'detail' : state.zoom >= FAR_BELOW_ZOOM ? 'overview' : 'far';
    const shapes = this.#near(name, state.bounds);
    this.paletteProps = Object.fromEntries(state.sides.map(({id, anchor, texture}) => [id, {rows: state.rows, pixel: state.pixel, anchor, paletteTexture: texture}]));
    const thicker = state.zoom >= style.map.thicker_from_zoom ? style.map.thicker : 1;
    const out = [this.#shoals(name, shapes), this.#cells(name, shapes, state.sides.map(({version}) => version).join())];
    out.push(this.#lakes());
    if (state.show.rivers) out.push(this.#rivers(state.zoom, name));
    out.push(this.#lakeEdges(name));
    if (state.show.railways) out.push(...state.sides.map((side) => this.#railways(side, name)));
    out.push(this.#coast(name, shapes));
    if (state.show.borders) out.push(...state.sides.map((side) => this.#borders(name, shapes, side, thicker)));
    this.last = out;
    return out;
  }

  #piece(name) {
    return `${name} ${this.cut.number}`;
  }

  /** Lines of the ground as they are drawn at a level: simpler from afar, and only those near the view. */
  #lines(kind, items, name) {
    const key = `${kind} ${name}`;
    if (!this.simple.has(key)) {
      const tolerance = {far: 2.2 * FAR, overview: MIDDLE, detail: 0}[name];
      this.simple.set(key, new Map());
      for (const item of this.atlas.base[kind]) {
        const paths = item.paths.map((path) => (tolerance ? simplified(toCommon(path), tolerance) : toCommon(path)));
        this.simple.get(key).set(item, paths.map((path) => ({path, box: boxOf(path)})).filter(({box}) => name !== 'far' || Math.hypot(box[2] - box[0], box[3] - box[1]) > SHORT));
      }
    }
    const {box} = this.cut;
    return items.flatMap((item) => this.simple.get(key).get(item).filter((line) => boxesMeet(line.box, box)).map(({path}) => ({path, item})));
  }

  #strokes(id, mesh, props = {}) {
    return new this.StrokeLayer({id, mesh, coordinateSystem: this.space, pickable: false, parameters: FLAT, palette: this.paletteProps, ...props});
  }

  /** Two shoals in one mesh, the nearer told from the further by its distance from the line; so wide a stroke shows no small corner. */
  #shoals(name, shapes) {
    const {shoal_far: far, shoal_near: near} = this.style.map;
    const mesh = this.#kept([`shoal-${name}`, shapes.coast], () =>
      strokeMesh(shapes.coast.map((path) => ({path: simplified(path, name === 'detail' ? 0.01 : 2 * FAR), width: far.width, color: opaque(far.color)}))));
    return this.#strokes(`shoal-${name}`, mesh, {inner: this.#kept(['inner', 1], () => ({half: near.width / 2, color: bytes(near.color)}))});
  }

  #cells(name, shapes, version) {
    return new this.deck.SolidPolygonLayer({
      id: `cells-${name}`, data: shapes.polygons, positionFormat: 'XY', coordinateSystem: this.space, extruded: false, filled: true, pickable: false, parameters: FLAT,
      extensions: this.fill, getPolygon: (d) => d.polygon, getFillColor: [0, 0, 0, 255], getCell: (d) => d.cell, palette: this.paletteProps, version,
    });
  }

  #lakes() {
    const data = this.#kept(['lakes', 1], () => this.atlas.base.lakes.flatMap((lake) => lake.paths.map((path) => [...toCommon(path)])));
    return new this.deck.SolidPolygonLayer({
      id: 'lakes', data, positionFormat: 'XY', coordinateSystem: this.space, extruded: false, pickable: false, parameters: FLAT, getPolygon: (d) => ({positions: d, holeIndices: []}), getFillColor: opaque(this.style.map.lake.color),
    });
  }

  #lakeEdges(name) {
    const {width, edge} = this.style.map.lake;
    const mesh = this.#kept(['lake-edges', this.#piece(name)], () => strokeMesh(this.#lines('lakes', this.atlas.base.lakes, name).map(({path}) => ({path, width, color: opaque(edge)}))));
    return this.#strokes('lake-edges', mesh);
  }

  #rivers(zoom, name) {
    const most = riverRank(zoom);
    const {color, width, minor} = this.style.map.river;
    const mesh = this.#kept(['rivers', `${most} ${this.#piece(name)}`], () => {
      const rivers = this.atlas.base.rivers.filter((r) => (r.rank ?? 0) <= most);
      return strokeMesh(this.#lines('rivers', rivers, name).map(({path, item}) => ({path, width: (item.rank ?? 0) > 4 ? minor : width, color: opaque(color)})));
    });
    return this.#strokes('rivers', mesh);
  }

  #railways({id, day}, name) {
    const {color, width} = this.style.map.railway;
    const open = this.atlas.base.railways.filter((r) => holds(r, Math.floor(day)));
    const key = open.map((r) => this.atlas.base.railways.indexOf(r)).join();
    const mesh = this.#kept([named('railways', id), `${key} ${this.#piece(name)}`], () => strokeMesh(this.#lines('railways', open, name).map(({path}) => ({path, width, color: opaque(color)}))));
    return this.#strokes(named('railways', id), mesh, {only: id});
  }

  #coast(name, shapes) {
    const {color, width} = this.style.map.coast;
    const mesh = this.#kept([`coast-${name}`, shapes.coast], () => strokeMesh(shapes.coast.map((path) => ({path, width, color: opaque(color)}))));
    return this.#strokes(`coast-${name}`, mesh);
  }

  /** Lines with the ribbons of the two holders along them, in one mesh. */
  #borders(name, shapes, {id, standing, version}, thicker) {
    const mesh = this.#kept([named('borders', id), `${this.#piece(name)} ${standing.key} ${standing.holders}`], () => {
      const ribboned = new Set(standing.ribbons);
      return strokeMesh(near(standing.lines, shapes).map((b) => ({path: shapes.arcs[b.arc], ...this.styles[b.status], sides: ribboned.has(b) ? b.sides : undefined})));
    });
    return this.#strokes(named('borders', id), mesh, {only: id, widthScale: thicker, ribbon: this.style.map.ribbon.width, version});
  }

  /** What was drawn last: polygon vertices and line segments. */
  counts() {
    const parts = {};
    let vertices = 0;
    for (const {id, props} of this.last ?? []) {
      if (props.mesh) parts[id] = props.mesh.count;
      else vertices += props.data.reduce((sum, d) => sum + (d.polygon?.positions ?? d).length / 2, 0);
    }
    return {vertices, segments: Object.values(parts).reduce((x, y) => x + y, 0), parts};
  }
}

/** The borders whose arcs lie in the piece that was cut. */
const near = (lines, shapes) => lines.filter((b) => shapes.inBox(b.arc));

function riverRank(zoom) {
  if (zoom < 4.2) return 3;
  return zoom < 5.6 ? 5 : 9;
}

/** A texture for the palette; the caller writes its bytes and destroys it. */
export function makeTexture(device, palette) {
  return device.createTexture({
    format: 'rgba8unorm', width: COLUMNS, height: palette.height, data: palette.data, mipLevels: 1,
    sampler: {minFilter: 'nearest', magFilter: 'nearest', addressModeU: 'clamp-to-edge', addressModeV: 'clamp-to-edge'},
  });
}

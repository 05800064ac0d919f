// What deck.gl draws, bottom to top: shoals, cells, lakes, rivers, railways, coast, borders with their ribbons. All of it is one layer:
// deck.gl spends most of a millisecond on each, more than its drawing calls take.

import {holds} from '../decode.js';
import {makeAtlasLayer} from './atlaslayer.js';
import {lineStyles} from './lines.js';
import {toCommon} from './mercator.js';
import {COLUMNS, bytes} from './palette.js';
import {boxOf, boxesMeet, cropped, shapesOf, simplified} from './shapes.js';
import {indicesOf, strokeMesh} from './strokes.js';

// Below this zoom lines lose the corners nobody sees: under a pixel there, half of one at the opening view, in units of 512 to the world.
const FAR_BELOW_ZOOM = 4.5;
const FAR = 0.9 / 2 ** FAR_BELOW_ZOOM;
const MIDDLE = 0.6 / 2 ** 5.6;
// From afar a piece of river shorter than this is a speck.
const SHORT = 5 / 2 ** 4;
const WATER = -1; // the cell of a lake
const opaque = (hex) => [...bytes(hex), 255];
const named = (kind, side) => (side === 'map' ? kind : `${kind}-${side}`);

/** Makes the layer for a state of the map; keeps geometry between calls, so that what did not change is not sent again. */
export class LayerFactory {
  constructor({deck}, atlas, style) {
    this.atlas = atlas;
    this.style = style;
    this.AtlasLayer = makeAtlasLayer(deck);
    this.space = deck.COORDINATE_SYSTEM.CARTESIAN;
    this.levels = {};
    this.simple = new Map();
    this.scene = {};
    this.restyle();
  }

  /** The style table has changed in place: looks and meshes are made anew. */
  restyle() {
    const {map, borders} = this.style;
    const line = ({color, width}) => ({color: opaque(color), width});
    this.styles = lineStyles(this.style);
    this.cache = new Map();
    this.looks = [
      ...borders.order.map((status) => this.styles[status]), line(map.river), line({...map.river, width: map.river.minor}), line(map.railway),
      line({color: map.lake.edge, width: map.lake.width}), line(map.coast), line(map.shoal_far),
    ];
    this.look = Object.fromEntries([...borders.order, 'river', 'minor', 'railway', 'lake', 'coast', 'shoal'].map((name, i) => [name, i]));
    this.shoal = {half: map.shoal_near.width / 2, color: map.shoal_near.color};
  }

  /** Forgets the layer that was: a new Deck takes none that another had. */
  renew() {
    this.cache.delete('layers');
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
   * The layers for a state; the same array as long as the same ground is drawn, whatever its colours and lines.
   *
   * @param {{zoom: number, bounds: number[], rows: number, pixel: number, show: object,
   *   sides: {id: string, day: number, standing: object, texture: object, bytes: Uint8Array, written: number, anchor: number[]}[]}} state
   *   `sides`: the day of the map, and that of another part of the window if there is one
   */
  layers(state) {
    const {style, scene} = this;
    const name = state.zoom >= style.map.detail_from_zoom ? 'detail' : state.zoom >= FAR_BELOW_ZOOM ? 'overview' : 'far';
    const shapes = this.#near(name, state.bounds);
    Object.assign(scene, {
      style, looks: this.looks, shoal: this.shoal, rows: state.rows, pixel: state.pixel, show: state.show, thicker: state.zoom >= style.map.thicker_from_zoom ? style.map.thicker : 1,
      shoals: this.#shoals(name, shapes), lakeEdges: this.#lakeEdges(name), coast: this.#coast(name, shapes), rivers: state.show.rivers ? this.#rivers(state.zoom, name) : null,
      sides: Object.fromEntries(state.sides.map((side) => [side.id, this.#side(side, name, shapes, state.show)])),
    });
    const data = this.#kept(['cells', shapes.polygons], () => [...shapes.polygons, ...this.#lakes()]);
    return this.#kept(['layers', data], () => [new this.AtlasLayer({
      id: `atlas-${name}`, data, scene, coordinateSystem: this.space, positionFormat: 'XY', pickable: false, getPolygon: (d) => d.polygon,
    })]);
  }

  /** What differs between two days beside each other. */
  #side(side, name, shapes, show) {
    const {id} = side;
    return {
      ...side, names: {borders: named('borders', id), railways: named('railways', id)},
      railways: show.railways ? this.#railways(side, name) : null, borders: show.borders ? this.#borders(side, name, shapes) : null,
    };
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

  /** Two shoals in one mesh, the nearer told from the further by its distance from the line; so wide a stroke shows no small corner. */
  #shoals(name, shapes) {
    return this.#kept(['shoals', shapes.coast], () => strokeMesh(shapes.coast.map((path) => ({path: simplified(path, name === 'detail' ? 0.01 : 2 * FAR), mark: this.look.shoal}))));
  }

  #lakes() {
    return this.#kept(['lakes', 1], () => this.atlas.base.lakes.flatMap((lake) => lake.paths.map((path) => ({cell: WATER, polygon: {positions: [...toCommon(path)], holeIndices: []}}))));
  }

  #lakeEdges(name) {
    return this.#kept(['lake-edges', this.#piece(name)], () => strokeMesh(this.#lines('lakes', this.atlas.base.lakes, name).map(({path}) => ({path, mark: this.look.lake}))));
  }

  #rivers(zoom, name) {
    const most = riverRank(zoom);
    return this.#kept(['rivers', `${most} ${this.#piece(name)}`], () => {
      const rivers = this.atlas.base.rivers.filter((r) => (r.rank ?? 0) <= most);
      return strokeMesh(this.#lines('rivers', rivers, name).map(({path, item}) => ({path, mark: (item.rank ?? 0) > 4 ? this.look.minor : this.look.river})));
    });
  }

  #railways({id, day}, name) {
    const today = Math.floor(day);
    const key = this.atlas.base.railways.map((r) => Number(holds(r, today))).join('');
    return this.#kept([named('railways', id), `${key} ${this.#piece(name)}`], () =>
      strokeMesh(this.#lines('railways', this.atlas.base.railways.filter((r) => holds(r, today)), name).map(({path}) => ({path, mark: this.look.railway}))));
  }

  #coast(name, shapes) {
    return this.#kept(['coast', shapes.coast], () => strokeMesh(shapes.coast.map((path) => ({path, mark: this.look.coast}))));
  }

  /** Every arc that is ever a border, in one mesh; which of them stand, in which order and how, is the day's. */
  #borders({id, standing}, name, shapes) {
    const piece = this.#piece(name);
    const {mesh, lineOf, rows} = this.#kept(['border-mesh', piece], () => {
      const arcs = [...new Set(this.atlas.borders.map((b) => b.arc))].filter((arc) => shapes.inBox(arc));
      const lines = arcs.map((arc, i) => ({path: shapes.arcs[arc], mark: -1 - i, sides: this.atlas.sides[arc]}));
      return {mesh: strokeMesh(lines), lineOf: new Map(arcs.map((arc, i) => [arc, i])), rows: Math.max(1, Math.ceil(arcs.length / COLUMNS))};
    });
    return this.#kept([named('borders', id), `${piece} ${standing.key} ${standing.holders}`], () => {
      const marks = new Uint8Array(rows * COLUMNS * 4);
      const ribboned = new Set(standing.ribbons);
      const order = [];
      for (const b of standing.lines) {
        const line = lineOf.get(b.arc);
        if (line === undefined) continue;
        order.push(line);
        marks[4 * line] = this.look[b.status];
        marks[4 * line + 1] = ribboned.has(b) ? 1 : 0;
      }
      return {corners: mesh.corners, indices: indicesOf(mesh, order), marks};
    });
  }

  /** What was drawn last: polygon vertices and line segments. */
  counts() {
    const {shoals, rivers, lakeEdges, coast, sides = {}} = this.scene;
    const parts = Object.fromEntries(Object.entries({shoals, rivers, lakeEdges, coast, railways: sides.map?.railways, borders: sides.map?.borders}).map(([key, mesh]) => [key, (mesh?.indices.length ?? 0) / 6]));
    const data = this.cache.get('cells')?.value ?? [];
    return {vertices: data.reduce((sum, d) => sum + d.polygon.positions.length / 2, 0), segments: Object.values(parts).reduce((x, y) => x + y, 0), parts};
  }
}

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

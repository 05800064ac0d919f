// The layers of deck.gl, bottom to top: shoals, cells, lakes, rivers, railways, ribbons, coast, borders.

import {holds} from '../decode.js';
import {lineStyles} from './lines.js';
import {toCommon} from './mercator.js';
import {COLUMNS, bytes} from './palette.js';
import {makeCellFill} from './shaders.js';
import {cropped, shapesOf, thinned} from './shapes.js';
import {makeStrokeLayer, strokeMesh} from './strokes.js';

const FLAT = {depthCompare: 'always', depthWriteEnabled: false};
const opaque = (hex) => [...bytes(hex), 255];

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
  }

  /** The geometry of a level, made when first asked for. */
  level(name) {
    this.levels[name] ??= shapesOf(this.atlas, name);
    return this.levels[name];
  }

  /** The fine level near the view: cut anew only when the view leaves what was cut. */
  #near([left, lower, right, upper]) {
    const old = this.cut;
    const wide = old && (old.box[2] - old.box[0]) / (right - left);
    if (!old || left < old.box[0] || lower < old.box[1] || right > old.box[2] || upper > old.box[3] || wide > 5) {
      const [dx, dy] = [(right - left) * 0.6, (upper - lower) * 0.6];
      const box = [left - dx, lower - dy, right + dx, upper + dy];
      this.cut = {box, shapes: cropped(this.level('detail'), box), number: (old?.number ?? 0) + 1};
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
   * @param {{zoom: number, bounds: number[], day: number, standing: object, texture: object, rows: number, pixel: number, anchor: number[], version: number, show: object}} state
   *   `version` rises whenever the palette's bytes change
   */
  layers(state) {
    const {style} = this;
    const name = state.zoom >= style.map.detail_from_zoom ? 'detail' : 'overview';
    const shapes = name === 'detail' ? this.#near(state.bounds) : this.level(name);
    this.paletteProps = {rows: state.rows, pixel: state.pixel, anchor: state.anchor, paletteTexture: state.texture};
    const thicker = state.zoom >= style.map.thicker_from_zoom ? style.map.thicker : 1;
    const out = [this.#shoals(name, shapes), this.#cells(name, shapes, state.version)];
    out.push(this.#lakes());
    if (state.show.rivers) out.push(this.#rivers(state.zoom, name === 'overview'));
    out.push(this.#lakeEdges(name === 'overview'));
    if (state.show.railways) out.push(this.#railways(state, name === 'overview'));
    if (state.show.borders) out.push(this.#ribbons(name, shapes, state));
    out.push(this.#coast(name, shapes));
    if (state.show.borders) out.push(this.#borders(name, shapes, state, thicker));
    this.last = out;
    return out;
  }

  #piece(name) {
    return name === 'detail' ? `detail ${this.cut.number}` : name;
  }

  /** Lines of the far view lose points that would lie within a pixel or two of each other. */
  #thin(paths, far) {
    return (far ? thinned(paths, 0.13) : paths).map(toCommon);
  }

  #strokes(id, mesh, props = {}) {
    return new this.StrokeLayer({id, mesh, coordinateSystem: this.space, pickable: false, parameters: FLAT, palette: this.paletteProps, ...props});
  }

  #shoals(name, shapes) {
    const {shoal_far: far, shoal_near: near} = this.style.map;
    const least = name === 'overview' ? 0.22 : 0.04;
    const mesh = this.#kept([`shoal-${name}`, shapes.coast], () => strokeMesh(thinned(shapes.coast, least).map((path) => ({path, width: far.width, color: opaque(far.color)}))));
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

  #lakeEdges(far) {
    const {width, edge} = this.style.map.lake;
    const mesh = this.#kept(['lake-edges', far], () => {
      const paths = this.#thin(this.atlas.base.lakes.flatMap((lake) => lake.paths), far);
      return strokeMesh(paths.map((path) => ({path, width, color: opaque(edge)})));
    });
    return this.#strokes('lake-edges', mesh);
  }

  #rivers(zoom, far) {
    const most = riverRank(zoom);
    const {color, width, minor} = this.style.map.river;
    const mesh = this.#kept(['rivers', `${most} ${far}`], () => {
      const rivers = this.atlas.base.rivers.filter((r) => (r.rank ?? 0) <= most);
      return strokeMesh(rivers.flatMap((r) => this.#thin(r.paths, far).map((path) => ({path, width: (r.rank ?? 0) > 4 ? minor : width, color: opaque(color)}))));
    });
    return this.#strokes('rivers', mesh);
  }

  #railways({day}, far) {
    const {color, width} = this.style.map.railway;
    const open = this.atlas.base.railways.filter((r) => holds(r, Math.floor(day)));
    const key = open.map((r) => this.atlas.base.railways.indexOf(r)).join();
    const mesh = this.#kept(['railways', `${key} ${far}`], () => strokeMesh(open.flatMap((r) => this.#thin(r.paths, far).map((path) => ({path, width, color: opaque(color)})))));
    return this.#strokes('railways', mesh);
  }

  #ribbons(name, shapes, {standing, version}) {
    const width = 2 * this.style.map.ribbon.width;
    const mesh = this.#kept(['ribbons', `${this.#piece(name)} ${standing.key} ${standing.holders}`], () =>
      strokeMesh(near(standing.ribbons, shapes).map((b) => ({path: shapes.arcs[b.arc], width, sides: b.sides})), {roundEnds: false}),
    );
    return this.#strokes('ribbons', mesh, {sided: true, version});
  }

  #coast(name, shapes) {
    const {color, width} = this.style.map.coast;
    const mesh = this.#kept([`coast-${name}`, shapes.coast], () => strokeMesh(shapes.coast.map((path) => ({path, width, color: opaque(color)}))));
    return this.#strokes(`coast-${name}`, mesh);
  }

  #borders(name, shapes, {standing}, thicker) {
    const mesh = this.#kept(['borders', `${this.#piece(name)} ${standing.key}`], () =>
      strokeMesh(near(standing.lines, shapes).map((b) => ({path: shapes.arcs[b.arc], ...this.styles[b.status]}))),
    );
    return this.#strokes('borders', mesh, {widthScale: thicker});
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
const near = (lines, shapes) => (shapes.inBox ? lines.filter((b) => shapes.inBox(b.arc)) : lines);

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

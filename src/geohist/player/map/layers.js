// The layers of deck.gl, bottom to top: shoals, cells, lakes, rivers, railways, ribbons, coast, borders.

import {holds} from '../decode.js';
import {lineStyles} from './lines.js';
import {COLUMNS, bytes} from './palette.js';
import {makeExtensions} from './shaders.js';
import {cropped, segmentsIn, shapesOf, thinned} from './shapes.js';

const FLAT = {depthCompare: 'always', depthWriteEnabled: false};
const opaque = (hex) => [...bytes(hex), 255];

/** Makes the list of layers for a state of the map; keeps geometry and data between calls so that deck.gl sees what did not change. */
export class LayerFactory {
  constructor(deck, atlas, style) {
    this.deck = deck;
    this.atlas = atlas;
    this.style = style;
    this.styles = lineStyles(style);
    const {CellFill, Line, Ribbon, Shoal} = makeExtensions(deck, style.areas);
    this.extensions = {cell: [new CellFill()], line: [new Line()], ribbon: [new Ribbon()], shoal: [new Shoal()]};
    this.levels = {};
    this.cache = new Map();
  }

  /** The geometry of a level, made when first asked for. */
  level(name) {
    this.levels[name] ??= shapesOf(this.atlas, name);
    return this.levels[name];
  }

  /** The fine level near the view: cut anew only when the view leaves what was cut. */
  #near([west, south, east, north]) {
    const old = this.cut;
    const wide = old && (old.box[2] - old.box[0]) / (east - west);
    if (!old || west < old.box[0] || south < old.box[1] || east > old.box[2] || north > old.box[3] || wide > 5) {
      const [dx, dy] = [(east - west) * 0.6, (north - south) * 0.6];
      const box = [west - dx, south - dy, east + dx, north + dy];
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
    const palette = {rows: state.rows, pixel: state.pixel, anchor: state.anchor, paletteTexture: state.texture};
    const thicker = state.zoom >= style.map.thicker_from_zoom ? style.map.thicker : 1;
    const out = [this.#shoals(name, shapes), this.#cells(name, shapes, palette, state.version)];
    out.push(this.#lakes());
    if (state.show.rivers) out.push(this.#rivers(state.zoom, name === 'overview'));
    out.push(this.#lakeEdges(name === 'overview'));
    if (state.show.railways) out.push(this.#railways(state));
    if (state.show.borders) out.push(this.#ribbons(name, shapes, palette, state));
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
    return far ? thinned(paths, 0.07) : paths;
  }

  #path(id, props) {
    return new this.deck.PathLayer({
      id, widthUnits: 'pixels', positionFormat: 'XY', jointRounded: true, capRounded: true, pickable: false, parameters: FLAT,
      extensions: this.extensions.line, getPath: (d) => d, getDash: [0, 0, 0], ...props,
    });
  }

  #shoals(name, shapes) {
    const {shoal_far: far, shoal_near: near} = this.style.map;
    const data = this.#kept([`shoal-${name}`, shapes.coast], () => thinned(shapes.coast, name === 'overview' ? 0.16 : 0.03));
    return this.#path(`shoal-${name}`, {
      data, getWidth: far.width, getColor: opaque(far.color), extensions: this.extensions.shoal,
      shoal: {near: bytes(near.color).map((v) => v / 255), share: near.width / far.width},
    });
  }

  #cells(name, shapes, palette, version) {
    return new this.deck.SolidPolygonLayer({
      id: `cells-${name}`, data: shapes.polygons, positionFormat: 'XY', extruded: false, filled: true, pickable: false, parameters: FLAT,
      extensions: this.extensions.cell, getPolygon: (d) => d.polygon, getFillColor: [0, 0, 0, 255], getCell: (d) => d.cell, palette, version,
    });
  }

  #lakes() {
    const data = this.#kept(['lakes', 1], () => this.atlas.base.lakes.flatMap((lake) => lake.paths.map((path) => [...path])));
    return new this.deck.SolidPolygonLayer({
      id: 'lakes', data, positionFormat: 'XY', extruded: false, pickable: false, parameters: FLAT, getPolygon: (d) => ({positions: d, holeIndices: []}), getFillColor: opaque(this.style.map.lake.color),
    });
  }

  #lakeEdges(far) {
    const data = this.#kept(['lake-edges', far], () => this.#thin(this.atlas.base.lakes.flatMap((lake) => lake.paths), far));
    return this.#path('lake-edges', {data, getWidth: this.style.map.lake.width, getColor: opaque(this.style.map.lake.edge)});
  }

  #rivers(zoom, far) {
    const most = riverRank(zoom);
    const data = this.#kept(['rivers', `${most} ${far}`], () =>
      this.atlas.base.rivers.filter((r) => (r.rank ?? 0) <= most).flatMap((r) => this.#thin(r.paths, far).map((path) => ({path, minor: (r.rank ?? 0) > 4}))),
    );
    const {color, width, minor} = this.style.map.river;
    return this.#path('rivers', {data, getPath: (d) => d.path, getWidth: (d) => (d.minor ? minor : width), getColor: opaque(color)});
  }

  #railways({day}) {
    const open = this.atlas.base.railways.filter((r) => holds(r, Math.floor(day)));
    const data = this.#kept(['railways', open.map((r) => this.atlas.base.railways.indexOf(r)).join()], () => open.flatMap((r) => r.paths));
    return this.#path('railways', {data, getWidth: this.style.map.railway.width, getColor: opaque(this.style.map.railway.color)});
  }

  #ribbons(name, shapes, palette, {standing, version}) {
    const data = this.#kept(['ribbons', `${this.#piece(name)} ${standing.key} ${standing.holders}`], () => standing.ribbons.filter((b) => !shapes.inBox || shapes.inBox(b.arc)).map((b) => ({path: shapes.arcs[b.arc], sides: b.sides})));
    return this.#path('ribbons', {
      data, getPath: (d) => d.path, getSides: (d) => d.sides, getWidth: 2 * this.style.map.ribbon.width, getColor: [0, 0, 0, 255], capRounded: false,
      extensions: this.extensions.ribbon, palette, version,
    });
  }

  #coast(name, shapes) {
    return this.#path(`coast-${name}`, {data: shapes.coast, getWidth: this.style.map.coast.width, getColor: opaque(this.style.map.coast.color)});
  }

  #borders(name, shapes, {standing}, thicker) {
    const data = this.#kept(['borders', `${this.#piece(name)} ${standing.key}`], () => standing.lines.filter((b) => !shapes.inBox || shapes.inBox(b.arc)).map((b) => ({path: shapes.arcs[b.arc], look: this.styles[b.status]})));
    return this.#path('borders', {
      data, getPath: (d) => d.path, getWidth: (d) => d.look.width, getColor: (d) => d.look.color, getDash: (d) => d.look.dash, widthScale: thicker,
    });
  }

  /** What was drawn last: polygon vertices and line segments. */
  counts() {
    const parts = {};
    let vertices = 0;
    for (const layer of this.last ?? []) {
      const {data, id} = layer.props;
      if (id.startsWith('cells') || id === 'lakes') vertices += data.reduce((sum, d) => sum + (d.polygon?.positions ?? d).length / 2, 0);
      else parts[id] = segmentsIn(data.map((d) => d.path ?? d));
    }
    return {vertices, segments: Object.values(parts).reduce((x, y) => x + y, 0), parts};
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

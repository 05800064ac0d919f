// Draws meshes of cells and strokes on one WebGL context: five programs, a vertex array a part, and as few calls as a frame can do with.

import {COLUMNS as ROW, bytes} from './palette.js';
import {BORDER_FS, BORDER_VS, CELL_FS, CELL_VS, DOT_FS, DOT_VS, GROUND_FS, GROUND_VS, LOOKS, STRIPE_FS, STRIPE_VS} from './shaders.js';
import {STRIDE, indicesOf} from './strokes.js';

const ATTRIBUTES = {corner: [3, 0], ends: [4, 0], reach: [4, 4], mark: [1, 8]};
const CORNER = ['corner'];
const SEGMENT = ['ends', 'reach', 'mark'];
const NONE = [-1, 0, 0, 0];
const unitOf = (hex) => bytes(hex).map((v) => v / 255);

/** Keeps what the context keeps: programs, vertex arrays by part, the textures of the border lines by side. */
export class Painter {
  constructor(gl) {
    this.gl = gl;
    this.programs = {
      cells: programOf(gl, CELL_VS, CELL_FS, CORNER), stripes: programOf(gl, STRIPE_VS, STRIPE_FS, CORNER),
      dots: programOf(gl, DOT_VS, DOT_FS, CORNER),
      ground: programOf(gl, GROUND_VS, GROUND_FS, SEGMENT), borders: programOf(gl, BORDER_VS, BORDER_FS, SEGMENT),
    };
    this.parts = new Map();
    this.arcs = new Map();
    this.patterned = new Map();
  }

  /** Sets what all parts of a view share; `scene` is that of the layers, `side` the day that is drawn. */
  begin(viewport, scene, side) {
    const {gl} = this;
    const {width, height, scale, center} = viewport;
    gl.disable(gl.DEPTH_TEST);
    gl.disable(gl.CULL_FACE);
    gl.enable(gl.BLEND);
    gl.blendEquation(gl.FUNC_ADD);
    gl.blendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#arcsOf(side));
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, side.texture.handle);
    this.now = {x: center[0], y: center[1], scale, width, height, rows: scene.rows, thicker: scene.thicker, looks: scene.looks};
    this.scene = scene;
    this.used = null;
  }

  /** Turns to a program; gives it what all parts share where that has changed since it last had it. */
  #use(kind) {
    const {gl, now} = this;
    const one = this.programs[kind];
    const {program, at, had} = one;
    if (this.used !== one) gl.useProgram(program);
    this.used = one;
    if (had && Object.keys(now).every((key) => had[key] === now[key])) return at;
    gl.uniform2f(at.middle, now.x, now.y);
    gl.uniform2f(at.to_clip, (2 * now.scale) / now.width, (2 * now.scale) / now.height);
    // A program without a uniform has null for its place, and setting that is nothing.
    gl.uniform1i(at.palette_rows ?? null, now.rows);
    gl.uniform1f(at.unit ?? null, 1 / now.scale);
    gl.uniform1f(at.thicker ?? null, now.thicker);
    if (had?.looks !== now.looks) this.#setLooks(at, this.scene);
    one.had = now;
    return at;
  }

  #setLooks(at, {looks, style}) {
    const {gl} = this;
    const table = (pick) => Float32Array.from({length: 4 * LOOKS}, (_, i) => (looks[i >> 2] ? pick(looks[i >> 2])[i & 3] ?? 0 : 0));
    gl.uniform4fv(at.looks ?? null, table((look) => [look.width, ...(look.dash ?? [])]));
    gl.uniform4fv(at.tints ?? null, table((look) => look.color.map((v) => v / 255)));
    gl.uniform1f(at.ribbon ?? null, style.map.ribbon.width);
    gl.uniform1i(at.arcs ?? null, 1);
    const {occupied, protection, doubtful} = style.areas;
    gl.uniform4f(at.stripes ?? null, occupied.every, occupied.width, protection.every, protection.width);
    gl.uniform3f(at.doubt ?? null, doubtful.every, doubtful.radius, doubtful.opacity);
    gl.uniform3f(at.water ?? null, ...unitOf(style.map.lake.color));
  }

  /** The looks of the border lines on the side's day, as a texture. */
  #arcsOf({id, borders}) {
    const {gl} = this;
    const old = this.arcs.get(id);
    if (old?.marks === borders?.marks && old) return old.texture;
    const rows = Math.max(1, (borders?.marks.length ?? 0) / (4 * ROW));
    const kept = old?.rows === rows ? old : {texture: gl.createTexture(), rows};
    if (old && kept !== old) gl.deleteTexture(old.texture);
    this.arcs.set(id, kept);
    kept.marks = borders?.marks;
    gl.bindTexture(gl.TEXTURE_2D, kept.texture);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    if (kept !== old) {
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, ROW, rows);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
    }
    if (kept.marks) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, ROW, rows, gl.RGBA, gl.UNSIGNED_BYTE, kept.marks);
    return kept.texture;
  }

  /** Draws cells and lakes in the colours of a side: all of them plain, then those with stripes over that, and those with dots. */
  cells(mesh, scene, side) {
    const {gl} = this;
    gl.disable(gl.BLEND);
    this.#use('cells');
    this.#draw('cells', mesh, CORNER, 3);
    this.#pattern('stripes', 1, mesh, scene, side);
    gl.enable(gl.BLEND);
    this.#pattern('dots', 4, mesh, scene, side);
  }

  /** Draws a pattern over the cells that have it; `block` is that of the palette whose opacity says so. */
  #pattern(kind, block, mesh, scene, side) {
    const {gl} = this;
    const id = `${kind}-${side.id}`;
    const indices = this.#bearing(id, block, mesh, scene.rows, side);
    if (!indices.length) return;
    const at = this.#use(kind);
    gl.uniform1f(at.pixel, scene.pixel);
    gl.uniform2f(at.anchor, side.anchor[0], side.anchor[1]);
    this.#draw(id, {corners: mesh.corners, indices}, CORNER, 3);
  }

  /** The triangles of the cells whose pattern shows, however faintly; looked for when a cell was written, kept while they are the same. */
  #bearing(id, block, mesh, rows, {bytes: palette, written}) {
    const old = this.patterned.get(id);
    if (old?.mesh === mesh && old.palette === palette && old.written === written) return old.indices;
    const first = block * rows * ROW;
    const list = mesh.cells.flatMap((cell, n) => (cell >= 0 && palette[4 * (first + cell) + 3] > 0 ? [n] : []));
    const same = old?.mesh === mesh && old.list.length === list.length && old.list.every((n, i) => n === list[i]);
    const indices = same ? old.indices : indicesOf(mesh, list);
    this.patterned.set(id, {mesh, palette, written, list, indices});
    return indices;
  }

  /** Draws strokes of the ground; `inner` is `{half, color}` of a nearer band within the lines. */
  ground(id, mesh, inner = null) {
    const {gl} = this;
    const at = this.#use('ground');
    gl.uniform4fv(at.inner, inner ? [inner.half, ...unitOf(inner.color)] : NONE);
    this.#draw(id, mesh, SEGMENT, STRIDE);
  }

  /** Draws the borders that stand on a side's day. */
  borders({names, borders}) {
    this.#use('borders');
    this.#draw(names.borders, borders, SEGMENT, STRIDE);
  }

  /** A part's vertices go to the card when they are new, its indices when those are. */
  #draw(id, {corners, indices}, names, stride) {
    if (!indices.length) return;
    const {gl} = this;
    let part = this.parts.get(id);
    if (!part) {
      part = {vao: gl.createVertexArray(), vertices: gl.createBuffer(), elements: gl.createBuffer()};
      this.parts.set(id, part);
      gl.bindVertexArray(part.vao);
      gl.bindBuffer(gl.ARRAY_BUFFER, part.vertices);
      gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, part.elements);
      names.forEach((name, place) => {
        const [size, offset] = ATTRIBUTES[name];
        gl.enableVertexAttribArray(place);
        gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride * 4, offset * 4);
      });
    } else gl.bindVertexArray(part.vao);
    if (part.corners !== corners) {
      gl.bindBuffer(gl.ARRAY_BUFFER, part.vertices);
      gl.bufferData(gl.ARRAY_BUFFER, corners, gl.STATIC_DRAW);
    }
    if (part.indices !== indices) gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, indices, gl.DYNAMIC_DRAW);
    Object.assign(part, {corners, indices});
    gl.drawElements(gl.TRIANGLES, indices.length, gl.UNSIGNED_INT, 0);
  }

  /** Leaves the context as deck.gl expects it. */
  end() {
    const {gl} = this;
    gl.bindVertexArray(null);
    gl.bindBuffer(gl.ARRAY_BUFFER, null);
  }
}

function programOf(gl, vs, fs, names) {
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, vs], [gl.FRAGMENT_SHADER, fs]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  names.forEach((name, i) => gl.bindAttribLocation(program, i, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(`A program of the map does not link: ${gl.getProgramInfoLog(program)}`);
  const at = {};
  for (let i = gl.getProgramParameter(program, gl.ACTIVE_UNIFORMS) - 1; i >= 0; i--) {
    const name = gl.getActiveUniform(program, i).name.replace('[0]', '');
    at[name] = gl.getUniformLocation(program, name);
  }
  return {program, at};
}

// Lines as one plain mesh: four corners a segment, ends and joints rounded and edges smoothed in the fragment shader (shaders.js).
// deck.gl's PathLayer draws an instance a segment, which costs some 25 µs each on a machine without a GPU; this mesh a tenth of that.

/** Numbers of a corner: two ends, reach, mark. */
export const STRIDE = 9;
const NO_SIDES = [-1, -1];
const CORNERS = [0, 1, 2, 1, 3, 2];

/**
 * The mesh of a list of lines.
 *
 * @param {{path: ArrayLike<number>, mark: number, sides?: number[]}[]} lines paths in deck.gl's common space; `mark` is the number of a look, or -1 - n for the nth border line;
 *   sides: the cells left and right, whose ribbons may run along the line
 * @returns {{count: number, corners: Float32Array, indices: Uint32Array, starts: Uint32Array}} `starts[n]` is where the indices of the nth line begin, with one more at the end
 */
export function strokeMesh(lines) {
  const starts = new Uint32Array(lines.length + 1);
  lines.forEach(({path}, i) => (starts[i + 1] = starts[i] + 6 * Math.max(0, path.length / 2 - 1)));
  const count = starts[lines.length] / 6;
  const corners = new Float32Array(count * 4 * STRIDE);
  const indices = new Uint32Array(count * 6);
  let n = 0;
  for (const {path, mark, sides = NO_SIDES} of lines) {
    const last = path.length / 2 - 2;
    const closed = path[0] === path[path.length - 2] && path[1] === path[path.length - 1];
    let before = 0;
    for (let i = 0; i <= last; i++, n++) {
      const ax = path[2 * i];
      const ay = path[2 * i + 1];
      const bx = path[2 * i + 2];
      const by = path[2 * i + 3];
      const at = n * 4 * STRIDE;
      corners[at] = ax;
      corners[at + 1] = ay;
      corners[at + 2] = bx;
      corners[at + 3] = by;
      corners[at + 4] = before;
      corners[at + 5] = (i === 0 && !closed ? 1 : 0) + 2 + (i === last && !closed ? 4 : 0);
      corners[at + 6] = sides[0];
      corners[at + 7] = sides[1];
      corners[at + 8] = mark;
      for (let corner = 1; corner < 4; corner++) corners.copyWithin(at + corner * STRIDE, at, at + STRIDE);
      for (let k = 0; k < 6; k++) indices[n * 6 + k] = 4 * n + CORNERS[k];
      before += Math.hypot(bx - ax, by - ay);
    }
  }
  return {count, corners, indices, starts};
}

/**
 * Some of a mesh's pieces, in their order, as indices.
 *
 * @param {{indices: Uint32Array, starts: ArrayLike<number>}} mesh `starts[n]` is where the indices of the nth piece begin
 * @param {number[]} pieces numbers of lines or polygons
 */
export function indicesOf({indices, starts}, pieces) {
  let size = 0;
  for (const n of pieces) size += starts[n + 1] - starts[n];
  const out = new Uint32Array(size);
  let at = 0;
  for (const n of pieces) {
    out.set(indices.subarray(starts[n], starts[n + 1]), at);
    at += starts[n + 1] - starts[n];
  }
  return out;
}

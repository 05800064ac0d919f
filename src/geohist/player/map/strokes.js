// Lines as one plain mesh: four corners a segment, ends and joints rounded and edges smoothed in the fragment shader.
// deck.gl's PathLayer draws an instance a segment, which costs some 25 µs each on a machine without a GPU; this mesh a tenth of that.

import {LOOK_UP, PALETTE_MODULE} from './shaders.js';

const BLOCK = `layout(std140) uniform strokeUniforms {
  float widthScale;
  float sided;
  float innerHalf;
  float innerRed;
  float innerGreen;
  float innerBlue;
} stroke;
`;

const STROKE_MODULE = {
  name: 'stroke', vs: BLOCK, fs: BLOCK,
  uniformTypes: {widthScale: 'f32', sided: 'f32', innerHalf: 'f32', innerRed: 'f32', innerGreen: 'f32', innerBlue: 'f32'},
};

// `ends`: a segment's two points in common space. `look`: width, dash on, dash off, round. `reach`: length of the path before the segment, caps (1 start, 2 end).
const VS = `#version 300 es
#define SHADER_NAME stroke-vertex
in vec4 ends;
in vec4 look;
in vec4 tint;
in vec4 reach;
out vec2 at;
flat out float span;
flat out float half_width;
flat out float from;
flat out float caps;
flat out vec4 dash;
flat out vec4 left_tint;
flat out vec4 right_tint;
${LOOK_UP}
void main(void) {
  float unit = project_pixel_size(1.0);
  vec2 way = ends.zw - ends.xy;
  float size = length(way);
  vec2 along = size > 0.0 ? way / size : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  int corner = gl_VertexID % 4;
  bool far = corner > 1;
  float side = corner % 2 == 0 ? -1.0 : 1.0;
  half_width = look.x * stroke.widthScale * 0.5;
  span = size / unit;
  float pad = half_width + 0.75;
  at = vec2(far ? span + pad : -pad, side * pad);
  from = reach.x / unit;
  caps = reach.y;
  dash = look;
  left_tint = tint;
  right_tint = tint;
  if (stroke.sided > 0.5) {
    left_tint = palette_at(reach.z, 2);
    right_tint = palette_at(reach.w, 2);
  }
  vec2 position = (far ? ends.zw : ends.xy) + (along * (far ? pad : -pad) + across * side * pad) * unit;
  gl_Position = project_common_position_to_clipspace(project_position(vec4(position, 0.0, 1.0)));
}
`;

const FS = `#version 300 es
#define SHADER_NAME stroke-fragment
precision highp float;
in vec2 at;
flat in float span;
flat in float half_width;
flat in float from;
flat in float caps;
flat in vec4 dash;
flat in vec4 left_tint;
flat in vec4 right_tint;
out vec4 fragColor;
void main(void) {
  float beyond = max(-at.x, at.x - span);
  bool start_cap = caps == 1.0 || caps == 3.0;
  bool end_cap = caps > 1.5;
  if ((at.x < 0.0 && !start_cap) || (at.x > span && !end_cap)) discard;
  float away = beyond > 0.0 ? length(vec2(beyond, at.y)) : abs(at.y);
  float alpha = clamp(half_width - away + 0.5, 0.0, 1.0) * min(1.0, half_width * 2.0);
  float period = dash.y + dash.z;
  if (period > 0.0) {
    float place = mod(clamp(at.x, 0.0, span) + from, period);
    float gap = min(abs(place - dash.y * 0.5) - dash.y * 0.5, period - place);
    alpha = dash.w > 0.5 ? clamp(half_width - length(vec2(max(gap, 0.0), away)) + 0.5, 0.0, 1.0) : alpha * clamp(0.5 - gap, 0.0, 1.0);
  }
  if (alpha <= 0.0) discard;
  fragColor = at.y > 0.0 ? left_tint : right_tint;
  if (away < stroke.innerHalf) fragColor.rgb = vec3(stroke.innerRed, stroke.innerGreen, stroke.innerBlue);
  fragColor.a *= alpha;
}
`;

const CORNERS = [0, 1, 2, 1, 3, 2];

function put(array, at, a, b, c, d) {
  array[at] = a;
  array[at + 1] = b;
  array[at + 2] = c;
  array[at + 3] = d;
}

/**
 * The mesh of a list of lines.
 *
 * @param {{path: ArrayLike<number>, width: number, color?: number[], dash?: number[], sides?: number[]}[]} lines paths in deck.gl's common space; width in pixels; colour bytes;
 *   dash `[on, off, round]` in pixels; sides: the cells left and right, for ribbons
 * @param {{roundEnds?: boolean}} [how]
 */
export function strokeMesh(lines, {roundEnds = true} = {}) {
  const count = lines.reduce((sum, {path}) => sum + Math.max(0, path.length / 2 - 1), 0);
  const mesh = {
    count, ends: new Float32Array(count * 16), look: new Float32Array(count * 16), tint: new Float32Array(count * 16), reach: new Float32Array(count * 16),
    indices: new Uint32Array(count * 6),
  };
  let n = 0;
  for (const {path, width, color = [0, 0, 0, 255], dash = [0, 0, 0], sides = [0, 0]} of lines) {
    const last = path.length / 2 - 2;
    const closed = path[0] === path[path.length - 2] && path[1] === path[path.length - 1];
    let before = 0;
    for (let i = 0; i <= last; i++, n++) {
      const ax = path[2 * i];
      const ay = path[2 * i + 1];
      const bx = path[2 * i + 2];
      const by = path[2 * i + 3];
      const caps = (i === 0 && roundEnds && !closed ? 1 : 0) + (i < last || closed || roundEnds ? 2 : 0);
      for (let at = n * 16; at < n * 16 + 16; at += 4) {
        put(mesh.ends, at, ax, ay, bx, by);
        put(mesh.look, at, width, dash[0], dash[1], dash[2]);
        put(mesh.tint, at, color[0] / 255, color[1] / 255, color[2] / 255, color[3] / 255);
        put(mesh.reach, at, before, caps, sides[0], sides[1]);
      }
      for (let k = 0; k < 6; k++) mesh.indices[n * 6 + k] = 4 * n + CORNERS[k];
      before += Math.hypot(bx - ax, by - ay);
    }
  }
  return mesh;
}

/** Makes the layer class for one copy of deck.gl. Props: `mesh`, `widthScale`, `palette`, `sided`, `inner` (`{half, color}`). */
export function makeStrokeLayer(deck, luma) {
  return class StrokeLayer extends deck.Layer {
    static layerName = 'StrokeLayer';

    static defaultProps = {
      mesh: {type: 'object', value: null, compare: 0}, widthScale: 1, sided: false, inner: {type: 'object', value: null, compare: 0}, palette: {type: 'object', value: null, compare: 0}, version: 0,
    };

    getShaders() {
      return super.getShaders({vs: VS, fs: FS, modules: [deck.project32, PALETTE_MODULE, STROKE_MODULE]});
    }

    initializeState() {
      this.setState({model: null});
    }

    updateState({props, oldProps}) {
      if (props.mesh === oldProps.mesh && this.state.model) return;
      this.state.model?.destroy();
      this.setState({model: props.mesh?.count ? this.#model(props) : null});
    }

    #model({id, mesh, parameters}) {
      const {ends, look, tint, reach, indices} = mesh;
      const attribute = (value) => ({size: 4, value});
      return new luma.Model(this.context.device, {
        ...this.getShaders(), id, parameters,
        geometry: new luma.Geometry({
          topology: 'triangle-list', indices,
          attributes: {ends: attribute(ends), look: attribute(look), tint: attribute(tint), reach: attribute(reach)},
        }),
      });
    }

    draw() {
      const {model} = this.state;
      if (!model) return;
      const {widthScale, sided, inner, palette} = this.props;
      const [innerRed, innerGreen, innerBlue] = (inner?.color ?? [0, 0, 0]).map((v) => v / 255);
      model.shaderInputs.setProps({palette, stroke: {widthScale, sided: Number(sided), innerHalf: inner?.half ?? -1, innerRed, innerGreen, innerBlue}});
      model.draw(this.context.renderPass);
    }
  };
}

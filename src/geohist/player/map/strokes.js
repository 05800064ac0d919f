// Lines as one plain mesh: four corners a segment, ends and joints rounded and edges smoothed in the fragment shader.
// deck.gl's PathLayer draws an instance a segment, which costs some 25 µs each on a machine without a GPU; this mesh a tenth of that.

import {LOOK_UP, PALETTE_MODULE, paletteIn} from './shaders.js';

const BLOCK = `layout(std140) uniform strokeUniforms {
  float widthScale;
  float ribbonHalf;
  float innerHalf;
  float innerRed;
  float innerGreen;
  float innerBlue;
} stroke;
`;

const STROKE_MODULE = {
  name: 'stroke', vs: BLOCK, fs: BLOCK,
  uniformTypes: {widthScale: 'f32', ribbonHalf: 'f32', innerHalf: 'f32', innerRed: 'f32', innerGreen: 'f32', innerBlue: 'f32'},
};

// `ends`: a segment's two points in common space. `look`: width, dash on, dash off, round. `reach`: length of the path before the segment, caps (1 start, 2 end,
// 4 the path ends here), the cells left and right whose ribbons lie along the line, or -1.
const VS = `#version 300 es
#define SHADER_NAME stroke-vertex
in vec4 ends;
in vec4 look;
in vec4 tint;
in vec4 reach;
out vec2 at;
flat out float span;
flat out float half_width;
flat out float half_ribbon;
flat out float from;
flat out float caps;
flat out vec4 dash;
flat out vec4 colour;
flat out vec3 left_tint;
flat out vec3 right_tint;
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
  half_ribbon = reach.z < 0.0 ? 0.0 : stroke.ribbonHalf;
  float pad = max(half_width, half_ribbon) + 0.75;
  at = vec2(far ? span + pad : -pad, side * pad);
  from = reach.x / unit;
  caps = reach.y;
  dash = look;
  colour = tint;
  if (half_ribbon > 0.0) {
    left_tint = palette_at(reach.z, 2).rgb;
    right_tint = palette_at(reach.w, 2).rgb;
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
flat in float half_ribbon;
flat in float from;
flat in float caps;
flat in vec4 dash;
flat in vec4 colour;
flat in vec3 left_tint;
flat in vec3 right_tint;
out vec4 fragColor;
void main(void) {
  float beyond = max(-at.x, at.x - span);
  int ends_at = int(caps);
  bool start_cap = (ends_at & 1) > 0;
  bool end_cap = (ends_at & 2) > 0;
  if ((at.x < 0.0 && !start_cap) || (at.x > span && !end_cap)) discard;
  float away = beyond > 0.0 ? length(vec2(beyond, at.y)) : abs(at.y);
  float alpha = clamp(half_width - away + 0.5, 0.0, 1.0) * min(1.0, half_width * 2.0);
  float period = dash.y + dash.z;
  if (period > 0.0) {
    float place = mod(clamp(at.x, 0.0, span) + from, period);
    float gap = min(abs(place - dash.y * 0.5) - dash.y * 0.5, period - place);
    alpha = dash.w > 0.5 ? clamp(half_width - length(vec2(max(gap, 0.0), away)) + 0.5, 0.0, 1.0) : alpha * clamp(0.5 - gap, 0.0, 1.0);
  }
  fragColor = colour;
  if (away < stroke.innerHalf) fragColor.rgb = vec3(stroke.innerRed, stroke.innerGreen, stroke.innerBlue);
  fragColor.a *= alpha;
  // The ribbons lie under the line, each on its own side, and stop where the line does.
  bool beside = at.x >= 0.0 || !start_cap;
  if (at.x > span && (ends_at & 4) > 0) beside = false;
  float ribbon = beside && half_ribbon > 0.0 ? clamp(half_ribbon - away + 0.5, 0.0, 1.0) * (1.0 - fragColor.a) : 0.0;
  float whole = fragColor.a + ribbon;
  if (whole <= 0.0) discard;
  fragColor = vec4((fragColor.rgb * fragColor.a + (at.y > 0.0 ? left_tint : right_tint) * ribbon) / whole, whole);
}
`;

const NO_SIDES = [-1, -1];
const CORNERS = [0, 1, 2, 1, 3, 2];

/** Writes four numbers for each of a segment's four corners. */
function put(array, at, a, b, c, d) {
  array[at] = array[at + 4] = array[at + 8] = array[at + 12] = a;
  array[at + 1] = array[at + 5] = array[at + 9] = array[at + 13] = b;
  array[at + 2] = array[at + 6] = array[at + 10] = array[at + 14] = c;
  array[at + 3] = array[at + 7] = array[at + 11] = array[at + 15] = d;
}

/**
 * The mesh of a list of lines.
 *
 * @param {{path: ArrayLike<number>, width: number, color?: number[], dash?: number[], sides?: number[]}[]} lines paths in deck.gl's common space; width in pixels; colour bytes;
 *   dash `[on, off, round]` in pixels; sides: the cells left and right, where ribbons run along the line
 */
export function strokeMesh(lines) {
  const count = lines.reduce((sum, {path}) => sum + Math.max(0, path.length / 2 - 1), 0);
  const mesh = {
    count, ends: new Float32Array(count * 16), look: new Float32Array(count * 16), tint: new Float32Array(count * 16), reach: new Float32Array(count * 16),
    indices: new Uint32Array(count * 6),
  };
  let n = 0;
  for (const {path, width, color = [0, 0, 0, 255], dash = [0, 0, 0], sides = NO_SIDES} of lines) {
    const last = path.length / 2 - 2;
    const closed = path[0] === path[path.length - 2] && path[1] === path[path.length - 1];
    let before = 0;
    for (let i = 0; i <= last; i++, n++) {
      const ax = path[2 * i];
      const ay = path[2 * i + 1];
      const bx = path[2 * i + 2];
      const by = path[2 * i + 3];
      const caps = (i === 0 && !closed ? 1 : 0) + 2 + (i === last && !closed ? 4 : 0);
      const at = n * 16;
      put(mesh.ends, at, ax, ay, bx, by);
      put(mesh.look, at, width, dash[0], dash[1], dash[2]);
      put(mesh.tint, at, color[0] / 255, color[1] / 255, color[2] / 255, color[3] / 255);
      put(mesh.reach, at, before, caps, sides[0], sides[1]);
      for (let k = 0; k < 6; k++) mesh.indices[n * 6 + k] = 4 * n + CORNERS[k];
      before += Math.hypot(bx - ax, by - ay);
    }
  }
  return mesh;
}

/** Makes the layer class for one copy of deck.gl. Props: `mesh`, `widthScale`, `palette`, `ribbon` (width of a ribbon in pixels), `inner` (`{half, color}`). */
export function makeStrokeLayer(deck, luma) {
  return class StrokeLayer extends deck.Layer {
    static layerName = 'StrokeLayer';

    static defaultProps = {
      mesh: {type: 'object', value: null, compare: 0}, widthScale: 1, ribbon: 0, inner: {type: 'object', value: null, compare: 0}, palette: {type: 'object', value: null, compare: 0}, version: 0,
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
      const {widthScale, ribbon, inner} = this.props;
      const [innerRed, innerGreen, innerBlue] = (inner?.color ?? [0, 0, 0]).map((v) => v / 255);
      model.shaderInputs.setProps({palette: paletteIn(this), stroke: {widthScale, ribbonHalf: ribbon, innerHalf: inner?.half ?? -1, innerRed, innerGreen, innerBlue}});
      model.draw(this.context.renderPass);
    }
  };
}

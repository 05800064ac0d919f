// What the graphics card runs: cells in the colours of the palette texture, with stripes in screen pixels, and lines as strokes.

// `middle` is the view's centre in common space, `to_clip` its scale; both are the same for cells and strokes.
const VIEW = `uniform vec2 middle;
uniform vec2 to_clip;
vec4 clip_of(vec2 spot) { return vec4((spot - middle) * to_clip, 0.0, 1.0); }
`;

// The palette has five blocks: fill, stripe, ribbon, sign, dots.
const LOOK_UP = `uniform sampler2D palette;
uniform int palette_rows;
vec4 palette_at(float cell, int block) {
  int i = int(cell + 0.5);
  return texelFetch(palette, ivec2(i % 256, i / 256 + block * palette_rows), 0);
}
`;

/** `corner`: a point in common space and the cell it belongs to; -1 is the water of a lake. */
export const CELL_VS = `#version 300 es
in vec3 corner;
${VIEW}${LOOK_UP}
uniform vec3 water;
flat out vec3 fill;
void main(void) {
  gl_Position = clip_of(corner.xy);
  fill = corner.z < -0.5 ? water : palette_at(max(corner.z, 0.0), 0).rgb;
}
`;

export const STRIPE_VS = `#version 300 es
in vec3 corner;
${VIEW}${LOOK_UP}
flat out vec3 fill;
flat out vec4 stripe;
flat out float pattern;
void main(void) {
  gl_Position = clip_of(corner.xy);
  fill = palette_at(corner.z, 0).rgb;
  stripe = palette_at(corner.z, 1);
  pattern = palette_at(corner.z, 3).r * 255.0;
}
`;

/** Plain ground. */
export const CELL_FS = `#version 300 es
precision highp float;
flat in vec3 fill;
out vec4 colour;
void main(void) { colour = vec4(fill, 1.0); }
`;

// Stripes are measured in screen pixels from a point of the map, so they neither swim with the zoom nor stay behind in a drag.
/** Striped ground: drawn over the plain, and only where it is, since without a graphics card every branch is paid for at every pixel. */
export const STRIPE_FS = `#version 300 es
precision highp float;
flat in vec3 fill;
flat in vec4 stripe;
flat in float pattern;
uniform float pixel;
uniform vec2 anchor;
uniform vec4 stripes; // every and width of occupied ground, every and width of protected
out vec4 colour;
void main(void) {
  vec2 spot = gl_FragCoord.xy / pixel - anchor;
  bool protection = pattern > 1.5;
  float every = protection ? stripes.z : stripes.x;
  float wide = protection ? stripes.w : stripes.y;
  float across = (protection ? spot.x + spot.y : spot.x - spot.y) * 0.70710678;
  float from_middle = abs(mod(across, every) - every * 0.5);
  colour = vec4(mix(fill, stripe.rgb, stripe.a * clamp((wide * 0.5 - from_middle) * pixel + 0.5, 0.0, 1.0)), 1.0);
}
`;

export const DOT_VS = `#version 300 es
in vec3 corner;
${VIEW}${LOOK_UP}
flat out vec4 dots;
void main(void) {
  gl_Position = clip_of(corner.xy);
  dots = palette_at(corner.z, 4);
}
`;

/** Dots over land whose holder is doubtful, in rows set off against each other; measured as stripes are, and drawn only over that land. */
export const DOT_FS = `#version 300 es
precision highp float;
flat in vec4 dots;
uniform float pixel;
uniform vec2 anchor;
uniform vec3 doubt; // from dot to dot, radius, opacity
out vec4 colour;
void main(void) {
  vec2 spot = gl_FragCoord.xy / pixel - anchor;
  vec2 step = vec2(doubt.x, doubt.x * 0.5);
  float row = floor(spot.y / step.y);
  vec2 from_dot = vec2(mod(spot.x + mod(row, 2.0) * step.x * 0.5, step.x), spot.y - row * step.y) - step * 0.5;
  colour = vec4(dots.rgb, dots.a * doubt.z * clamp((doubt.y - length(from_dot)) * pixel + 0.5, 0.0, 1.0));
}
`;

/** How many looks a line may have. */
export const LOOKS = 16;

// Strokes are of two kinds: those of the ground, plain, and borders, which may be dashed and have ribbons along them.
// `ends`: a segment's two points in common space. `reach`: length of the path before the segment, caps (1 start, 2 end, 4 the path ends here), the cells left and
// right whose ribbons lie along the line, or -1. `mark`: the number of a look, or -1 - n for the nth border line, whose look of the day the texture `arcs` holds.
// A look: width, dash on, dash off, round.
const STROKE_VS = (border) => `#version 300 es
in vec4 ends;
in vec4 reach;
in float mark;
${VIEW}${border ? `${LOOK_UP}uniform sampler2D arcs;
uniform float thicker;
uniform float ribbon;
` : ''}uniform vec4 looks[${LOOKS}];
uniform vec4 tints[${LOOKS}];
uniform float unit; // of common space, to a pixel
out vec2 at;
flat out float span;
flat out float half_width;
flat out float caps;
flat out vec4 tint;
${border ? `flat out float half_ribbon;
flat out float from;
flat out vec4 dash;
flat out vec3 left_tint;
flat out vec3 right_tint;
` : ''}void main(void) {
  vec2 way = ends.zw - ends.xy;
  float size = length(way);
  vec2 along = size > 0.0 ? way / size : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  int corner = gl_VertexID % 4;
  bool far = corner > 1;
  float side = corner % 2 == 0 ? -1.0 : 1.0;
  span = size / unit;
  caps = reach.y;
${border ? `
  int line = int(-mark - 0.5);
  vec4 today = texelFetch(arcs, ivec2(line % 256, line / 256), 0) * 255.0;
  int look = int(today.r + 0.5);
  bool ribboned = today.g > 0.5;
  dash = looks[look];
  half_width = dash.x * thicker * 0.5;
  half_ribbon = ribboned ? ribbon : 0.0;
  from = reach.x / unit;
  left_tint = ribboned ? palette_at(reach.z, 2).rgb : vec3(0.0);
  right_tint = ribboned ? palette_at(reach.w, 2).rgb : vec3(0.0);
  float pad = max(half_width, half_ribbon) + 0.75;
` : `
  int look = int(mark + 0.5);
  half_width = looks[look].x * 0.5;
  float pad = half_width + 0.75;
`}
  tint = tints[look];
  at = vec2(far ? span + pad : -pad, side * pad);
  gl_Position = clip_of((far ? ends.zw : ends.xy) + (along * (far ? pad : -pad) + across * side * pad) * unit);
}
`;

const STROKE_FS = (border) => `#version 300 es
precision highp float;
in vec2 at;
flat in float span;
flat in float half_width;
flat in float caps;
flat in vec4 tint;
${border ? `flat in float half_ribbon;
flat in float from;
flat in vec4 dash;
flat in vec3 left_tint;
flat in vec3 right_tint;
` : `uniform vec4 inner; // half the width of a nearer band within the line and its colour; below 0 there is none
`}out vec4 colour;
void main(void) {
  float beyond = max(-at.x, at.x - span);
  int ends_at = int(caps);
  bool start_cap = (ends_at & 1) > 0;
  bool end_cap = (ends_at & 2) > 0;
  if ((at.x < 0.0 && !start_cap) || (at.x > span && !end_cap)) discard;
  float away = beyond > 0.0 ? length(vec2(beyond, at.y)) : abs(at.y);
  float alpha = clamp(half_width - away + 0.5, 0.0, 1.0) * min(1.0, half_width * 2.0);
${border ? `
  float period = dash.y + dash.z;
  if (period > 0.0) {
    float place = mod(clamp(at.x, 0.0, span) + from, period);
    float gap = min(abs(place - dash.y * 0.5) - dash.y * 0.5, period - place);
    alpha = dash.w > 0.5 ? clamp(half_width - length(vec2(max(gap, 0.0), away)) + 0.5, 0.0, 1.0) : alpha * clamp(0.5 - gap, 0.0, 1.0);
  }
  colour = vec4(tint.rgb, tint.a * alpha);
  // The ribbons lie under the line, each on its own side, and stop where the line does.
  bool beside = at.x >= 0.0 || !start_cap;
  if (at.x > span && (ends_at & 4) > 0) beside = false;
  float along = beside && half_ribbon > 0.0 ? clamp(half_ribbon - away + 0.5, 0.0, 1.0) * (1.0 - colour.a) : 0.0;
  float whole = colour.a + along;
  if (whole <= 0.0) discard;
  colour = vec4((colour.rgb * colour.a + (at.y > 0.0 ? left_tint : right_tint) * along) / whole, whole);
` : `
  colour = vec4(away < inner.x ? inner.yzw : tint.rgb, tint.a * alpha);
`}}
`;

export const GROUND_VS = STROKE_VS(false);
export const GROUND_FS = STROKE_FS(false);
export const BORDER_VS = STROKE_VS(true);
export const BORDER_FS = STROKE_FS(true);

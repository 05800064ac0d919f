// Three extensions of deck.gl: cells coloured from the palette texture, lines with their own edges and dashes, two-sided ribbons.
// Edges are smoothed in the fragment shader, so the context needs no multisampling (dear on a machine without a GPU).
// In a uniform block each field stands on a line of its own: the bundle parses the block by lines.

const PALETTE_BLOCK = `layout(std140) uniform paletteUniforms {
  float rows;
  float pixel;
  vec2 anchor;
} palette;
uniform sampler2D paletteTexture;
`;

const PALETTE_MODULE = {name: 'palette', vs: PALETTE_BLOCK, fs: PALETTE_BLOCK, uniformTypes: {rows: 'f32', pixel: 'f32', anchor: 'vec2<f32>'}};

const LOOK_UP = `vec4 palette_at(float cell, int block) {
  int i = int(cell + 0.5);
  return texelFetch(paletteTexture, ivec2(i % 256, i / 256 + block * int(palette.rows + 0.5)), 0);
}
`;

// Stripes are measured in screen pixels from a point of the map, so they neither swim with the zoom nor stay behind in a drag.
const STRIPES = (style) => `
  if (cell_stripe.a > 0.0) {
    vec2 at = gl_FragCoord.xy / palette.pixel - palette.anchor;
    bool protection = cell_sign > 1.5;
    float every = protection ? ${style.protection.every.toFixed(1)} : ${style.occupied.every.toFixed(1)};
    float wide = protection ? ${style.protection.width.toFixed(2)} : ${style.occupied.width.toFixed(2)};
    float across = protection ? (at.x + at.y) * 0.70710678 : (at.x - at.y) * 0.70710678;
    float from_middle = abs(mod(across, every) - every * 0.5);
    fragColor.rgb = mix(fragColor.rgb, cell_stripe.rgb, cell_stripe.a * clamp((wide * 0.5 - from_middle) * palette.pixel + 0.5, 0.0, 1.0));
  }
`;

const LINE_VS = {
  'vs:#decl': `in vec3 lineDash;
in float lineFrom;
out vec3 line_dash;
out float line_half;
out float line_from;
`,
  'vs:DECKGL_FILTER_SIZE': `float line_unit = project_pixel_size(1.0);
line_half = size.x / line_unit;
size.xy += vec2(0.75 * line_unit);
`,
  'vs:#main-end': `line_dash = lineDash;
line_from = lineFrom / project_pixel_size(1.0);
`,
};

const LINE_FS_DECL = `in vec3 line_dash;
in float line_half;
in float line_from;
`;

const LINE_FS = `
  float line_outer = line_half + 0.75;
  bool line_beyond = vPathPosition.y < 0.0 || vPathPosition.y > vPathLength;
  float line_across = (line_beyond ? length(vCornerOffset) : abs(vPathPosition.x)) * line_outer;
  float line_alpha = clamp(line_half - line_across + 0.5, 0.0, 1.0) * min(1.0, line_half * 2.0);
  float line_period = line_dash.x + line_dash.y;
  if (line_period > 0.0) {
    float along = mod(clamp(vPathPosition.y, 0.0, vPathLength) * line_outer + line_from, line_period);
    float gap = min(abs(along - line_dash.x * 0.5) - line_dash.x * 0.5, line_period - along);
    line_alpha = line_dash.z > 0.5
      ? clamp(line_half - length(vec2(max(gap, 0.0), line_across)) + 0.5, 0.0, 1.0)
      : line_alpha * clamp(0.5 - gap, 0.0, 1.0);
  }
  if (line_alpha <= 0.0) discard;
  fragColor.a *= line_alpha;
`;

/** Lengths along a path up to each of its points, in deck's common units. */
export function lengthsAlong(path, project) {
  const out = [0];
  let last = project([path[0], path[1]]);
  for (let i = 2; i < path.length; i += 2) {
    const next = project([path[i], path[i + 1]]);
    out.push(out.at(-1) + Math.hypot(next[0] - last[0], next[1] - last[1]));
    last = next;
  }
  return out;
}

/**
 * Makes the extension classes for one copy of deck.gl.
 *
 * @param {object} deck the global of the bundle
 * @param {object} areas the style table's `areas` (stripes of occupied and protected cells)
 */
export function makeExtensions(deck, areas) {
  class CellFill extends deck.LayerExtension {
    static extensionName = 'CellFill';

    static componentName = 'CellFill';

    getShaders() {
      return {
        modules: [PALETTE_MODULE],
        inject: {
          'vs:#decl': `in float cellIndex;\nflat out vec4 cell_fill;\nflat out vec4 cell_stripe;\nflat out float cell_sign;\n${LOOK_UP}`,
          'vs:#main-end': `cell_fill = palette_at(cellIndex, 0);
cell_stripe = palette_at(cellIndex, 1);
cell_sign = palette_at(cellIndex, 3).r * 255.0;
`,
          'fs:#decl': 'flat in vec4 cell_fill;\nflat in vec4 cell_stripe;\nflat in float cell_sign;\n',
          'fs:#main-end': `fragColor = vec4(cell_fill.rgb, 1.0);\n${STRIPES(areas)}`,
        },
      };
    }

    initializeState() {
      this.getAttributeManager()?.add({cellIndex: {size: 1, accessor: 'getCell', stepMode: 'dynamic'}});
    }

    draw() {
      this.setShaderModuleProps({palette: this.props.palette});
    }
  }

  class Line extends deck.LayerExtension {
    static extensionName = 'Line';

    static componentName = 'Line';

    getShaders() {
      return {modules: [], inject: {...LINE_VS, 'fs:#decl': LINE_FS_DECL, 'fs:#main-end': LINE_FS}};
    }

    initializeState() {
      addLineAttributes(this);
    }
  }

  // Left half in the left owner's tint, right half in the right owner's; nothing where an owner has no ribbon.
  class Ribbon extends deck.LayerExtension {
    static extensionName = 'Ribbon';

    static componentName = 'Ribbon';

    getShaders() {
      return {
        modules: [PALETTE_MODULE],
        inject: {
          ...LINE_VS,
          'vs:#decl': `${LINE_VS['vs:#decl']}in vec2 sideCells;\nflat out vec4 side_left;\nflat out vec4 side_right;\n${LOOK_UP}`,
          'vs:#main-end': `${LINE_VS['vs:#main-end']}side_left = palette_at(sideCells.x, 2);\nside_right = palette_at(sideCells.y, 2);\n`,
          'fs:#decl': `${LINE_FS_DECL}flat in vec4 side_left;\nflat in vec4 side_right;\n`,
          'fs:#main-end': `fragColor = vPathPosition.x > 0.0 ? side_left : side_right;\n${LINE_FS}`,
        },
      };
    }

    initializeState() {
      addLineAttributes(this);
      this.getAttributeManager()?.addInstanced({sideCells: {size: 2, accessor: 'getSides'}});
    }

    draw() {
      this.setShaderModuleProps({palette: this.props.palette});
    }
  }

  // Two tones of shallow water in one stroke: half the cost of two.
  class Shoal extends deck.LayerExtension {
    static extensionName = 'Shoal';

    static componentName = 'Shoal';

    getShaders() {
      const block = 'layout(std140) uniform shoalUniforms {\n  vec3 near;\n  float share;\n} shoal;\n';
      return {
        modules: [{name: 'shoal', vs: block, fs: block, uniformTypes: {near: 'vec3<f32>', share: 'f32'}}],
        inject: {'fs:#main-end': 'float shoal_at = vPathPosition.y < 0.0 || vPathPosition.y > vPathLength ? length(vCornerOffset) : abs(vPathPosition.x);\nif (shoal_at < shoal.share) fragColor.rgb = shoal.near;\n'},
      };
    }

    draw() {
      this.setShaderModuleProps({shoal: this.props.shoal});
    }
  }

  function addLineAttributes(layer) {
    const project = (point) => layer.projectPosition(point);
    layer.getAttributeManager()?.addInstanced({
      lineDash: {size: 3, accessor: 'getDash'},
      lineFrom: {size: 1, accessor: 'getPath', transform: (path) => lengthsAlong(path, project)},
    });
  }

  return {CellFill, Line, Ribbon, Shoal};
}

// Cells coloured from the palette texture, with stripes in screen pixels.
// In a uniform block each field stands on a line of its own: the bundle parses the block by lines.

const PALETTE_BLOCK = `layout(std140) uniform paletteUniforms {
  float rows;
  float pixel;
  vec2 anchor;
} palette;
uniform sampler2D paletteTexture;
`;

export const PALETTE_MODULE = {name: 'palette', vs: PALETTE_BLOCK, fs: PALETTE_BLOCK, uniformTypes: {rows: 'f32', pixel: 'f32', anchor: 'vec2<f32>'}};

export const LOOK_UP = `vec4 palette_at(float cell, int block) {
  int i = int(cell + 0.5);
  return texelFetch(paletteTexture, ivec2(i % 256, i / 256 + block * int(palette.rows + 0.5)), 0);
}
`;

// Stripes are measured in screen pixels from a point of the map, so they neither swim with the zoom nor stay behind in a drag.
const STRIPES = ({occupied, protection}) => `
  if (cell_stripe.a > 0.0) {
    vec2 spot = gl_FragCoord.xy / palette.pixel - palette.anchor;
    bool protection = cell_sign > 1.5;
    float every = protection ? ${protection.every.toFixed(1)} : ${occupied.every.toFixed(1)};
    float wide = protection ? ${protection.width.toFixed(2)} : ${occupied.width.toFixed(2)};
    float across = protection ? (spot.x + spot.y) * 0.70710678 : (spot.x - spot.y) * 0.70710678;
    float from_middle = abs(mod(across, every) - every * 0.5);
    fragColor.rgb = mix(fragColor.rgb, cell_stripe.rgb, cell_stripe.a * clamp((wide * 0.5 - from_middle) * palette.pixel + 0.5, 0.0, 1.0));
  }
`;

/** The palette of the part of the window that is being drawn: `palette` holds one for each, by the part's id. */
export const paletteIn = ({props, context}) => props.palette[context.viewport.id] ?? props.palette.map;

/**
 * Makes the extension that colours cells, for one copy of deck.gl.
 *
 * @param {object} deck the global of the bundle
 * @param {object} areas the style table's `areas` (stripes of occupied and protected cells)
 */
export function makeCellFill(deck, areas) {
  return class CellFill extends deck.LayerExtension {
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
      this.setShaderModuleProps({palette: paletteIn(this)});
    }
  };
}

// What can go wrong with the map, typed so that the shell can say it in words.

/** The browser gives no WebGL 2 context: the shell shows the still of the day instead. */
export class NoWebGL extends Error {
  constructor(message = 'This browser has no WebGL 2, which the moving map needs.') {
    super(message);
    this.name = 'NoWebGL';
  }
}

/**
 * Throws `NoWebGL` unless a WebGL 2 context can be had; gives the probe's context back at once.
 *
 * @returns {{software: boolean}} whether the processor draws in place of a graphics card
 */
export function requireWebGL2(document_ = document) {
  const gl = document_.createElement('canvas').getContext('webgl2');
  if (!gl) throw new NoWebGL();
  const names = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(gl.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return {software: /swiftshader|llvmpipe|softpipe|software|basic render/i.test(renderer)};
}

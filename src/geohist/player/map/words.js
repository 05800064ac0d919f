// The few words the map itself writes.

/** What stands over the scale bar: a length, and the latitude at which it holds where there is room. */
export const SCALE = {
  en: {length: (km) => `${km} km`, at: (km, degrees, south) => `${km} km at ${degrees}° ${south ? 'S' : 'N'}`},
  tr: {length: (km) => `${km} km`, at: (km, degrees, south) => `${km} km (${degrees}° ${south ? 'G' : 'K'})`},
  ru: {length: (km) => `${km} км`, at: (km, degrees, south) => `${km} км на ${degrees}° ${south ? 'ю. ш.' : 'с. ш.'}`},
};

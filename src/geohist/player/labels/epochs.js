// Between which days no name on the map changes: names laid out on one day are good for all of them.

/** Counts the days on which a polity's or a place's name begins or ends. */
export class Epochs {
  constructor(atlas) {
    const spans = [...atlas.names, ...atlas.polities.flatMap((p) => p.names ?? []), ...Object.values(atlas.places).flatMap((p) => p.names ?? [])];
    const days = spans.flatMap(({from, to}) => [from, to]).filter((day) => day !== null && day !== undefined);
    this.days = Float64Array.from(new Set(days)).sort();
  }

  /** How many such days lie on or before a day: the same number, the same names. */
  at(day) {
    const today = Math.floor(day);
    let lo = 0;
    let hi = this.days.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.days[mid] <= today) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  }
}

// What a task lights up on map and timeline: `lit` in the store, which the map draws and knows nothing else about.
import {difference} from './difference.js';
import {lifeOf, placesOf} from './life.js';

/**
 * Keeps `lit` in the store: null, or
 * `{places: [{place, xy, count}], routes: [record ids], days: [day numbers], cells: [index], groups: [[index]], veil: boolean}`.
 */
export function keepLit(ctx) {
  const {store, atlas} = ctx;

  function litBy({task}) {
    if (task?.kind === 'person') {
      const moments = lifeOf(atlas, task.id).filter(({record}) => record.happened !== false);
      return {
        places: placesOf(atlas, moments), routes: moments.filter(({record}) => record.layer === 'routes').map(({record}) => record.id),
        days: [...new Set(moments.map(({day}) => day).filter((day) => day !== null))], cells: [], groups: [], veil: false,
      };
    }
    if (task?.kind === 'compare') {
      const found = difference(atlas, task.from, task.to);
      return {places: [], routes: [], days: [task.from, task.to], cells: found.cells, groups: found.passages.map(({cells}) => cells), veil: found.cells.length > 0 && (task.mode ?? 'list') === 'list'};
    }
    return null;
  }

  store.on('task', (state) => store.set({lit: litBy(state)}));
}

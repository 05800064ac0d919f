// The one layer of the map. deck.gl cuts the polygons into triangles and says when and where to draw; the drawing is our own (painter.js).

import {Painter} from './painter.js';

const painters = new WeakMap();

/**
 * Makes the layer class for one copy of deck.gl. Props: `data` (`[{cell, polygon}]`, cell -1 for water) and `scene`, which the factory (layers.js) keeps up to date in
 * place: the layer itself is made anew only for other ground.
 */
export function makeAtlasLayer(deck) {
  return class AtlasLayer extends deck.SolidPolygonLayer {
    static layerName = 'AtlasLayer';

    static defaultProps = {scene: {type: 'object', value: null, compare: 0}};

    initializeState() {
      super.initializeState();
      const attributes = this.getAttributeManager();
      attributes.remove(Object.keys(attributes.getAttributes()));
    }

    // Its triangles are drawn by the painter, not by a model of deck.gl's.
    _getModels() {
      return {models: []};
    }

    updateState(change) {
      super.updateState(change);
      if (change.changeFlags.dataChanged) this.setState({triangles: trianglesOf(this.state.polygonTesselator, this.props.data)});
    }

    draw() {
      const {gl} = this.context.device;
      if (!painters.has(gl)) painters.set(gl, new Painter(gl));
      const painter = painters.get(gl);
      const {scene} = this.props;
      const {viewport} = this.context;
      const side = scene.sides[viewport.id] ?? scene.sides.map;
      painter.begin(viewport, scene, side);
      painter.ground('shoals', scene.shoals, scene.shoal);
      painter.cells(this.state.triangles, scene, side);
      if (scene.rivers) painter.ground('rivers', scene.rivers);
      painter.ground('lake-edges', scene.lakeEdges);
      if (side.railways) painter.ground(side.names.railways, side.railways);
      painter.ground('coast', scene.coast);
      if (side.borders) painter.borders(side);
      painter.end();
    }
  };
}

/** The corners of the triangles, each with its polygon's cell, as one mesh; `starts[n]` is the first pair of triangles of the nth polygon. */
function trianglesOf(tesselator, data) {
  const positions = tesselator.get('positions');
  const {vertexStarts, indexStarts, vertexCount, instanceCount} = tesselator;
  const corners = new Float32Array(instanceCount * 3);
  data.forEach(({cell}, n) => {
    const end = vertexStarts[n + 1] ?? instanceCount;
    for (let i = vertexStarts[n]; i < end; i++) {
      corners[3 * i] = positions[3 * i];
      corners[3 * i + 1] = positions[3 * i + 1];
      corners[3 * i + 2] = cell;
    }
  });
  const starts = data.map((_, n) => indexStarts[n]);
  return {corners, indices: tesselator.get('indices').slice(0, vertexCount), starts: [...starts, vertexCount], cells: data.map(({cell}) => cell)};
}

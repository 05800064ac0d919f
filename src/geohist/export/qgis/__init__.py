"""A QGIS project without a QGIS installation: groups, styles, labels, time, layout, written as QGIS 3.22 reads and later ones keep it."""

"""Edits a package as a user of the real QGIS would: attributes, geometries, new features and deletions, saved from an edit session."""

import json
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsVectorLayer


def make(package, edit):
    layer = QgsVectorLayer(f"{package}|layername={edit['layer']}", edit["layer"], "ogr")
    layer.startEditing()
    found = {feature["id"]: feature.id() for feature in layer.getFeatures()}
    if "new" in edit:
        feature = QgsFeature(layer.fields())
        for column, value in edit["new"].items():
            feature.setAttribute(column, value)
        feature.setGeometry(QgsGeometry.fromWkt(edit["wkt"]))
        layer.addFeature(feature)
    elif "delete" in edit:
        layer.deleteFeature(found[edit["delete"]])
    else:
        for column, value in edit.get("set", {}).items():
            layer.changeAttributeValue(found[edit["id"]], layer.fields().indexOf(column), value)
        if "wkt" in edit:
            layer.changeGeometry(found[edit["id"]], QgsGeometry.fromWkt(edit["wkt"]))
    if not layer.commitChanges():
        raise SystemExit(str(layer.commitErrors()))


def main():
    asked = json.loads(Path(sys.argv[1]).read_text())
    application = QgsApplication([], GUIenabled=False)
    application.initQgis()
    for edit in asked["edits"]:
        make(asked["package"], edit)
    application.exitQgis()


main()

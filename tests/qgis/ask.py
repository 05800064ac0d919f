"""Asks the real QGIS about a project: run by Debian's own Python, offscreen; questions come as JSON, answers go out as JSON."""

import json
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsLayoutExporter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime


def one_day(iso, spec):
    day = QDate.fromString(iso, Qt.ISODate)
    begin = QDateTime(day, QTime(0, 0), spec)
    return QgsDateTimeRange(begin, begin.addDays(1), includeBeginning=True, includeEnd=False)


def ids(layer, span):
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.NoGeometry)
    if layer.temporalProperties().isActive() and layer.temporalProperties().mode() != 0:
        request.setFilterExpression(layer.temporalProperties().createFilterString(context, span))
    elif not layer.temporalProperties().isVisibleInTemporalRange(span):
        return []
    return sorted(feature["id"] for feature in layer.getFeatures(request))


def picture(project, span, extent, size, labels):
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(project.backgroundColor())
    tree = project.layerTreeRoot()
    settings.setLayers([layer for layer in tree.layerOrder() if tree.findLayer(layer).isVisible()])
    settings.setExtent(extent)
    settings.setFlag(QgsMapSettings.DrawLabeling, labels)
    settings.setFlag(QgsMapSettings.Antialiasing, labels)
    settings.setIsTemporal(True)
    settings.setTemporalRange(span)
    context = project.createExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return settings, job.renderedImage()


def colours(project, day, points):
    """The colour of the land at points (degrees) on a day, everything above the land left out."""
    tree = project.layerTreeRoot()
    for node in tree.findLayers():
        node.setItemVisibilityChecked(node.layerId() == "geohist_territories")
    layer = project.mapLayer("geohist_territories")
    layer.setLabelsEnabled(False)
    there = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
    extent = there.transformBoundingBox(layer.extent())
    settings, image = picture(project, one_day(day, Qt.UTC), extent, (2400, 2400), labels=False)
    found = []
    for lon, lat in points:
        at = settings.mapToPixel().transform(there.transform(QgsPointXY(lon, lat)))
        found.append(image.pixelColor(int(at.x()), int(at.y())).name())
    return found


def facts(project):
    layers = project.mapLayers().values()
    times = project.timeSettings()
    widget = "TemporalControllerWidget"
    return {
        "title": project.title(),
        "error": project.error(),
        "layers": {layer.id(): [layer.name(), layer.isValid(), layer.temporalProperties().isActive()] for layer in layers},
        "fields": {layer.id(): {field.name(): field.typeName() for field in layer.fields()} for layer in layers},
        "sources": [layer.source() for layer in layers],
        "renderers": {layer.id(): layer.renderer().type() for layer in layers},
        "labelled": sorted(layer.id() for layer in layers if layer.labelsEnabled()),
        "read_only": sorted(layer.id() for layer in layers if layer.readOnly()),
        "groups": [group.name() for group in project.layerTreeRoot().findGroups()],
        "order": [layer.id() for layer in project.layerTreeRoot().layerOrder()],
        "span": [times.temporalRange().begin().toString(Qt.ISODate), times.temporalRange().end().toString(Qt.ISODate)],
        "step": [times.timeStep(), int(times.timeStepUnit())],
        "navigation": project.readNumEntry(widget, "/NavigationMode", 0)[0],
        "absolute": project.readBoolEntry("Paths", "/Absolute")[0],
        "bookmarks": [mark.name() for mark in project.bookmarkManager().bookmarks()],
        "metadata": [project.metadata().title(), project.metadata().author(), project.metadata().abstract()],
        "crs": project.crs().isValid(),
    }


def layout(project, folder):
    sheet = project.layoutManager().layouts()[0]
    settings = QgsLayoutExporter.PdfExportSettings()
    code = QgsLayoutExporter(sheet).exportToPdf(f"{folder}/sheet.pdf", settings)
    words = {name: sheet.itemById(name).currentText() for name in ("date", "title", "sources")}
    return {"code": int(code), "words": words, "items": sorted(item.__class__.__name__ for item in sheet.items())}


def default_style(package, name):
    layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
    _, loaded = layer.loadDefaultStyle()
    time = layer.temporalProperties()
    return [loaded, layer.renderer().type(), time.isActive(), time.startField(), layer.labelsEnabled()]


def main():
    asked = json.loads(Path(sys.argv[1]).read_text())
    application = QgsApplication([], GUIenabled=False)
    application.initQgis()
    project = QgsProject.instance()
    answer = {"read": project.read(asked["project"])}
    if "days" in asked:
        answer["days"] = {
            day: {
                layer.id().removeprefix("geohist_"): [ids(layer, one_day(day, spec)) for spec in (Qt.UTC, Qt.LocalTime)]
                for layer in project.mapLayers().values()
            }
            for day in asked["days"]
        }
    if "facts" in asked:
        answer["facts"] = facts(project)
    if "layout" in asked:
        answer["layout"] = layout(project, asked["layout"])
    if "styles" in asked:
        answer["styles"] = {name: default_style(asked["package"], name) for name in asked["styles"]}
    if "pictures" in asked:
        extent = project.viewSettings().defaultViewExtent()
        answer["pictures"] = []
        for day in asked["pictures"]["days"]:
            image = picture(project, one_day(day, Qt.UTC), extent, (1200, 800), labels=True)[1]
            seen = {image.pixel(x, y) for x in range(0, 1200, 3) for y in range(0, 800, 3)}
            image.save(f"{asked['pictures']['folder']}/{day}.png")
            answer["pictures"].append(len(seen))
    if "points" in asked:
        answer["colours"] = {day: colours(project, day, asked["points"]) for day in asked["colour_days"]}
    sys.stdout.write("ANSWER" + json.dumps(answer))
    application.exitQgis()


main()

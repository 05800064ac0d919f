"""Draws places of a project in the real QGIS, each centred in a small picture: run by Debian's own Python, offscreen."""

import json
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsExpressionContextUtils,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime

SIDE = 240
HALF_METRES = 70_000


def draw(project, place, day, layers):
    begin = QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)
    there = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project.transformContext())
    middle = there.transform(QgsPointXY(*place))
    settings = QgsMapSettings()
    settings.setDestinationCrs(project.crs())
    settings.setOutputSize(QSize(SIDE, SIDE))
    settings.setLayers([project.mapLayer(name) for name in layers])
    settings.setExtent(QgsRectangle(middle.x() - HALF_METRES, middle.y() - HALF_METRES, middle.x() + HALF_METRES, middle.y() + HALF_METRES))
    settings.setFlag(QgsMapSettings.DrawLabeling, on=False)
    settings.setIsTemporal(True)
    settings.setTemporalRange(QgsDateTimeRange(begin, begin.addDays(1), includeBeginning=True, includeEnd=False))
    context = project.createExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def main():
    asked = json.loads(Path(sys.argv[1]).read_text())
    application = QgsApplication([], GUIenabled=False)
    application.initQgis()
    project = QgsProject.instance()
    project.read(asked["project"])
    for name, place in asked["places"].items():
        draw(project, place, asked["day"], asked["layers"]).save(f"{asked['folder']}/{name}.png")
    application.exitQgis()


main()

"""The map as a QGIS user makes it, by PyQGIS without a window: SHAPEFILE VALUES_CSV OUT.png WIDTH_PX HEIGHT_PX DPI."""

import os
import sys

from qgis.core import (
    QgsApplication, QgsClassificationJenks, QgsCoordinateReferenceSystem, QgsFillSymbol, QgsGraduatedSymbolRenderer, QgsLayoutExporter,
    QgsLayoutItemLabel, QgsLayoutItemLegend, QgsLayoutItemMap, QgsLayoutPoint, QgsLayoutSize, QgsPrintLayout,
    QgsProject, QgsStyle, QgsUnitTypes, QgsVectorLayer, QgsVectorLayerJoinInfo,
)

shapefile, values_csv, out, width_px, height_px, dpi = sys.argv[1:7]
width_mm, height_mm = (int(pixels) * 25.4 / int(dpi) for pixels in (width_px, height_px))
QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
areas = QgsVectorLayer(shapefile, "Unter 18-Jährige je 100 Einwohner", "ogr")
values = QgsVectorLayer(f"file://{values_csv}?type=csv&detectTypes=no", "values", "delimitedtext")
assert areas.isValid() and values.isValid()
areas.setSubsetString('"GF" = 4')
extent = areas.extent()
project.addMapLayer(areas)
project.addMapLayer(values, False)
join = QgsVectorLayerJoinInfo()
join.setJoinLayer(values)
join.setJoinFieldName("key")
join.setTargetFieldName("AGS")
join.setUsingMemoryCache(True)
join.setPrefix("join_")
areas.addJoin(join)
renderer = QgsGraduatedSymbolRenderer('to_real("join_value")')
renderer.setSourceSymbol(QgsFillSymbol.createSimple({"outline_color": "white", "outline_width": "0.05"}))
renderer.setSourceColorRamp(QgsStyle.defaultStyle().colorRamp("Greens"))
renderer.setClassificationMethod(QgsClassificationJenks())
renderer.updateClasses(areas, 5)
areas.setRenderer(renderer)

layout = QgsPrintLayout(project)
layout.initializeDefaults()
millimetres = QgsUnitTypes.LayoutMillimeters
layout.pageCollection().page(0).setPageSize(QgsLayoutSize(width_mm, height_mm, millimetres))
layout.renderContext().setDpi(int(dpi))


def place(item, x, y, width, height):
    """Puts an item on the page, in shares of its size."""
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x * width_mm, y * height_mm, millimetres))
    item.attemptResize(QgsLayoutSize(width * width_mm, height * height_mm, millimetres))


page_map = QgsLayoutItemMap(layout)
page_map.setLayers([areas])
place(page_map, 0.03, 0.1, 0.65, 0.85)
# The first extent resizes the item, so it is put in its place once more.
page_map.setExtent(extent)
page_map.attemptResize(QgsLayoutSize(0.65 * width_mm, 0.85 * height_mm, millimetres))
page_map.zoomToExtent(extent)
assert not page_map.extent().isEmpty()
title = QgsLayoutItemLabel(layout)
title.setText("Unter 18-Jährige je 100 Einwohner, 31.12.2015")
place(title, 0.03, 0.02, 0.9, 0.07)
legend = QgsLayoutItemLegend(layout)
legend.setLinkedMap(page_map)
place(legend, 0.72, 0.1, 0.25, 0.5)
settings = QgsLayoutExporter.ImageExportSettings()
settings.dpi = int(dpi)
result = QgsLayoutExporter(layout).exportToImage(out, settings)
assert result == QgsLayoutExporter.Success, result
assert len(renderer.ranges()) == 5, renderer.ranges()
sys.stdout.flush()
# Leaving by the normal way may crash in destructors; the picture is written.
os._exit(0)

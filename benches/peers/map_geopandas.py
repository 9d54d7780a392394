"""The map as a geopandas user makes it: MAP SHAPEFILE VALUES_CSV OUT.png WIDTH_PX HEIGHT_PX DPI."""

import sys

import geopandas
import matplotlib
import pandas

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

shapefile, values_csv, out, width_px, height_px, dpi = sys.argv[1:7]
width_px, height_px, dpi = int(width_px), int(height_px), int(dpi)
areas = geopandas.read_file(shapefile)
areas = areas[areas["GF"] == 4]
values = pandas.read_csv(values_csv, dtype={"key": str})
areas = areas.merge(values, how="left", left_on="AGS", right_on="key")
figure, axes = plt.subplots(figsize=(width_px / dpi, height_px / dpi), dpi=dpi)
areas.plot(
    column="value", scheme="FisherJenks", k=5, cmap="Greens", edgecolor="white", linewidth=0.1, legend=True, ax=axes,
    missing_kwds={"color": "lightgrey", "hatch": "///", "label": "keine Daten"},
)
axes.set_axis_off()
axes.set_title("Unter 18-Jährige je 100 Einwohner, 31.12.2015")
figure.savefig(out, dpi=dpi)

#!/bin/sh
# Measures sozialraumatlas beside its peers in one run: the same map of all German municipalities as a whole process, the
# import, and natural breaks. Peers that are not installed are named and left out.
#
#   SOZIALRAUMATLAS_TEST_DATA   folder with boundaries/vg250-2016-gemeinden.zip and indicators/genesis/
#   SOZIALRAUMATLAS_BIN         the program (default: target/release/sozialraumatlas); without it only the peers run
#   PEERS_PYTHON                a Python with geopandas, mapclassify, matplotlib, jenkspy, numba (default: python3)
#   QGIS_PYTHON                 the Python that QGIS comes with (default: /usr/bin/python3)
#   RUNS                        runs per measurement (default: 5)
#   SOZIALRAUMATLAS_BENCH_OUT   folder that `cargo bench --bench typology` wrote into: then the statistics of social space, too,
#                               beside scikit-learn, scipy, esda, libpysal and pygeoda
#
# Debian: apt-get install qgis python3-qgis; python3 -m venv peers && peers/bin/pip install geopandas mapclassify
# matplotlib jenkspy numba
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${SOZIALRAUMATLAS_TEST_DATA:?names the folder with the real data}"
: "${SOZIALRAUMATLAS_BIN:=$here/../../target/release/sozialraumatlas}"
: "${PEERS_PYTHON:=python3}"
: "${QGIS_PYTHON:=/usr/bin/python3}"
: "${RUNS:=5}"
export SOZIALRAUMATLAS_TEST_DATA SOZIALRAUMATLAS_BIN PEERS_PYTHON QGIS_PYTHON RUNS
# Without XDG_RUNTIME_DIR Qt complains on every start.
: "${XDG_RUNTIME_DIR:=/tmp}"
export XDG_RUNTIME_DIR QT_QPA_PLATFORM=offscreen MPLBACKEND=Agg
python3 -u "$here/compare.py" "$@"
# The statistics of social space, where cargo bench --bench typology has left its rows and results.
if [ -n "${SOZIALRAUMATLAS_BENCH_OUT:-}" ]; then
    "$PEERS_PYTHON" -u "$here/statistics.py"
fi

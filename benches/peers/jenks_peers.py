"""Natural breaks by the libraries: reads {"cases": [{"values", "classes"}], "timed": {"values", "classes"}} as JSON from
stdin, prints upper bounds of each case and the median time of the timed one."""

import importlib
import json
import statistics
import sys
import time
import warnings

warnings.filterwarnings("ignore")


def by_mapclassify(values, classes):
    import mapclassify
    import numpy

    bounds = mapclassify.FisherJenks(numpy.array(values), k=classes).bins
    # The bounds come back as float32: taken for the nearest value, so that only another partition counts as a miss.
    exact = numpy.array(values)
    return [float(exact[numpy.abs(exact - float(bound)).argmin()]) for bound in bounds]


def by_jenkspy(values, classes):
    import jenkspy

    return jenkspy.jenks_breaks(values, n_classes=classes)[1:]


def main():
    name = sys.argv[1]
    request = json.load(sys.stdin)
    library = {"mapclassify": by_mapclassify, "jenkspy": by_jenkspy}[name]
    module = importlib.import_module(name)
    timed = request["timed"]
    library(timed["values"], timed["classes"])
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        library(timed["values"], timed["classes"])
        seconds.append(time.perf_counter() - start)
    bounds = [library(case["values"], case["classes"]) for case in request["cases"]]
    version = getattr(module, "__version__", "?")
    json.dump({"version": version, "seconds": statistics.median(seconds), "bounds": bounds}, sys.stdout)


main()

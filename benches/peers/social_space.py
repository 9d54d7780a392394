"""The statistics of social space beside scikit-learn, scipy, esda and pygeoda, on the same rows and neighbours in one run.

`cargo bench --bench typology` writes the rows, the neighbours and its own results into the folder that
SOZIALRAUMATLAS_BENCH_OUT names; this script takes them from there, times the peers and checks that results agree. Peers that
are not installed are named and left out.
"""

import importlib.util
import json
import os
import statistics
import sys
import time
from pathlib import Path

RUNS = int(os.environ.get("RUNS", "3"))
PERMUTATIONS = 999
GEODA = {}


def numbers(path):
    """One number per line."""
    return [float(line) for line in path.read_text(encoding="utf-8").split()]


def timed(work):
    """Median wall time of RUNS runs after one to warm up, and the last result."""
    seconds, result = [], work()
    for _ in range(RUNS):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), result


def tell(name, peer, ours, seconds, agreement):
    """One line: how long both took, the ratio, and whether they agree."""
    ratio = f"{seconds / ours:6.1f} ×" if ours else "        "
    print(f"  {name:<16}{peer:<22}{seconds:8.3f} s {ratio}   ours {ours:7.4f} s   {agreement}", flush=True)


def largest_gap(ours, theirs):
    """The largest difference relative to the largest value; regions that have none on one side are left out."""
    pairs = [(a, b) for a, b in zip(ours, theirs) if a == a and b == b]
    scale = max(abs(a) for a, _ in pairs)
    return f"largest gap {max(abs(a - b) for a, b in pairs) / scale:.1e} of {len(pairs)} values"


def is_there(name):
    """Whether a library is installed; says so where not."""
    there = importlib.util.find_spec(name) is not None
    if not there:
        print(f"  {name} is not installed: left out")
    return there


def links_of(path):
    """Lists of neighbours by region, one line each."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {region: [int(other) for other in line.split(",") if other] for region, line in enumerate(lines)}


def neighbours(folder, ours):
    """The six nearest by points, and common borders from the polygons where the boundaries are there."""
    if not is_there("libpysal"):
        return
    import libpysal
    import numpy

    if "6 nearest" in ours:
        points = numpy.loadtxt(folder / "points.csv", delimiter=",")
        seconds, found = timed(lambda: libpysal.weights.KNN.from_array(points, k=6))
        known = links_of(folder / "nearest.csv")
        same = sum(set(found.neighbors[region]) == set(others) for region, others in known.items())
        tell("6 nearest", "libpysal", ours["6 nearest"], seconds, f"{same} of {len(known)} regions have the same ones")
    boundaries = Path(os.environ.get("SOZIALRAUMATLAS_TEST_DATA", "")) / "boundaries/vg250-2016-gemeinden.zip"
    if "neighbours" in ours and boundaries.is_file() and is_there("geopandas"):
        import geopandas

        frame = geopandas.read_file(boundaries)
        frame = frame[frame["GF"] == 4].dissolve("AGS")
        make = lambda: libpysal.weights.Queen.from_dataframe(frame, use_index=True, silence_warnings=True)
        seconds, found = timed(make)
        links = sum(found.cardinalities.values())
        own = sum(len(others) for others in links_of(folder / "neighbours.csv").values())
        tell("neighbours", "libpysal", ours["neighbours"], seconds, f"{links} links and {own} (gaps of 1 mm bridged)")


def spatial(folder, ours):
    """Moran's I, global and local, by permutation."""
    values = numbers(folder / "values.csv")
    lists = links_of(folder / "neighbours.csv")
    local = numbers(folder / "local.csv")
    if is_there("esda") and is_there("libpysal"):
        import esda
        import libpysal

        weights = libpysal.weights.W(lists, silence_warnings=True)
        weights.transform = "r"
        seconds, moran = timed(lambda: esda.Moran(values, weights, permutations=PERMUTATIONS))
        tell("Moran 999", "esda", ours["Moran 999"], seconds, f"I {moran.I:.9f} and {ours['i']:.9f}")
        run = lambda: esda.Moran_Local(values, weights, permutations=PERMUTATIONS, n_jobs=-1, seed=1)
        seconds, found = timed(run)
        tell("LISA 999", "esda", ours["LISA 999"], seconds, largest_gap(local, found.Is))
    if is_there("pygeoda"):
        import pygeoda

        seconds, found = timed(lambda: geoda(pygeoda, folder, (values, lists)))
        tell("LISA 999", "pygeoda", ours["LISA 999"], seconds, largest_gap(local, found.lisa_values()))


def geoda(pygeoda, folder, table):
    """Local Moran of GeoDa; it takes neighbours from a file, which is written and read once."""
    values, lists = table
    if "weights" not in GEODA:
        path = folder / "neighbours.gal"
        rows = [f"0 {len(lists)} regions id"]
        for region, others in lists.items():
            rows += [f"{region + 1} {len(others)}", " ".join(str(other + 1) for other in others)]
        path.write_text("\n".join(rows) + "\n", encoding="utf-8")
        GEODA["weights"] = pygeoda.read_gal(str(path), tuple(str(region + 1) for region in lists))
    return pygeoda.local_moran(GEODA["weights"], values, permutations=PERMUTATIONS, seed=1)


def clusters(folder, ours):
    """k-means, Ward's tree, silhouettes."""
    if not is_there("numpy"):
        return
    import numpy

    rows = numpy.loadtxt(folder / "rows.csv", delimiter=",")
    types = numpy.array(numbers(folder / "types.csv"), dtype=int)
    if is_there("sklearn"):
        import sklearn.cluster
        import sklearn.metrics

        make = lambda: sklearn.cluster.KMeans(n_clusters=6, n_init=25, random_state=1).fit(rows)
        seconds, found = timed(make)
        gap = 100 * (ours["inertia"] / found.inertia_ - 1)
        tell("k-means 6 × 25", "scikit-learn", ours["k-means 6 × 25"], seconds, f"our inertia {gap:+.4f} %")
        seconds, found = timed(lambda: sklearn.metrics.silhouette_samples(rows, types))
        gap = largest_gap(numbers(folder / "silhouettes.csv"), found)
        tell("silhouettes", "scikit-learn", ours["silhouettes"], seconds, gap)
    if is_there("scipy"):
        import scipy.cluster.hierarchy

        seconds, found = timed(lambda: scipy.cluster.hierarchy.linkage(rows, "ward"))
        gap = largest_gap(sorted(numbers(folder / "heights.csv")), sorted(found[:, 2]))
        tell("Ward", "scipy", ours["Ward"], seconds, gap)


def main():
    """Times every peer that is there."""
    folder = Path(os.environ.get("SOZIALRAUMATLAS_BENCH_OUT", ""))
    if not (folder / "ours.json").is_file():
        sys.exit("SOZIALRAUMATLAS_BENCH_OUT names no folder with the results of cargo bench --bench typology")
    ours = json.loads((folder / "ours.json").read_text(encoding="utf-8"))
    print("\nStatistics of social space, same rows and neighbours; × = how many times longer")
    neighbours(folder, ours)
    spatial(folder, ours)
    clusters(folder, ours)


if __name__ == "__main__":
    main()

"""Reachability beside its peers, on the graph that `cargo bench --bench reach` wrote.

    SOZIALRAUMATLAS_BENCH_OUT=out cargo bench --bench reach
    python3 -m venv peers && peers/bin/pip install scipy pandana
    SOZIALRAUMATLAS_BENCH_OUT=out peers/bin/python benches/peers/reach_peers.py

Nearest of 1,000 facilities for every junction: scipy's multi-source Dijkstra (`min_only`) and pandana's contraction hierarchy.
Both must find the travel times that stand in times.csv, to rounding. Peers that are not installed are named and left out.
"""

import os
import statistics
import sys
import time

UNREACHED = 2**32 - 1
RUNS = int(os.environ.get("RUNS", "3"))


def read(folder):
    import numpy as np

    arcs = np.loadtxt(os.path.join(folder, "arcs.csv"), delimiter=",", skiprows=1, dtype=np.int64)
    starts = np.loadtxt(os.path.join(folder, "starts.csv"), skiprows=1, dtype=np.int64)
    times = np.loadtxt(os.path.join(folder, "times.csv"), skiprows=1, dtype=np.int64)
    return arcs, starts, times


def median(run):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - start)
    return statistics.median(times), result


def compare(name, found, times):
    """Found and expected in milliseconds; unreached is infinite."""
    import numpy as np

    expected = np.where(times == UNREACHED, np.inf, times.astype(float))
    both = np.isfinite(found) & np.isfinite(expected)
    only_one = int((np.isfinite(found) != np.isfinite(expected)).sum())
    largest = float(np.abs(found[both] - expected[both]).max())
    print(f"    {name}: {int(both.sum())} junctions, largest difference {largest:.3f} ms, reached by one alone {only_one}")


def with_scipy(arcs, starts, times):
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    count = len(times)
    # Turned round: from the facilities to where people start. Of two arcs between the same junctions the faster counts.
    order = np.lexsort((arcs[:, 2], arcs[:, 0], arcs[:, 1]))
    arcs = arcs[order]
    first = np.ones(len(arcs), dtype=bool)
    first[1:] = (arcs[1:, :2] != arcs[:-1, :2]).any(axis=1)
    arcs = arcs[first]
    graph = csr_matrix((arcs[:, 2].astype(float), (arcs[:, 1], arcs[:, 0])), shape=(count, count))
    seconds, found = median(lambda: dijkstra(graph, indices=starts, min_only=True))
    print(f"scipy dijkstra(min_only)        {seconds:8.3f} s")
    compare("scipy", found, times)


def with_pandana(arcs, starts, times):
    import numpy as np
    import pandana
    import pandas as pd

    count = len(times)
    places = pd.Series(np.arange(count, dtype=float))
    begin = time.perf_counter()
    # Turned round as above; distances in milliseconds.
    network = pandana.Network(
        places, places, pd.Series(arcs[:, 1]), pd.Series(arcs[:, 0]), pd.DataFrame({"millis": arcs[:, 2].astype(float)}), twoway=False
    )
    built = time.perf_counter() - begin
    limit = float(times[times != UNREACHED].max()) + 1.0
    begin = time.perf_counter()
    network.set_pois("facilities", limit, 1, places.iloc[starts], places.iloc[starts])
    prepared = time.perf_counter() - begin
    begin = time.perf_counter()
    found = network.nearest_pois(limit, "facilities", num_pois=1)
    asked = time.perf_counter() - begin
    print(f"pandana: hierarchy {built:.3f} s, facilities {prepared:.3f} s, question {asked:.3f} s")
    found = found.iloc[:, 0].to_numpy(dtype=float)
    found[found >= limit] = np.inf
    compare("pandana", found, times)


def main():
    folder = os.environ.get("SOZIALRAUMATLAS_BENCH_OUT")
    if not folder or not os.path.exists(os.path.join(folder, "arcs.csv")):
        sys.exit("SOZIALRAUMATLAS_BENCH_OUT names no folder that `cargo bench --bench reach` wrote into")
    try:
        arcs, starts, times = read(folder)
    except ImportError as error:
        sys.exit(f"left out: {error}")
    print(f"{len(times)} junctions, {len(arcs)} arcs, {len(starts)} facilities")
    for run in (with_scipy, with_pandana):
        try:
            run(arcs, starts, times)
        except ImportError as error:
            print(f"left out: {error}")


if __name__ == "__main__":
    main()

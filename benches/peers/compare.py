"""Runs all comparisons and prints medians and ratios. Called by run.sh, which names the environment."""

import bisect
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from measure import print_table, run_in_turn
from municipalities import AGE_GROUPS, TABLE, age_groups, share_under_18

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ["SOZIALRAUMATLAS_TEST_DATA"])
PROGRAM = os.environ["SOZIALRAUMATLAS_BIN"]
PEERS_PYTHON = os.environ["PEERS_PYTHON"]
QGIS_PYTHON = os.environ["QGIS_PYTHON"]
RUNS = int(os.environ["RUNS"])
CATALOGUE = """code,name,theme,unit,kind,numerator,denominator,factor,polarity,decimals,min_cases,source,licence
U18,Unter 18-Jährige,,je 100 Einwohner,ratio,{numerator},{denominator},100,none,1,0,Statistische Ämter des Bundes und der Länder,dl-de/by-2-0
"""


def main():
    work = Path(tempfile.mkdtemp(prefix="sozialraumatlas-peers-"))
    try:
        counts = age_groups(DATA / TABLE)
        shapefile, values_csv = prepare(work, counts)
        has_program = is_there("sozialraumatlas", [PROGRAM, "--version"])
        has_geopandas = is_there("geopandas", [PEERS_PYTHON, "-c", "import geopandas, mapclassify, matplotlib"])
        has_qgis = is_there("QGIS", [QGIS_PYTHON, "-c", "import qgis.core"])
        project = import_germany(work) if has_program else None
        compare_maps(work, project, shapefile, values_csv, has_geopandas, has_qgis)
        compare_breaks(work, counts, has_program)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def is_there(name, command):
    """Whether the command runs; says so when it does not."""
    try:
        found = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        found = False
    if not found:
        print(f"not installed, left out: {name} ({' '.join(command)})")
    return found


def prepare(work, counts):
    """Unpacks the boundaries and writes key,value for the peers."""
    with zipfile.ZipFile(DATA / "boundaries/vg250-2016-gemeinden.zip") as archive:
        archive.extractall(work / "boundaries")
    shapefile = next(path for path in sorted((work / "boundaries").rglob("*")) if path.suffix.lower() == ".shp")
    values_csv = work / "values.csv"
    lines = [f"{key},{share!r}" for key in sorted(counts) if (share := share_under_18(counts[key])) is not None]
    values_csv.write_text("key,value\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return shapefile, values_csv


def import_germany(work):
    """Times the import of boundaries and table into a new project; returns the project, or None when it fails."""
    project = work / "germany.gpkg"
    codes = [f"{'12411-02-03-5'}_{column:02}" for column in range(1, AGE_GROUPS + 2)]
    catalogue = work / "catalogue.csv"
    catalogue.write_text(
        CATALOGUE.format(numerator="+".join(codes[:5]), denominator=codes[-1]), encoding="utf-8"
    )
    new = [PROGRAM, "new", project, "--name", "Deutschland"]
    boundaries = [
        PROGRAM, "import", "boundaries", project, DATA / "boundaries/vg250-2016-gemeinden.zip", "--level", "Gemeinde",
        "--key", "AGS", "--name-field", "GEN", "--where", "GF=4", "--valid-on", "2016-01-01",
    ]
    indicators = [PROGRAM, "import", "indicators", project, DATA / TABLE, "--level", "Gemeinde"]

    def fresh(_):
        project.unlink(missing_ok=True)
        subprocess.run(new, check=True, capture_output=True)

    commands = [("sozialraumatlas", [str(word) for word in boundaries])]
    print_table("Import of all municipalities with preparation", run_in_turn(commands, RUNS, before=fresh))
    for command in (indicators, [PROGRAM, "import", "catalogue", project, catalogue]):
        done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
        if done.returncode != 0:
            print(f"import failed: {done.stderr.decode(errors='replace').strip()}")
            return None
    return project


def compare_maps(work, project, shapefile, values_csv, has_geopandas, has_qgis):
    """The same map as a whole process, process start included."""
    for title, width, height, dpi in [("1920 × 1080", 1920, 1080, 96), ("A4 at 300 dpi", 3508, 2480, 300)]:
        size = [str(width), str(height), str(dpi)]
        commands = []
        if project:
            out = str(work / "ours.png")
            commands.append(("sozialraumatlas", [
                PROGRAM, "map", str(project), "--indicator", "U18", "--period", "2015", "--level", "Gemeinde",
                "--size", f"{width}x{height}", "--dpi", str(dpi), "--out", out,
            ]))
        if has_qgis:
            commands.append(("QGIS", [
                QGIS_PYTHON, str(HERE / "map_qgis.py"), str(shapefile), str(values_csv), str(work / "qgis.png"), *size,
            ]))
        if has_geopandas:
            commands.append(("geopandas", [
                PEERS_PYTHON, str(HERE / "map_geopandas.py"), str(shapefile), str(values_csv),
                str(work / "geopandas.png"), *size,
            ]))
        print_table(f"Map of all municipalities, {title}, whole process", run_in_turn(commands, RUNS))
        keep = os.environ.get("KEEP_PICTURES")
        for picture in work.glob("*.png") if keep else ():
            shutil.copy(picture, Path(keep) / f"{picture.stem}-{width}x{height}.png")


def compare_breaks(work, counts, has_program):
    """Natural breaks of 14 age groups with 3 to 9 classes: who finds the optimum, and how fast."""
    rows = [counts[key] for key in sorted(counts) if counts[key][-1] > 0]
    columns = [[100.0 * row[group] / row[-1] for row in rows] for group in range(14)]
    cases = [{"values": column, "classes": classes} for column in columns for classes in range(3, 10)]
    timed = {"values": [share_under_18(row) for row in rows], "classes": 5}
    print(f"\nNatural breaks of {len(rows)} values: optimum found in {len(cases)} cases, median time for 5 classes")
    found = {}
    if has_program:
        found["sozialraumatlas"] = breaks_of_program(work, columns)
    request = json.dumps({"cases": cases, "timed": timed}).encode()
    for library in ("mapclassify", "jenkspy"):
        if is_there(library, [PEERS_PYTHON, "-c", f"import {library}"]):
            done = subprocess.run(
                [PEERS_PYTHON, str(HERE / "jenks_peers.py"), library], input=request, capture_output=True, check=False
            )
            if done.returncode != 0:
                print(f"  {library} failed: {done.stderr.decode(errors='replace').strip()[-200:]}")
                continue
            found[library] = json.loads(done.stdout)
    deviations = {
        name: [deviation(case["values"], bounds) for case, bounds in zip(cases, answer["bounds"])]
        for name, answer in found.items()
    }
    best = [min(of_case) for of_case in zip(*deviations.values())]
    for name, answer in found.items():
        excess = [own / least - 1 for own, least in zip(deviations[name], best)]
        missed = [share for share in excess if share > 1e-12]
        worst = f", at worst {100 * max(missed):.4f} % above" if missed else ""
        seconds = f"{1000 * answer['seconds']:8.1f} ms" if answer["seconds"] is not None else "   (time: cargo bench)"
        print(f"  {name:<18}{seconds}  best in {len(excess) - len(missed)} of {len(excess)}{worst}  {answer['version']}")


def breaks_of_program(work, columns):
    """Upper bounds of each case from the command line; a process per case, so it is not timed here."""
    bounds = []
    for number, column in enumerate(columns):
        file = work / f"column-{number}.csv"
        file.write_text("value,name\n" + "".join(f"{value!r},x\n" for value in column), encoding="utf-8")
        for classes in range(3, 10):
            command = [
                PROGRAM, "classify", str(file), "--column", "value", "--scheme", "fisher-jenks", "--classes",
                str(classes), "--json",
            ]
            done = subprocess.run(command, capture_output=True, check=True)
            bounds.append(json.loads(done.stdout)["upper_bounds"])
    return {"version": "", "seconds": None, "bounds": bounds}


def deviation(values, upper_bounds):
    """Sum of squared deviations from the class means, to the last digits."""
    classes = {}
    for value in values:
        place = min(bisect.bisect_left(upper_bounds, value), len(upper_bounds) - 1)
        classes.setdefault(place, []).append(value)
    means = {place: math.fsum(members) / len(members) for place, members in classes.items()}
    return math.fsum((value - means[place]) ** 2 for place, members in classes.items() for value in members)


if __name__ == "__main__":
    sys.exit(main())

#!/bin/sh
# Measures the finished program: every figure of "Speed and memory", each with its aim. See README.md in this folder.
#
#   SOZIALRAUMATLAS_BIN         the program (default: target/release/sozialraumatlas)
#   SOZIALRAUMATLAS_TEST_DATA   folder with boundaries/vg250-2016-gemeinden.zip and indicators/genesis/
#   RUNS                        runs per figure after one to warm up (default: 5); the median is printed
#   GROWTH                      numbers of municipalities for the growth table (default: "11300 22600 45200")
#   LARGE                       side of the large page in pixels (default: 16384)
#
#   VALHALLA                    a folder with Valhalla's tiles of Malta, for `reach`
#   PEERS_PYTHON                a Python with scikit-learn, scipy, esda, libpysal, pygeoda, geopandas (default: python3)
#
# Without words it measures everything; `measure.sh social-space` the statistics of social space alone, beside their peers, on the
# same rows and neighbours in the same run; `measure.sh reach` reachability alone, beside scipy and pandana on the same graph, and
# beside Valhalla when VALHALLA names a folder with its config.json and node_modules (see peers/reach_valhalla.mjs). What is missing here is named and left out. Ends with 1 when an aim was missed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${SOZIALRAUMATLAS_BIN:=$here/../target/release/sozialraumatlas}"
: "${SOZIALRAUMATLAS_TEST_DATA:=}"
: "${RUNS:=5}"
: "${GROWTH:=11300 22600 45200}"
: "${LARGE:=16384}"
: "${PEERS_PYTHON:=python3}"
program=$SOZIALRAUMATLAS_BIN
export RUNS
if [ ! -x "$program" ]; then
    echo "not there: $program (cargo build --release, or name it with SOZIALRAUMATLAS_BIN)" >&2
    exit 1
fi
if ! command -v python3 > /dev/null; then
    echo "not there: python3, which takes the time and the peak of memory" >&2
    exit 1
fi
case $program in
*/debug/*) echo "This is an unoptimised program: the figures below mean nothing." ;;
esac
work=$(mktemp -d "${TMPDIR:-/tmp}/sozialraumatlas-measure-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
missed=0

# measure COMMAND...: runs it once to warm up and RUNS times; prints median, least and most seconds and peak MB.
# BEFORE, a shell command, is run before each run and is not measured.
measure() {
    python3 - "$@" << 'PYTHON'
import os, statistics, subprocess, sys, time
before, runs, seconds, peak = os.environ.get("BEFORE"), int(os.environ["RUNS"]), [], 0
for number in range(runs + 1):
    if before:
        subprocess.run(["sh", "-c", before], check=True, stdout=subprocess.DEVNULL)
    start = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit("failed: " + " ".join(sys.argv[1:]) + "\n" + said.decode(errors="replace"))
    if number > 0 or runs == 0:
        seconds.append(took)
    # Kilobytes on Linux, bytes on macOS.
    peak = max(peak, usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024))
print(f"{statistics.median(seconds):.3f} {min(seconds):.3f} {max(seconds):.3f} {peak:.0f}")
PYTHON
}

# figure NAME SECONDS-AIM MB-AIM COMMAND...: one line; an aim of - is none.
figure() {
    name=$1 seconds_aim=$2 mb_aim=$3
    shift 3
    if ! taken=$(measure "$@"); then
        missed=1
        printf '  %-44s failed\n' "$name"
        return 0
    fi
    verdict "$name" "$seconds_aim" "$mb_aim" "$taken" || missed=1
}

# verdict NAME SECONDS-AIM MB-AIM "MEDIAN LEAST MOST MB": prints the line; false when an aim was missed.
verdict() {
    echo "$4" | awk -v name="$1" -v seconds_aim="$2" -v mb_aim="$3" '{
        aims = (seconds_aim == "-" ? "" : "  aim <= " seconds_aim " s") (mb_aim == "-" ? "" : "  aim < " mb_aim " MB")
        late = seconds_aim != "-" && $1 > seconds_aim + 0
        large = mb_aim != "-" && $4 >= mb_aim + 0
        memory = $4 == "-" ? "        " : sprintf("%5d MB", $4)
        printf "  %-44s %8.3f s  (%.3f-%.3f)  %s%s%s\n", name, $1, $2, $3, memory, aims, late || large ? "  MISSED" : ""
        exit late || large
    }'
}

# The statistics of social space on the municipalities of Germany, then the same work with scikit-learn, scipy, esda, libpysal and
# pygeoda; ratios and whether results agree.
# Reachability: the figures of the program, then its peers on the graph that it wrote.
reach() {
    if ! command -v cargo > /dev/null; then
        echo "left out: reachability (cargo is not there, which builds what measures it)"
        return 0
    fi
    mkdir -p "$work/reach"
    echo
    echo "Reachability, within the program, median of 5"
    if ! (cd "$here/.." && SOZIALRAUMATLAS_BENCH_OUT=$work/reach cargo bench --quiet --bench reach) > "$work/reach.txt"; then
        cat "$work/reach.txt"
        echo "  failed"
        missed=1
        return 0
    fi
    awk '{ late = / ms +aim / && $(NF - 4) > $(NF - 1) ? "   MISSED" : ""; print "  " $0 late; if (late != "") bad = 1 }
         END { exit bad }' "$work/reach.txt" || missed=1
    echo
    echo "The same nearest facilities with scipy and pandana"
    SOZIALRAUMATLAS_BENCH_OUT=$work/reach "$PEERS_PYTHON" -u "$here/peers/reach_peers.py" || true
    if [ -n "${VALHALLA:-}" ] && [ -f "$work/reach/pairs.csv" ]; then
        echo
        echo "600 pairs of places on Malta beside Valhalla"
        cp "$here/peers/reach_valhalla.mjs" "$VALHALLA/beside.mjs"
        (cd "$VALHALLA" && node beside.mjs config.json "$work/reach/pairs.csv" 2> /dev/null | grep -v '^20[0-9][0-9]/') || true
        rm -f "$VALHALLA/beside.mjs"
    fi
}

social_space() {
    zip=$SOZIALRAUMATLAS_TEST_DATA/boundaries/vg250-2016-gemeinden.zip
    table=$SOZIALRAUMATLAS_TEST_DATA/indicators/genesis/12411-02-03-5_00.csv
    if [ -z "$SOZIALRAUMATLAS_TEST_DATA" ] || [ ! -f "$zip" ] || [ ! -f "$table" ]; then
        echo "left out: the statistics of social space (the municipalities of Germany are not there)"
        return 0
    fi
    if ! command -v cargo > /dev/null; then
        echo "left out: the statistics of social space (cargo is not there, which builds what measures them)"
        return 0
    fi
    project=$work/social-space.gpkg
    "$program" new "$project" --name Deutschland > /dev/null
    "$program" import boundaries "$project" "$zip" --level Gemeinde --key AGS --name-field GEN --where GF=4 \
        > /dev/null 2>&1
    "$program" import indicators "$project" "$table" --level Gemeinde > /dev/null 2>&1
    mkdir -p "$work/social-space"
    echo
    echo "Statistics of social space, within the program, median of 5"
    if ! (cd "$here/.." && SOZIALRAUMATLAS_BENCH_PROJECT=$project SOZIALRAUMATLAS_BENCH_OUT=$work/social-space \
        cargo bench --quiet --bench typology) > "$work/social-space.txt"; then
        echo "  failed"
        missed=1
        return 0
    fi
    cat "$work/social-space.txt"
    python3 - "$work/social-space.txt" << 'PYTHON' || missed=1
import re, sys
late = False
for line in open(sys.argv[1], encoding="utf-8"):
    found = re.match(r"\s+(.+?)\s+([\d.]+) (ms|MB)\b.*aim ([\d.]+) \3", line)
    if found and float(found[2]) > float(found[4]):
        late = True
        print(f"  MISSED: {found[1]}")
sys.exit(late)
PYTHON
    SOZIALRAUMATLAS_BENCH_OUT=$work/social-space "$PEERS_PYTHON" -u "$here/peers/social_space.py" 2> "$work/peers.said" || {
        echo "  the peers failed: $(tail -n 1 "$work/peers.said")"
        missed=1
    }
}

germany() {
    zip=$SOZIALRAUMATLAS_TEST_DATA/boundaries/vg250-2016-gemeinden.zip
    table=$SOZIALRAUMATLAS_TEST_DATA/indicators/genesis/12411-02-03-5_00.csv
    for file in "$zip" "$table"; do
        if [ -z "$SOZIALRAUMATLAS_TEST_DATA" ] || [ ! -f "$file" ]; then
            echo "left out: the municipalities of Germany ($file is not there; SOZIALRAUMATLAS_TEST_DATA)"
            return 0
        fi
    done
    echo "Municipalities of Germany, whole process, median of $RUNS"
    project=$work/germany.gpkg
    "$program" new "$work/empty.gpkg" --name Deutschland > /dev/null
    BEFORE="cp '$work/empty.gpkg' '$project'"
    export BEFORE
    figure "import boundaries with all preparation" 2.5 800 "$program" import boundaries "$project" "$zip" \
        --level Gemeinde --key AGS --name-field GEN --where GF=4 --valid-on 2016-01-01
    unset BEFORE
    BEFORE="cp '$project' '$work/with-table.gpkg'"
    export BEFORE
    figure "import indicators (17 columns)" - - "$program" import indicators "$work/with-table.gpkg" "$table" \
        --level Gemeinde
    unset BEFORE
    mv "$work/with-table.gpkg" "$project"
    codes=12411-02-03-5_
    cat > "$work/catalogue.csv" << CATALOGUE
code,name,unit,kind,numerator,denominator,factor,decimals,source,licence
U18,Unter 18-Jährige,je 100 Einwohner,ratio,${codes}01+${codes}02+${codes}03+${codes}04+${codes}05,${codes}18,100,1,Regionalstatistik,dl-de/by-2-0
CATALOGUE
    "$program" import catalogue "$project" "$work/catalogue.csv" > /dev/null
    set -- "$project" --indicator U18 --period 2015 --level Gemeinde
    figure "info" - - "$program" info "$project"
    figure "values (all that classify also reads)" - - "$program" values "$@" --csv
    figure "classify, exact natural breaks" - - "$program" classify "$@" --scheme fisher-jenks --classes 5
    figure "map 1920 x 1080" 0.35 - "$program" map "$@" --size 1920x1080 --out "$work/slide.png"
    figure "map A4 at 300 dpi" 0.7 - "$program" map "$@" --size 3508x2480 --dpi 300 --out "$work/a4.png"
    figure "map $LARGE x $LARGE" - 1500 "$program" map "$@" --size "${LARGE}x$LARGE" --out "$work/large.png"
    rm -f "$work/large.png"
    window "$project"
}

# Process start to first complete frame, which the program tells itself.
window() {
    if ! command -v Xvfb > /dev/null || ! command -v xvfb-run > /dev/null; then
        echo "  left out: start of the window (Xvfb and xvfb-run are not there)"
        return 0
    fi
    : > "$work/frames"
    run=0
    while [ "$run" -le "$RUNS" ]; do
        run=$((run + 1))
        if ! timeout 120 xvfb-run -a -s "-screen 0 1366x768x24" "$program" "$1" --screenshot "$work/window.png" \
            > "$work/window.said" 2>&1; then
            echo "  left out: start of the window: $(tail -n 1 "$work/window.said")"
            return 0
        fi
        # The first run warms up.
        [ "$run" -eq 1 ] || sed -n 's/^first complete frame: \([0-9]*\) ms.*/\1/p' "$work/window.said" >> "$work/frames"
    done
    if [ ! -s "$work/frames" ]; then
        echo "  left out: start of the window (the program does not tell its first complete frame)"
        return 0
    fi
    frames=$(sort -n "$work/frames" | awk '{ ms[NR] = $1 } END {
        median = (ms[int((NR + 1) / 2)] + ms[int(NR / 2) + 1]) / 2
        printf "%.3f %.3f %.3f -", median / 1000, ms[1] / 1000, ms[NR] / 1000 }')
    verdict "window to first complete frame" 0.8 - "$frames" || missed=1
    resting_window "$1"
}

# Memory of a window that has come to rest, and the processor time it takes in ten seconds when nobody touches it.
resting_window() {
    if [ ! -r /proc/self/status ]; then
        echo "  left out: the resting window (needs /proc)"
        return 0
    fi
    rested=$(python3 - "$program" "$1" << 'PYTHON'
import os, subprocess, sys, tempfile, time
display = f":{90 + os.getpid() % 400}"
screen = subprocess.Popen(["Xvfb", display, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL)
time.sleep(1)
with tempfile.TemporaryDirectory() as home:
    environment = os.environ | {"DISPLAY": display, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
    window = subprocess.Popen(sys.argv[1:], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(8)
    fields = lambda: open(f"/proc/{window.pid}/stat").read().rsplit(")", 1)[1].split()
    ticks = lambda: sum(int(field) for field in fields()[11:13])
    before = ticks()
    time.sleep(10)
    spent = (ticks() - before) / os.sysconf("SC_CLK_TCK")
    kilobytes = next(int(line.split()[1]) for line in open(f"/proc/{window.pid}/status") if line.startswith("VmRSS"))
    window.terminate()
    window.wait()
screen.terminate()
print(f"{spent:.3f} {spent:.3f} {spent:.3f} {kilobytes / 1024:.0f}")
PYTHON
    ) || {
        echo "  left out: the resting window (it could not be started)"
        return 0
    }
    verdict "window at rest, processor time in 10 s" 0.02 550 "$rested" || missed=1
}

# Process start until the start page is on the screen, seen in the screen's own memory: as at the very first start, and with
# six projects opened before, the last of which is gone.
start_page() {
    if ! command -v Xvfb > /dev/null; then
        echo "  left out: the start page (Xvfb is not there)"
        return 0
    fi
    echo "Start page, process start until it is on the screen, median of $RUNS"
    for before in 0 6; do
        if ! taken=$(start_page_with "$before"); then
            echo "  left out: the start page (it could not be seen)"
            return 0
        fi
        verdict "start page, projects opened before: $before" 0.4 - "$taken" || missed=1
    done
    echo
}

start_page_with() {
    python3 - "$program" "$1" << 'PYTHON'
import json, mmap, os, pathlib, statistics, subprocess, sys, tempfile, time
program, before, runs, seconds = sys.argv[1], int(sys.argv[2]), int(os.environ["RUNS"]), []
width, height = 1366, 768

def prepare(home):
    if not before:
        return
    paths = [f"{home}/{number}.gpkg" for number in range(before)]
    for path in paths:
        subprocess.run([program, "sample", path], check=True, stdout=subprocess.DEVNULL)
    settings = pathlib.Path(home, "sozialraumatlas", "settings.json")
    settings.parent.mkdir()
    facts = [{"path": path, "name": "Projekt", "used": 1_700_000_000} for path in paths]
    settings.write_text(json.dumps(
        {"recent_projects": paths, "project_facts": facts, "last_project": f"{home}/gone.gpkg"}))

with tempfile.TemporaryDirectory() as screen_folder:
    display = f":{90 + os.getpid() % 400}"
    screen = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", f"{width}x{height}x24", "-fbdir", screen_folder], stderr=subprocess.DEVNULL)
    time.sleep(1)
    with open(f"{screen_folder}/Xvfb_screen0", "rb") as file:
        memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
    pixels = len(memory) - width * height * 4
    look = lambda: b"".join(memory[pixels + row * width * 4:pixels + (row + 1) * width * 4] for row in range(2, height, 12))
    for number in range(runs + 1):
        with tempfile.TemporaryDirectory() as home:
            prepare(home)
            empty = look()
            environment = os.environ | {"DISPLAY": display, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
            start = time.perf_counter()
            window = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            while look() == empty and time.perf_counter() < start + 20:
                time.sleep(0.002)
            took = time.perf_counter() - start
            window.terminate()
            window.wait()
            time.sleep(0.5)
            if took >= 20:
                sys.exit(1)
            # The first run warms up.
            if number > 0:
                seconds.append(took)
    screen.terminate()
print(f"{statistics.median(seconds):.3f} {min(seconds):.3f} {max(seconds):.3f} -")
PYTHON
}

# Germany once, twice and four times, drawn at half the size beside each other, as shapefiles: import from files.
import_growth() {
    zip=$SOZIALRAUMATLAS_TEST_DATA/boundaries/vg250-2016-gemeinden.zip
    if [ -z "$SOZIALRAUMATLAS_TEST_DATA" ] || [ ! -f "$zip" ] || ! command -v ogr2ogr > /dev/null; then
        echo "left out: growth of the import (needs the municipalities of Germany, unzip and ogr2ogr with SpatiaLite)"
        return 0
    fi
    unzip -qo "$zip" -d "$work/boundaries"
    source=$(find "$work/boundaries" -name '*.shp' | head -n 1)
    layer=$(basename "$source" .shp)
    echo
    echo "Growth of the import of boundaries from a shapefile (factors are per municipality, against the first line)"
    printf '  %8s  %12s %8s %9s %8s\n' Germanys "import s" factor MB factor
    : > "$work/import-growth"
    for times in 1 2 4; do
        copy=0
        while [ "$copy" -lt "$times" ]; do
            [ "$copy" -eq 0 ] && how="-lco ENCODING=UTF-8" || how="-append -update"
            # shellcheck disable=SC2086 # options are words
            ogr2ogr $how "$work/times$times.shp" "$source" -nln "times$times" -dialect SQLite -sql \
                "SELECT ShiftCoords(ScaleCoords(geometry, 0.5, 0.5), 140000 + ($copy % 2) * 330000,
                 2620000 + ($copy / 2) * 440000) AS geometry,
                 (2 * $copy + CAST(substr(AGS, 1, 1) AS INTEGER)) || substr(AGS, 2) AS AGS, GEN, GF FROM \"$layer\"" \
                2> /dev/null
            copy=$((copy + 1))
        done
        taken=$(BEFORE="cp '$work/empty.gpkg' '$work/times.gpkg'" measure "$program" import boundaries "$work/times.gpkg" \
            "$work/times$times.shp" --level Gemeinde --key AGS --name-field GEN --where GF=4)
        echo "$times $taken" >> "$work/import-growth"
        awk 'NR == 1 { n = $1; s = $2; m = $5 }
             { last = sprintf("  %8d  %12.2f %8.2f %9d %8.2f", $1, $2, $2 / $1 / (s / n), $5, $5 / $1 / (m / n)) }
             END { print last }' "$work/import-growth"
    done
    awk 'NR == 1 { n = $1; s = $2; m = $5 } $2 / $1 > 1.25 * s / n || $5 / $1 > 1.25 * m / n { worse = 1 } END { exit worse }' \
        "$work/import-growth" || { echo "  MISSED: grows faster than the number of municipalities"; missed=1; }
}

# Seconds and memory per municipality, compared with the first line.
growth() {
    echo
    echo "Growth with the generator (one run each; factors are per municipality, against the first line)"
    printf '  %8s  %12s %8s %9s %8s   %12s %8s %9s %8s\n' regions "sample s" factor MB factor "map s" factor MB factor
    : > "$work/growth"
    for regions in $GROWTH; do
        sample=$(BEFORE="rm -f '$work/sample.gpkg'" RUNS=0 measure "$program" sample "$work/sample.gpkg" --regions "$regions")
        map=$(measure "$program" map "$work/sample.gpkg" --indicator EW_U18 --level Gemeinden --period 2024 \
            --size 1920x1080 --out "$work/sample.png")
        echo "$regions $sample $map" >> "$work/growth"
        awk 'NR == 1 { n = $1; s = $2; sm = $5; m = $6; mm = $9 }
             { last = sprintf("  %8d  %12.2f %8.2f %9d %8.2f   %12.3f %8.2f %9d %8.2f", $1,
                 $2, $2 / $1 / (s / n), $5, $5 / $1 / (sm / n), $6, $6 / $1 / (m / n), $9, $9 / $1 / (mm / n)) }
             END { print last }' "$work/growth"
    done
    # Memory of the small ones is mostly what does not grow at all: only factors above 1 would be a fault.
    awk 'NR == 1 { n = $1; s = $2; sm = $5; m = $6; mm = $9 }
         $2 / $1 > 1.25 * s / n || $5 / $1 > 1.25 * sm / n || $6 / $1 > 1.25 * m / n || $9 / $1 > 1.25 * mm / n { worse = 1 }
         END { exit worse }' "$work/growth" || { echo "  MISSED: grows faster than the number of municipalities"; missed=1; }
}

echo "$("$program" --version), $(uname -sm), $(getconf _NPROCESSORS_ONLN) processors, load $(uptime | sed 's/.*average[s]*: *//')"
case ${1:-all} in
social-space)
    social_space
    exit "$missed"
    ;;
reach)
    reach
    exit "$missed"
    ;;
all) ;;
*)
    echo "measure.sh [social-space|reach]" >&2
    exit 2
    ;;
esac
start_page
germany
import_growth
growth
social_space
echo
echo "Within the program: cargo bench --bench prepare (import by stage), --bench classify (natural breaks), --bench window"
echo "(change of indicator, canvas code of a frame)."
echo "Beside QGIS and geopandas: benches/peers/run.sh."
exit "$missed"

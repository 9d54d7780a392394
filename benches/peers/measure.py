"""Runs commands in turn and tells the median wall time and the largest memory of each."""

import os
import statistics
import subprocess
import time
from dataclasses import dataclass, field


@dataclass
class Measured:
    """What several runs of one command took."""

    name: str
    seconds: list = field(default_factory=list)
    peak_mb: float = 0.0
    failure: str = ""

    @property
    def median(self):
        """Median wall time in seconds; None after a failure."""
        return statistics.median(self.seconds) if self.seconds and not self.failure else None


def run_once(command):
    """Wall time in seconds, peak memory in MB, and what went wrong (empty when nothing did)."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    failure = ""
    if process.returncode != 0:
        failure = errors.decode(errors="replace").strip().splitlines()[-1:] or [f"exit {process.returncode}"]
        failure = failure[0]
    return seconds, usage.ru_maxrss / 1024, failure


def run_in_turn(commands, runs, before=lambda name: None):
    """One warm-up, then `runs` rounds over all commands, so that a busy machine slows all of them alike."""
    measured = [Measured(name) for name, _ in commands]
    for round_number in range(runs + 1):
        for result, (name, command) in zip(measured, commands):
            if result.failure:
                continue
            before(name)
            seconds, peak_mb, result.failure = run_once(command)
            if round_number > 0 and not result.failure:
                result.seconds.append(seconds)
                result.peak_mb = max(result.peak_mb, peak_mb)
    return measured


def print_table(title, measured):
    """Medians, and how many times longer each takes than the first."""
    print(f"\n{title}")
    ours = measured[0].median if measured and measured[0].name == "sozialraumatlas" else None
    for result in measured:
        if result.median is None:
            print(f"  {result.name:<24} failed: {result.failure}")
            continue
        ratio = f"{result.median / ours:6.1f} ×" if ours else "        "
        spread = f"{min(result.seconds):.3f}–{max(result.seconds):.3f}"
        print(f"  {result.name:<24}{result.median:8.3f} s {ratio}  ({spread}, {result.peak_mb:.0f} MB)")

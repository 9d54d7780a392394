"""Reads GENESIS tables at municipality depth with the standard library alone: official key and age-group counts."""

import csv

TABLE = "indicators/genesis/12411-02-03-5_00.csv"
AGE_GROUPS = 17


def official_key(text):
    """The 8-digit key (AGS) that a GENESIS row key means, else None."""
    if not text.isdigit():
        return None
    if len(text) == 8:
        return text
    if len(text) in (10, 11):
        return text[:5] + text[-3:]
    if len(text) == 5:
        return text + "000"
    if text in ("02", "11"):
        return text + "000000"
    return None


def age_groups(path):
    """For each official key the counts of the 17 age groups and their total; rows that hold only signs are left out."""
    found = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            if row and row[0].startswith("____"):
                break
            key = official_key(row[0]) if row else None
            if key is None or len(row) < 3 + AGE_GROUPS:
                continue
            numbers = row[2 : 3 + AGE_GROUPS]
            if all(number.isdigit() for number in numbers):
                found[key] = [int(number) for number in numbers]
    return found


def share_under_18(counts):
    """Percent of people under 18, or None without people."""
    return 100.0 * sum(counts[:5]) / counts[-1] if counts[-1] > 0 else None

"""Runs `frazil bench` and the peers, one after the other, and prints a table: cells, errors, seconds, and how many times longer than frazil."""

import json
import subprocess
import sys

# As `frazil bench` judges: the reference is good to 0.1 mm, 0.15 mm along the probes.
BOUNDS = {"0 C along x": 0.15, "0 C along y": 0.15, "0 C along z": 0.30, "volume below 0 C": 0.505}
# As `frazil bench --json` gives it.
reference = {}


def frazil(program, *options):
    output = subprocess.run([program, "bench", "--json", "-", *options], stdout=subprocess.PIPE, text=True).stdout
    answer = json.loads(output)
    reference.update({figure["name"]: figure["reference"] for figure in answer["figures"] if figure["name"] in BOUNDS})
    freeze = next((timing for timing in answer.get("timings") or [] if timing["name"] == "single freeze"), None)
    return {
        "name": "frazil" + (", uniform" if "--uniform" in options else ""), "cell_mm": answer["resolution_mm"], "cells": answer["cells"],
        "seconds": freeze and freeze["stepping_s"], "figures": {figure["name"]: figure["computed"] for figure in answer["figures"]},
    }


def peer(python, script, cell):
    output = subprocess.run([python, script, "--cell", str(cell)], stdout=subprocess.PIPE, text=True, check=True).stdout
    return json.loads(output)


def errors(answer):
    return {name: answer["figures"][name] - value for name, value in reference.items()}


def is_right(answer):
    return all(abs(error) <= BOUNDS[name] for name, error in errors(answer).items())


def row(answer, unit):
    seconds = answer["seconds"]
    error = errors(answer)
    radii = " ".join(f"{error[name]:+6.2f}" for name in list(BOUNDS)[:3])
    volume = 100 * error["volume below 0 C"] / reference["volume below 0 C"]
    mark = "" if is_right(answer) else "  wrong: at its own accuracy"
    if seconds is None:
        time = f"{'-':>9} {'':8}{mark}"
    else:
        time = f"{seconds:9.3f} {seconds / unit:8.1f}{mark}"
    print(f"{answer['name']:18}{answer['cell_mm']:4g} {answer['cells']:9d}   {radii}  {volume:+6.1f}  {time}", flush=True)


def main():
    program, python, *peers = sys.argv[1:]
    print(f"{'':18}{'mm':>4} {'cells':>9}   {'error x, y, z (mm)':20}  {'vol %':>6}  {'seconds':>9} {'x frazil':>8}")
    answers = [frazil(program, "--resolution", "1", "--runs", "3")]
    # Everything is held against frazil's own grid at 1 mm.
    unit = answers[0]["seconds"]
    if unit is None:
        sys.exit("frazil itself is wrong at 1 mm: nothing is compared")
    row(answers[0], unit)
    for cell in (2, 1):
        row(frazil(program, "--resolution", str(cell), "--runs", "3", "--uniform"), unit)
    for script in peers:
        # NumPy needs some thirty times as long at 1 mm as at 2 mm.
        for cell in (2,) if "numpy" in script else (2, 1):
            row(peer(python, script, cell), unit)


main()

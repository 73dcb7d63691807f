"""Runs `frazil bench` and the peers, one after the other, and prints a table: cells, errors, seconds, and how many times longer than frazil.

Two ratios: to frazil on its usual grid of 1 mm, and to frazil on 2 mm, where it is as right as the problem asks for. With `--long` the peers'
finer grids are run, too (NumPy at 1 mm, numba at 0.5 mm): minutes each, and the only way to see what a peer needs to be right.
"""

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


def row(answer, units):
    """One line of the table; `units` are the seconds that its ratios are to."""
    seconds = answer["seconds"]
    error = errors(answer)
    radii = " ".join(f"{error[name]:+6.2f}" for name in list(BOUNDS)[:3])
    volume = 100 * error["volume below 0 C"] / reference["volume below 0 C"]
    time = " ".join([f"{'-':>9}"] + 2 * [8 * " "]) if seconds is None else " ".join([f"{seconds:9.3f}"] + [f"{seconds / unit:8.1f}" for unit in units])
    mark = "" if is_right(answer) else "  wrong: at its own accuracy"
    print(f"{answer['name']:18}{answer['cell_mm']:4g} {answer['cells']:9d}   {radii}  {volume:+6.1f}  {time}{mark}", flush=True)


def tell_same_cells(uniform, peers):
    """Run against run on the same uniform cells, whatever each says of the ice."""
    for answer in peers:
        own = uniform.get(answer["cell_mm"])
        if own and own["seconds"]:
            ratio = answer["seconds"] / own["seconds"]
            print(f"on the same uniform cells of {answer['cell_mm']:g} mm: {answer['name']} takes {ratio:.1f} times as long as frazil")


def cells(script, is_long):
    """Cell widths that a peer is run at. NumPy needs some thirty times as long at 1 mm as at 2 mm, numba at 0.5 mm as at 1 mm."""
    if "numpy" in script:
        return (2, 1) if is_long else (2,)
    return (2, 1, 0.5) if is_long else (2, 1)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--long"]
    is_long = len(arguments) < len(sys.argv) - 1
    program, python, *scripts = arguments
    graded = {cell: frazil(program, "--resolution", str(cell), "--runs", "5") for cell in (1, 2)}
    wrong = [cell for cell, answer in graded.items() if answer["seconds"] is None]
    if wrong:
        sys.exit(f"frazil itself is wrong at {wrong[0]} mm: nothing is compared")
    units = [graded[cell]["seconds"] for cell in (1, 2)]
    print(f"{'':18}{'mm':>4} {'cells':>9}   {'error x, y, z (mm)':20}  {'vol %':>6}  {'seconds':>9} {'x 1 mm':>8} {'x 2 mm':>8}")
    for answer in graded.values():
        row(answer, units)
    uniform = {cell: frazil(program, "--resolution", str(cell), "--runs", "5", "--uniform") for cell in (2, 1)}
    for answer in uniform.values():
        row(answer, units)
    peers = []
    for script in scripts:
        for cell in cells(script, is_long):
            peers.append(peer(python, script, cell))
            row(peers[-1], units)
    tell_same_cells(uniform, peers)


main()

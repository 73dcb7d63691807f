"""cryo2probe-v1 for solvers on a uniform grid: the problem, and what is measured of an answer.

Two probes of 1.7 mm, 30 mm active, 15 mm apart, held at -140 C in a box of 96 mm at 37 C, for 12 min. The figures and the reference are those of
Sources/Verification/TwoProbeProblem.swift; lengths in mm, temperatures in C, energies in MJ/m3.
"""

import argparse
import json

import numpy as np

BOX = 96.0
SECONDS = 720.0
BODY, PROBE = 37.0, -140.0
PROBES_X, PROBE_RADIUS, ACTIVE_LENGTH = (-7.5, 7.5), 0.85, 30.0

SOLIDUS, LIQUIDUS = -8.0, -1.0
LATENT = 250.0
FROZEN_CONDUCTIVITY, CONDUCTIVITY = 2.0, 0.52  # W/m/K
FROZEN_CAPACITY, MUSHY_CAPACITY, CAPACITY = 1.85, 2.725, 3.60  # MJ/m3/K
PERFUSION = 7500e-6  # MJ/m3/K/s
# Enthalpy counts from the solidus.
MELTING = LATENT + MUSHY_CAPACITY * (LIQUIDUS - SOLIDUS)


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cell", type=float, default=2.0, help="width of a cell, mm")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def centres(cell):
    """Centres along an axis, with one cell beyond each wall that holds the wall's temperature."""
    count = round(BOX / cell)
    return (np.arange(count + 2) - 0.5) * cell - BOX / 2


def probe_cells(x):
    """The cells whose centre lies in a probe, or the nearest ones where the probe is thinner than a cell: what one writes first."""
    X, Y, Z = np.meshgrid(x, x, x, indexing="ij")
    held = np.zeros(X.shape, bool)
    for place in PROBES_X:
        away = np.hypot(X - place, Y)
        inside = away <= PROBE_RADIUS
        if not inside.any():
            inside = away < away.min() + 1e-6
        held |= inside & (abs(Z) <= ACTIVE_LENGTH / 2)
    return held


def steps(cell):
    """How many explicit steps, and how long each, s: nine tenths of what is stable."""
    longest = 0.9 * cell * cell * FROZEN_CAPACITY / (6 * FROZEN_CONDUCTIVITY)
    count = int(np.ceil(SECONDS / longest))
    return count, SECONDS / count


def tell(name, cell, count, seconds, x, temperature):
    """Prints the answer as one line of JSON."""

    def line(start, axis):
        reach = np.arange(0, 44, 0.05)
        points = np.zeros((reach.size, 3)) + start
        points[:, axis] += reach
        values = trilinear(points, x, temperature)
        frozen = np.nonzero((values[:-1] <= 0) & (values[1:] > 0))[0]
        if frozen.size == 0:
            return float("nan")
        last = frozen[-1]
        return points[last, axis] + 0.05 * values[last] / (values[last] - values[last + 1])

    fine = np.arange(-44, 44, 0.5) + 0.25
    volume = 0.0
    for z in fine:
        points = np.stack(np.meshgrid(fine, fine, [z], indexing="ij"), -1).reshape(-1, 3)
        volume += (trilinear(points, x, temperature) < 0).sum() * 0.125e-3
    figures = {
        "0 C along x": line((7.5, 0, 0), 0), "0 C along y": line((7.5, 0, 0), 1), "0 C along z": line((7.5, 0, 0), 2), "volume below 0 C": volume,
    }
    print(json.dumps({"name": name, "cell_mm": cell, "cells": (x.size - 2) ** 3, "steps": count, "seconds": seconds, "figures": figures}))


def trilinear(points, x, values):
    place = (points - x[0]) / (x[1] - x[0])
    low = np.clip(np.floor(place).astype(int), 0, x.size - 2)
    part = place - low
    total = 0.0
    for corner in range(8):
        upper = np.array([corner & 1, corner >> 1 & 1, corner >> 2])
        weight = np.prod(np.where(upper, part, 1 - part), axis=1)
        total = total + weight * values[tuple((low + upper).T)]
    return total

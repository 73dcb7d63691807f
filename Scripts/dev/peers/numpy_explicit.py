"""Whole arrays at a time: explicit steps of the enthalpy in NumPy."""

import time

import numpy as np

import cryo2probe as problem
from cryo2probe import CAPACITY, CONDUCTIVITY, FROZEN_CAPACITY, FROZEN_CONDUCTIVITY, LIQUIDUS, MELTING, SOLIDUS

options = problem.arguments(__doc__)
cell = options.cell
x = problem.centres(cell)
held = problem.probe_cells(x)
inner = (slice(1, -1),) * 3


def temperature_of(enthalpy):
    mushy = SOLIDUS + (LIQUIDUS - SOLIDUS) * enthalpy / MELTING
    return np.where(enthalpy < 0, SOLIDUS + enthalpy / FROZEN_CAPACITY, np.where(enthalpy < MELTING, mushy, LIQUIDUS + (enthalpy - MELTING) / CAPACITY))


temperature = np.where(held, problem.PROBE, problem.BODY)
enthalpy = np.where(held, FROZEN_CAPACITY * (problem.PROBE - SOLIDUS), MELTING + CAPACITY * (problem.BODY - LIQUIDUS))
held_enthalpy = enthalpy[held]
count, step = problem.steps(cell)

begun = time.perf_counter()
for _ in range(count):
    unfrozen = np.clip((temperature - SOLIDUS) / (LIQUIDUS - SOLIDUS), 0, 1)
    conductivity = FROZEN_CONDUCTIVITY + (CONDUCTIVITY - FROZEN_CONDUCTIVITY) * unfrozen
    gain = problem.PERFUSION * unfrozen[inner] * (problem.BODY - temperature[inner])
    for axis in range(3):
        along = [slice(1, -1)] * 3
        along[axis] = slice(None)
        k, t = conductivity[tuple(along)], temperature[tuple(along)]
        low, high = [slice(None)] * 3, [slice(None)] * 3
        low[axis], high[axis] = slice(None, -1), slice(1, None)
        # W/m/K over mm2 is MW/m3/K.
        flux = 0.5 * (k[tuple(low)] + k[tuple(high)]) * (t[tuple(high)] - t[tuple(low)]) / (cell * cell)
        gain += np.diff(flux, axis=axis)
    enthalpy[inner] += step * gain
    enthalpy[held] = held_enthalpy
    temperature = temperature_of(enthalpy)
problem.tell("NumPy, explicit", cell, count, time.perf_counter() - begun, x, temperature)

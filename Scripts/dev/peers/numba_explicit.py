"""One loop over the cells, compiled and on several threads: explicit steps of the enthalpy in numba."""

import os
import time

import cryo2probe as problem

options = problem.arguments(__doc__)
# Read by numba when it is imported.
os.environ["NUMBA_NUM_THREADS"] = str(options.threads)

import numba
import numpy as np

from cryo2probe import BODY, CAPACITY, CONDUCTIVITY, FROZEN_CAPACITY, FROZEN_CONDUCTIVITY, LIQUIDUS, MELTING, PERFUSION, PROBE, SOLIDUS

cell = options.cell
x = problem.centres(cell)
held = problem.probe_cells(x)


@numba.njit(parallel=True, fastmath=True)
def advance(enthalpy, temperature, conductivity, next_temperature, next_conductivity, held, step, cell):
    # Half, for the mean of two conductivities; W/m/K over mm2 is MW/m3/K.
    scale = 0.5 * step / (cell * cell)
    for i in numba.prange(1, enthalpy.shape[0] - 1):
        for j in range(1, enthalpy.shape[1] - 1):
            for k in range(1, enthalpy.shape[2] - 1):
                if held[i, j, k]:
                    continue
                t, c = temperature[i, j, k], conductivity[i, j, k]
                flow = (conductivity[i - 1, j, k] + c) * (temperature[i - 1, j, k] - t) + (conductivity[i + 1, j, k] + c) * (temperature[i + 1, j, k] - t)
                flow += (conductivity[i, j - 1, k] + c) * (temperature[i, j - 1, k] - t) + (conductivity[i, j + 1, k] + c) * (temperature[i, j + 1, k] - t)
                flow += (conductivity[i, j, k - 1] + c) * (temperature[i, j, k - 1] - t) + (conductivity[i, j, k + 1] + c) * (temperature[i, j, k + 1] - t)
                unfrozen = min(max((t - SOLIDUS) / (LIQUIDUS - SOLIDUS), 0.0), 1.0)
                h = enthalpy[i, j, k] + scale * flow + step * PERFUSION * unfrozen * (BODY - t)
                enthalpy[i, j, k] = h
                t = SOLIDUS + min(h, 0.0) / FROZEN_CAPACITY + min(max(h, 0.0), MELTING) * (LIQUIDUS - SOLIDUS) / MELTING + max(h - MELTING, 0.0) / CAPACITY
                unfrozen = min(max((t - SOLIDUS) / (LIQUIDUS - SOLIDUS), 0.0), 1.0)
                next_temperature[i, j, k] = t
                next_conductivity[i, j, k] = FROZEN_CONDUCTIVITY + (CONDUCTIVITY - FROZEN_CONDUCTIVITY) * unfrozen


temperature = np.where(held, PROBE, BODY)
enthalpy = np.where(held, FROZEN_CAPACITY * (PROBE - SOLIDUS), MELTING + CAPACITY * (BODY - LIQUIDUS))
conductivity = np.where(held, FROZEN_CONDUCTIVITY, CONDUCTIVITY)
count, step = problem.steps(cell)
# Once on copies, so that the time to compile does not count.
advance(enthalpy.copy(), temperature, conductivity, temperature.copy(), conductivity.copy(), held, step, cell)
fields = (temperature, conductivity), (temperature.copy(), conductivity.copy())

begun = time.perf_counter()
for number in range(count):
    now, later = fields[number % 2], fields[1 - number % 2]
    advance(enthalpy, *now, *later, held, step, cell)
problem.tell("numba, explicit", cell, count, time.perf_counter() - begun, x, fields[count % 2][0])

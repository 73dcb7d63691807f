#!/usr/bin/env python3
"""Kills runs, fills disks and tears journals, and holds what `frazil` makes of it against what the journal must be.

    journal.py [--frazil PATH] [--kills N] [--disks N] [--stops N] [--seed N] [--keep]

Every journal must verify up to its cut, hold the intent of every command before the machine's answer to it, be taken up by `frazil resume`, and then
verify as a whole and replay to the last bit; no freeze may be lost or done twice. One line a check; exit status 1 where one fails.
"""

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM = """case "cut off"
background muscle
resolution 4 mm
target lesion = sphere(center: (0, 0, 10) mm, radius: 8 mm) of tumour
organ nerve_root = sphere(center: (30, 0, 10) mm, radius: 2 mm) of nerve
limit coldest(nerve_root) > 5 C
test probe A using argon_17g
test probe B using argon_17g
place probe A at (-6, 0, 0) mm from (-6, 0, 60) mm using argon_17g
place probe B at (6, 0, 0) mm from (6, 0, 60) mm using argon_17g
place sensor S at (0, 12, 10) mm from (0, 12, 60) mm
set power A, B 90%
freeze 4m
scan
thaw passive 1m
together {
  freeze A 3m
  freeze B 2m
}
thaw until tip(all) > 5 C at most 15m
repeat 2 times {
  freeze 90s scan every 45s
  thaw passive 30s
}
thaw until tip(all) > 10 C at most 15m
withdraw A, B
"""
# Freeze time that each probe is to get, s.
FROZEN = {"A": 240 + 180 + 2 * 90, "B": 240 + 120 + 2 * 90}


class Failure(Exception):
    pass


def require(holds, words):
    if not holds:
        raise Failure(words)


def frazil(*arguments, **options):
    return subprocess.run(
        [FRAZIL, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120, **options
    )


def records(path):
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    return [json.loads(line) for line in lines[:-1]]


def begin(journal, *options):
    return subprocess.Popen(
        [FRAZIL, "run", program, "--journal", journal, *options],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )


# What must hold of every journal


def intents_come_first(entries):
    """The machine has answered no command whose intent did not stand in the journal before."""
    intended, begun = [], 0
    for entry in entries:
        if entry["kind"] == "command":
            row = entry["payload"]["row"]
            intended.append(row["kind"])
        if entry["kind"] == "begun":
            begun += 1
            require(intended, f"record {entry['n']}: begun before anything was written down")
            require(entry["payload"]["count"] == begun, f"record {entry['n']}: command {entry['payload']['count']} of the case, not {begun}")


def frozen_seconds(entries):
    """By probe, from the results of committed freezes and what the commands say they are for."""
    seconds = {}
    intents = {}
    for entry in entries:
        payload = entry["payload"]
        if entry["kind"] == "command":
            # The last intent of a row counts: one that was cut off before it began leaves its number to the next.
            intents[payload["row"]["index"]] = payload["command"]
        if entry["kind"] != "result" or payload["kind"] != "freeze" or not payload["committed"]:
            continue
        command = intents.get(payload["index"], "")
        for probe in ("A", "B"):
            if f'"{probe}"' in command:
                seconds[probe] = seconds.get(probe, 0) + payload["end_s"] - payload["start_s"]
        intents.pop(payload["index"], None)
    return seconds


def is_whole(journal):
    verified = frazil("journal", "verify", journal)
    require(verified.returncode == 0, f"verify: {verified.stderr.strip()}")
    told = frazil("journal", "replay", journal)
    require(told.returncode == 0 and "to the last bit" in told.stdout, f"replay: {told.stdout.strip()} {told.stderr.strip()}")
    entries = records(journal)
    intents_come_first(entries)
    require(entries[-1]["kind"] == "end" and entries[-1]["payload"]["exit"] == 0, "the end is not that of a finished run")
    frozen = frozen_seconds(entries)
    for probe, wanted in FROZEN.items():
        require(abs(frozen.get(probe, 0) - wanted) < 1, f"probe {probe} was frozen for {frozen.get(probe, 0):g} s, not {wanted} s")


def is_cut(journal):
    """Good up to its cut; whether there is anything to take up."""
    verified = frazil("journal", "verify", journal)
    if verified.returncode == 0:
        return False
    words = verified.stderr
    if "is empty" in words or os.path.getsize(journal) == 0 or not records(journal):
        return False
    require("is cut off after line" in words, f"verify: {words.strip()}")
    intents_come_first(records(journal))
    return True


def is_taken_up(journal):
    resumed = frazil("resume", journal, "--yes")
    require(resumed.returncode == 0, f"resume: {resumed.returncode}: {resumed.stdout[-400:]} {resumed.stderr[-400:]}")
    require("taken up behind" in resumed.stdout, "resume did not say what it does")
    is_whole(journal)


# The checks


def killed(number, size):
    """`kill -9` once the journal has come to a random size, or after a random time; one in three is killed again while it is taken up."""
    journal = os.path.join(folder, f"kill-{number}.journal")
    target = RANDOM.randrange(opening * 9 // 10, size)
    delay = RANDOM.choice([0, RANDOM.uniform(0, 0.02)])
    speed = RANDOM.choice(["max", "2000", "400"])
    kill_at(begin(journal, "--speed", speed), journal, target, delay)
    if not os.path.exists(journal) or not is_cut(journal):
        return "nothing to take up"
    cut = len(records(journal))
    if RANDOM.random() < 1 / 3:
        again = subprocess.Popen(
            [FRAZIL, "resume", journal, "--yes"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        kill_at(again, journal, RANDOM.randrange(os.path.getsize(journal), size), delay)
        if not is_cut(journal):
            is_whole(journal)
            return f"behind record {cut}, and taken up before the second kill"
    is_taken_up(journal)
    return f"behind record {cut}"


def kill_at(process, journal, size, delay):
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        if os.path.exists(journal) and os.path.getsize(journal) >= size:
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()


def disk_full(number, size):
    """A limit on the size of files stands for the full disk: the run ends with the gas closed, and goes on once there is room."""
    journal = os.path.join(folder, f"disk-{number}.journal")
    limit = RANDOM.randrange(opening * 9 // 10, size)
    run = subprocess.run(
        [FRAZIL, "run", program, "--journal", journal], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    require(run.returncode in (2, 5), f"exit {run.returncode} with room for {limit} bytes: {run.stderr[-300:]}")
    require("cannot be written" in run.stderr, f"it is not said: {run.stderr[-300:]}")
    if not is_cut(journal):
        return f"{limit} bytes: nothing to take up"
    cut = len(records(journal))
    is_taken_up(journal)
    return f"{limit} bytes: behind record {cut}"


def stopped(number):
    """Ctrl-C in a freeze closes the gas, at any speed, and the journal tells the stop again at the same place."""
    journal = os.path.join(folder, f"stop-{number}.journal")
    run = begin(journal, "--speed", RANDOM.choice(["1", "3", "20", "100"]))
    while not os.path.exists(journal) or b'"kind":"reading"' not in open(journal, "rb").read():
        time.sleep(0.005)
        require(run.poll() is None, "the run ended too early")
    time.sleep(RANDOM.uniform(0, 1))
    sent = time.monotonic()
    run.send_signal(signal.SIGINT)
    while run.poll() is None and b'"gas":"closed"' not in open(journal, "rb").read():
        time.sleep(0.001)
    taken = time.monotonic() - sent
    require(run.wait() == 130, f"exit {run.returncode}")
    require(taken < 1, f"the gas was closed {taken:.2f} s after Ctrl-C")
    verified, told = frazil("journal", "verify", journal), frazil("journal", "replay", journal)
    require(verified.returncode == 0, f"verify: {verified.stderr.strip()}")
    require(told.returncode == 0 and "to the last bit" in told.stdout, f"replay: {told.stdout.strip()} {told.stderr.strip()}")
    require("stopped" in [entry["kind"] for entry in records(journal)], "the closing of the gas is not in the journal")
    return f"the gas was closed in {1000 * taken:.0f} ms"


def torn(whole):
    """Power loss: the last record torn at each of its bytes, in a journal cut behind each kind of record."""
    lines = open(whole, "rb").read().split(b"\n")[:-1]
    journal = os.path.join(folder, "torn.journal")
    seen, count = set(), 0
    for index in range(len(lines) - 1, 0, -1):
        kind = json.loads(lines[index])["kind"]
        if kind in seen or kind == "module":
            continue
        seen.add(kind)
        before = b"\n".join(lines[:index]) + b"\n"
        for length in range(len(lines[index]) + 1):
            with open(journal, "wb") as file:
                file.write(before + lines[index][:length])
            require(is_cut(journal), f"{kind} torn at byte {length} is not seen as cut off")
            count += 1
        is_taken_up(journal)
    return f"{count} torn records of {len(seen)} kinds"


def changed(whole):
    """A changed journal is not taken up, and a whole one has nothing to take up."""
    require(frazil("resume", whole).returncode == 2, "a whole journal was taken up")
    data = bytearray(open(whole, "rb").read())
    data[len(data) // 2] ^= 1
    journal = os.path.join(folder, "changed.journal")
    open(journal, "wb").write(bytes(data))
    require(frazil("journal", "verify", journal).returncode == 1, "a changed byte passes")
    before = open(journal, "rb").read()
    require(frazil("resume", journal).returncode == 2, "a changed journal was taken up")
    require(open(journal, "rb").read() == before, "a journal that is not taken up was written to")
    return "refused"


def locked(number):
    """A run that is not over is not taken up beside itself."""
    journal = os.path.join(folder, "locked.journal")
    run = begin(journal, "--speed", "20")
    while not os.path.exists(journal) or os.path.getsize(journal) < opening + 2000:
        time.sleep(0.01)
        require(run.poll() is None, "the run ended too early")
    refused = frazil("resume", journal, "--yes")
    run.send_signal(signal.SIGKILL)
    run.wait()
    require(refused.returncode == 2 and "is not over" in refused.stderr, f"taken up beside the run: {refused.stderr[-300:]}")
    return "refused"


def check(name, work):
    try:
        print(f"ok    {name}: {work()}", flush=True)
        return True
    except (Failure, subprocess.TimeoutExpired) as failure:
        print(f"FAIL  {name}: {failure}", flush=True)
        return False


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--frazil", default=os.path.join(os.path.dirname(__file__), "../../.build/release/frazil"))
parser.add_argument("--kills", type=int, default=8)
parser.add_argument("--disks", type=int, default=4)
parser.add_argument("--stops", type=int, default=4)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--keep", action="store_true", help="keep the journals, and say where")
options = parser.parse_args()
FRAZIL = os.path.abspath(options.frazil)
RANDOM = random.Random(options.seed)
folder = tempfile.mkdtemp(prefix="frazil-journals-")
program = os.path.join(folder, "program.frz")
with open(program, "w") as file:
    file.write(PROGRAM)

whole = os.path.join(folder, "whole.journal")
first = frazil("run", program, "--journal", whole)
good = check("an undisturbed run", lambda: require(first.returncode == 0, first.stderr[-400:]) or is_whole(whole) or f"{len(records(whole))} records")
size = os.path.getsize(whole) if good else 1
# Up to the first command: the program and the library's modules.
opening = open(whole, "rb").read().index(b'"kind":"command"') if good else 0
results = [good]
if good:
    results.append(check("a changed journal", lambda: changed(whole)))
    results.append(check("a run that is not over", lambda: locked(0)))
    results += [check(f"kill -9, {number}", lambda: killed(number, size)) for number in range(options.kills)]
    results += [check(f"full disk, {number}", lambda: disk_full(number, size)) for number in range(options.disks)]
    results += [check(f"Ctrl-C, {number}", lambda: stopped(number)) for number in range(options.stops)]
    results.append(check("a torn record", lambda: torn(whole)))
print(f"{sum(results)} of {len(results)} hold")
if options.keep:
    print(folder)
else:
    subprocess.run(["rm", "-r", folder])
sys.exit(0 if all(results) else 1)

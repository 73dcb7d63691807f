#!/usr/bin/env python3
"""Drives the built program over real sockets and terminals, as somebody with a stock SCPI client and a bench would.

    python3 Tests/Acceptance/wire.py [--frazil .build/release/frazil] [--only NAME] [--programs FOLDER]

Needs nothing but Python 3; the part with PyVISA runs where `pyvisa` and `pyvisa-py` can be imported, and is skipped aloud where not.
Exit status 1 where a check fails.
"""
import argparse
import concurrent.futures
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from road import Road
from sitting import Sitting

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FAILURES = []
SKIPPED = []
SIDE_BY_SIDE = 3
# Begun first.
LONG = {"faults", "links", "programs", "again", "live"}

SMALL = """case "two probes in muscle"
background muscle
target lesion = sphere(center: (0, 0, 0) mm, radius: 8 mm) of muscle
resolution 3 mm
test probe A using argon_17g
test probe B using argon_17g
place probe A at (-6, 0, 0) mm from (-6, 0, 60) mm using argon_17g
place probe B at (6, 0, 0) mm from (6, 0, 60) mm using argon_17g
place sensor T at (0, 6, 0) mm from (0, 6, 60) mm
hold 10s
freeze 60s
scan ct slice z = 0 mm
thaw 30s
hold 20s
"""


def check(name, holds, detail=""):
    print(f"{'ok   ' if holds else 'FAIL '} {name}" + (f"  ({detail})" if detail and not holds else ""), flush=True)
    if not holds:
        FAILURES.append(name)


class Console:
    """`frazil console` in a process of its own."""

    def __init__(self, *options, bench=False, pty=False):
        line = [FRAZIL, "console"] + (["--pty"] if pty else ["--tcp", "127.0.0.1:0"]) + list(options) + (["--bench"] if bench else [])
        self.process = subprocess.Popen(line, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        self.places = [self.process.stdout.readline().split()[-1] for _ in range(4 if bench else 1)]
        self.place = self.places[0]
        self.port = None if pty else int(self.place.rsplit(":", 1)[1])
        self.address = f"scpi://{self.place}" + ("?baud=115200" if pty else "")
        self.addresses = ",".join(f"scpi://{place}" for place in self.places)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)

    def client(self):
        return Client(self.port)


class Client:
    def __init__(self, port, patience=10):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self.file = self.socket.makefile("rb")

    def say(self, text):
        self.socket.sendall(text.encode() + b"\n")

    def ask(self, text):
        self.say(text)
        return self.line()

    def line(self):
        line = self.file.readline()
        if not line.endswith(b"\n"):
            raise EOFError(line)
        return line.decode().rstrip("\n")

    def error(self):
        return self.ask("SYST:ERR?")

    def close(self):
        self.file.close()
        self.socket.close()


def frazil(*arguments, timeout=600, stdin=subprocess.DEVNULL):
    return subprocess.run([FRAZIL, *arguments], capture_output=True, text=True, timeout=timeout, stdin=stdin)


def run_json(path, *options, timeout=600):
    done = frazil("run", path, "--json", "-", "--journal", tempfile.mktemp(suffix=".journal"), *options, timeout=timeout)
    try:
        report = json.loads(done.stdout)
    except ValueError:
        report = None
    return done, report


def small_program():
    path = os.path.join(tempfile.mkdtemp(), "small.frz")
    with open(path, "w") as file:
        file.write(SMALL)
    return path


def without_walls(value):
    """A report without what may differ between two runs, and without the driver's name."""
    if isinstance(value, dict):
        return {k: without_walls(v) for k, v in value.items() if "wall" not in k and k not in ("driver",)}
    return [without_walls(v) for v in value] if isinstance(value, list) else value


def shape(path):
    """The kinds of a journal's records, in order, with the keys of what they say."""
    with open(path) as file:
        records = [json.loads(line) for line in file]
    return [(r["kind"], tuple(sorted(r["payload"]))) for r in records]


# ---------------------------------------------------------------------------------------------------------------------------------------

def common_commands():
    with Console("--resolution", "4") as console:
        c = console.client()
        check("*IDN? names the maker and says SIMULATED", c.ask("*IDN?").startswith("FRAZIL,SIMULATED CONSOLE,"))
        check("*ESR? begins with power on, then 0", (c.ask("*ESR?"), c.ask("*ESR?")) == ("128", "0"))
        c.say("FREZE 10,(@1)")
        check("an unknown header sets the command error", c.ask("*ESR?") == "32")
        check("the status byte tells of a queued error", c.ask("*STB?") == "4")
        check("the error queue names it", c.error() == '-113,"Undefined header;FREZE"')
        check("and is empty behind it", c.error() == '0,"No error"')
        for header in ("SYST:ERR?", "SYSTEM:ERROR?", "system:error:next?", ":Syst:Err:Next?"):
            check(f"{header} is taken", c.ask(header) == '0,"No error"')
        for header in ("SYSTE:ERR?", "SYST:ERRO?", "SYST:ERR:NEX?"):
            c.say(header)
            check(f"{header} is neither the short nor the long form", c.error().startswith("-113"))
        check("several units answer on one line", c.ask("*OPC?;:SYST:VERS?;ERR?") == '1;1999.0;0,"No error"')
        check("*OPC sets its bit", c.ask("*ESR?") != "" and c.ask("*OPC;*ESR?") == "1")
        c.say("PROB:CONN (@1),'A','argon_17g';:PROB:CONN (@2:3),'B','argon_17g'")
        check("a list where one channel is wanted is refused", c.error().startswith("-224"))
        c.say("PROB1:POW 50")
        check("a suffix names a channel", c.error().startswith("-221"))
        c.say("PROB:PLAC (@1)")
        c.say("PROB1:POW 50 PCT")
        check("and power is read back", c.ask("PROB1:POW?") == "50" and c.ask("PROB:POW? (@1)") == "50", c.error())
        for power in ("101", "-1", "NAN", "1e999", "INF"):
            c.say(f"PROB1:POW {power}")
            check(f"power {power} is refused", not c.error().startswith("0,"))
        check("power is as it was", c.ask("PROB1:POW?") == "50")
        c.say("FRE 60,(@1,2)")
        check("two channels are frozen or none", c.error().startswith("-241") and c.ask("PROB:OPEN? (@1)") == "0")
        c.say("FRE 60,(@5)")
        check("an empty channel is not frozen", c.error().startswith("-241"))
        check("a test of a probe that is in is refused", c.ask("PROB:TEST? (@1);:SYST:VERS?") == "1999.0" and c.error().startswith("-221"))
        c.say("FRE 60,(@1)")
        check("time stands until it is asked to pass", c.ask("SIM:TIME?") == "0" and c.ask("SIM:ADV? 20") == "20")
        check("a withdrawal while gas flows is refused", (c.say("PROB:WITH (@1)"), c.error())[1].startswith("-221"))
        check("the tip is cold", float(c.ask("MEAS:TEMP? (@1)")) < -40)
        check("an empty channel has no temperature", c.ask("FETC:TEMP? (@1,2)").endswith(",9.91E37"))
        c.say("ABOR")
        check("a stop closes all gas", c.ask("SIM:GAS?") == "0" and c.ask("PROB:STAT? (@1)") == "STOPPED")
        c.say("FRE 60,(@1)")
        check("behind a stop nothing is opened", "stopped" in c.error())
        check("a thaw is not refused, and opens nothing", (c.say("THAW 60,(@1)"), c.error(), c.ask("SIM:GAS?"))[1:] == ('0,"No error"', "0"))
        c.say("SYST:REAR")
        check("a person releases it", (c.say("FRE 60,(@1)"), c.ask("SIM:GAS?"))[1] == "1")
        c.close()


def several_and_bad_clients():
    with Console("--resolution", "2") as console:
        good = console.client()
        good.say("PROB:CONN (@1),'A','argon_17g';:PROB:PLAC (@1);:FRE 3600,(@1)")
        waiting = console.client()
        waiting.say("SIM:ADV? 36000")
        time.sleep(0.2)
        begin = time.time()
        good.say("ABOR")
        check("another client's stop beats a long step", good.ask("SIM:GAS?") == "0" and time.time() - begin < 2)
        check("and the step ends there", 0 < float(waiting.line()) < 36000)
        own = console.client()
        own.say("SYST:REAR;:PROB:CONN (@1),'A','argon_17g'")
        own.say("FRE 3600,(@1)")
        own.say("SIM:ADV? 36000")
        own.say("ABOR")
        check("a client's own stop beats its waiting question", float(own.line()) < 36000 and good.ask("SIM:GAS?") == "0")
        check("errors of one client are not another's", (own.say("NONSENSE"), own.ask("*OPC?"), good.error())[2] == '0,"No error"')
        others = [console.client() for _ in range(40)]
        for other in others:
            other.socket.sendall(b"*IDN?;" * 50 + b"half a line without an end")
        silent = console.client()
        silent.socket.sendall(b"*IDN?\n" * 20000)
        deaf = console.client()
        deaf.socket.sendall(b"x" * 3_000_000)
        check("forty half lines, a deaf one and an endless one hold nobody up", good.ask("*OPC?") == "1")
        for other in others + [silent, deaf]:
            other.close()
        check("and their going away neither", good.ask("*OPC?") == "1" and console.process.poll() is None)
        generator = random.Random(1)
        for _ in range(20):
            bad = console.client()
            bad.socket.sendall(generator.randbytes(5000) + b"\n")
            bad.close()
        check("random bytes do not either", good.ask("*OPC?") == "1" and console.process.poll() is None)


def watchdog():
    with Console("--resolution", "4") as console:
        onlooker = console.client()
        driver = console.client()
        driver.say("SYST:WATC 1;:PROB:CONN (@1),'A','argon_17g';:PROB:PLAC (@1);:FRE 3600,(@1)")
        check("gas flows", driver.ask("SIM:ADV? 5;GAS?") == "5;1")
        driver.close()
        time.sleep(0.3)
        check("it flows on a moment after the driver is gone", onlooker.ask("SIM:GAS?") == "1")
        time.sleep(1.5)
        check("then the watchdog closes it", onlooker.ask("SIM:GAS?") == "0" and onlooker.ask("SYST:WATC:TRIP?") == "1")
        check("and stays closed", (onlooker.say("FRE 60,(@1)"), "stopped" in onlooker.error())[1])
    with Console("--resolution", "4", "--speed", "1") as console:
        driver = console.client()
        driver.say("SYST:WATC 0.5;:PROB:CONN (@1),'A','argon_17g';:PROB:PLAC (@1);:FRE 3600,(@1)")
        for _ in range(6):
            time.sleep(0.2)
            driver.say("SYST:HEAR")
        onlooker = console.client()
        check("heartbeats keep the gas on", onlooker.ask("SIM:GAS?") == "1")
        time.sleep(1)
        check("without them it is closed, the line still standing", onlooker.ask("SIM:GAS?") == "0")


def same_figures():
    path = small_program()
    journals = [tempfile.mktemp(suffix=".journal") for _ in range(3)]
    plain = frazil("run", path, "--seed", "5", "--twin", "--json", "-", "--journal", journals[0])
    with Console("--resolution", "3") as console:
        wired = frazil("run", path, "--seed", "5", "--json", "-", "--journal", journals[1], "--driver", console.address)
        again = frazil("run", path, "--seed", "5", "--json", "-", "--driver", console.address)
    with Console(pty=True) as console:
        serial = frazil("run", path, "--seed", "5", "--json", "-", "--journal", journals[2], "--driver", console.address)
    check("the runs are done", all(r.returncode == 0 for r in (plain, wired, again, serial)), wired.stderr + serial.stderr)
    wanted = without_walls(json.loads(plain.stdout))
    check("over TCP every figure is as embedded", without_walls(json.loads(wired.stdout)) == wanted)
    check("and again in the same console", without_walls(json.loads(again.stdout)) == wanted)
    check("and over a serial line", without_walls(json.loads(serial.stdout)) == wanted)
    check("the report says SIM", wanted["machine"] == "SIM")
    check("what a device measures is followed without being asked for", any("twin" in row for row in json.loads(wired.stdout)["commands"]))
    check("the journals have one shape", shape(journals[0]) == shape(journals[1]) == shape(journals[2]))
    check("and are whole", all(frazil("journal", "verify", j).returncode == 0 for j in journals))
    check("and replay", frazil("journal", "replay", journals[1]).returncode == 0)
    with Console(bench=True) as bench:
        done = frazil("run", path, "--seed", "5", "--driver", bench.addresses, "--profile", "bench")
        check("four instruments do it too", done.returncode == 0, done.stderr)
        swapped = ",".join(reversed(bench.addresses.split(",")))
        done = frazil("run", path, "--driver", swapped, "--profile", "bench")
        check("instruments in the wrong places are told, exit 5", done.returncode == 5 and "says it is" in done.stderr, done.stderr)


def programs(folder):
    found = sorted(os.path.join(base, name) for base, _, names in os.walk(folder) for name in names if name.endswith(".frz"))
    for path in found:
        plain, wanted = run_json(path, "--resolution", "3", "--seed", "2")
        with Console("--resolution", "3") as console:
            wired, report = run_json(path, "--resolution", "3", "--seed", "2", "--no-twin", "--driver", console.address)
        name = os.path.relpath(path, ROOT)
        check(f"{name} ends as embedded ({plain.returncode})", plain.returncode == wired.returncode, wired.stderr[-400:])
        check(f"{name} measures the same", wanted is not None and report is not None and without_walls(wanted) == without_walls(report))


def withdrawal():
    """What the thermocouple says counts, not the forecast alone (C4.1.5)."""
    path = os.path.join(tempfile.mkdtemp(), "withdraw.frz")
    with open(path, "w") as file:
        file.write(SMALL + "thaw 2m\nwithdraw A, B\n")
    with Console("--resolution", "3") as console:
        done = frazil("run", path, "--no-twin", "--driver", console.address)
        check("warm probes are withdrawn", done.returncode == 0, done.stderr[-300:])
    with Console("--resolution", "3", "--fault", "drift:A=-0.5") as console:
        done = frazil("run", path, "--no-twin", "--driver", console.address)
        check("a probe that measures ice is not", done.returncode == 3 and "held by the ice" in done.stderr, f"exit {done.returncode} {done.stderr[-300:]}")


def lost_links():
    path = small_program()
    for fault in ("silent@40", "silent@FREEZE", "reset@FREEZE", "garbled@FREEZE", "watchdog@40", "stuck@5:A", "leak@30:A", "sag@30", "empty@30"):
        with Console("--resolution", "3", "--fault", fault) as console:
            begin = time.time()
            journal = tempfile.mktemp(suffix=".journal")
            done = frazil("run", path, "--driver", console.address, "--profile", PROFILE, "--journal", journal, timeout=120)
            check(f"{fault} ends the run with 5", done.returncode == 5, f"exit {done.returncode} {done.stderr[-300:]}")
            check(f"{fault} is told", "failed" in done.stderr or "does not" in done.stderr)
            verified = frazil("journal", "verify", journal)
            if "GAS MAY BE OPEN" in done.stderr:
                check(f"{fault}: the journal stays open for whoever closes the gas", verified.returncode == 1 and "no end record" in verified.stderr)
            else:
                check(f"{fault}: the journal is whole", verified.returncode == 0)
            if fault.startswith("stuck"):
                check("gas that does not go off is said to be open", "not confirm" in done.stderr, done.stderr)
            check(f"{fault} is told within reason", time.time() - begin < 60, f"{time.time() - begin:.0f} s")
    with Console("--resolution", "3", "--fault", "duplicated") as console:
        done = frazil("run", path, "--driver", console.address, "--profile", PROFILE, timeout=120)
        check("a line that says everything twice, from the first word on, does no harm", done.returncode in (0, 4), f"{done.returncode} {done.stderr[-300:]}")
    with Console("--resolution", "3") as console:
        process = subprocess.Popen(
            [FRAZIL, "run", path, "--driver", console.address, "--profile", PROFILE], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        onlooker = console.client()
        while onlooker.ask("SIM:GAS?") == "0" and process.poll() is None:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(2.5)
        check("kill -9 in a freeze: the watchdog closes the gas", onlooker.ask("SIM:GAS?") == "0")
    with Console("--resolution", "3", "--speed", "1") as console:
        process = subprocess.Popen(
            [FRAZIL, "run", path, "--driver", console.address], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        onlooker = console.client()
        while onlooker.ask("SIM:GAS?") == "0" and process.poll() is None:
            time.sleep(0.05)
        time.sleep(1.5)
        begin = time.time()
        process.send_signal(signal.SIGINT)
        while onlooker.ask("SIM:GAS?") != "0" and time.time() - begin < 5:
            time.sleep(0.01)
        took = time.time() - begin
        _, words = process.communicate(timeout=30)
        check("Ctrl-C in a freeze closes all gas within one heartbeat (1 s)", took < 1, f"{took:.2f} s")
        check("and ends with 130", process.returncode == 130, words)
    done = frazil("run", path, "--driver", "scpi://127.0.0.1:1")
    check("nobody there: exit 5, before anything is done", done.returncode == 5 and "not connected" in done.stderr, done.stderr)
    deaf = socket.socket()
    deaf.bind(("127.0.0.1", 0))
    deaf.listen()
    begin = time.time()
    done = frazil("run", path, "--driver", f"scpi://127.0.0.1:{deaf.getsockname()[1]}", timeout=60)
    check("somebody who never answers: exit 5 in time", done.returncode == 5 and time.time() - begin < 30, done.stderr)
    deaf.close()


def started(path, console_or_address, *options):
    address = getattr(console_or_address, "address", console_or_address)
    return subprocess.Popen([FRAZIL, "run", path, "--driver", address, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def when_gas_flows(onlooker, process):
    while onlooker.ask("SIM:GAS?") == "0" and process.poll() is None:
        time.sleep(0.01)


def found_again():
    """Lines that come back, consoles that are left and found again."""
    path = small_program()
    with Console("--resolution", "3", "--speed", "1") as console:
        road = Road(console.port)
        onlooker = console.client()
        process = started(path, f"scpi://127.0.0.1:{road.port}")
        when_gas_flows(onlooker, process)
        road.cut()
        time.sleep(2)
        road.mend()
        begin = time.time()
        while onlooker.ask("SIM:GAS?") != "0" and time.time() - begin < 5:
            time.sleep(0.01)
        took = time.time() - begin
        check("a stop is said until the line is back", took < 1.5 and onlooker.ask("SYST:WATC:TRIP?") == "0", f"{took:.2f} s")
        process.communicate(timeout=30)
        check("and the run ends with 5", process.returncode == 5)
    with Console("--resolution", "3", "--speed", "1") as console:
        road = Road(console.port)
        onlooker = console.client()
        onlooker.say("SYST:WATC 0")
        journal = tempfile.mktemp(suffix=".journal")
        process = started(path, f"scpi://127.0.0.1:{road.port}", "--journal", journal)
        when_gas_flows(onlooker, process)
        onlooker.say("SYST:WATC 0")
        road.cut()
        _, words = process.communicate(timeout=60)
        check("a stop that nobody hears is told to the end", process.returncode == 5 and "GAS MAY BE OPEN" in words, words[-400:])
        check("and the gas does flow", onlooker.ask("SIM:GAS?") != "0")
        check("the way to close it stands there", f"frazil resume {journal}" in words, words[-400:])
        road.mend()
        done = frazil("run", path, "--driver", console.address)
        check("another run does not take such a machine over", done.returncode == 5 and "gas flows in channel" in done.stderr and onlooker.ask("SIM:GAS?") != "0", done.stderr)
        done = frazil("resume", journal, "--yes", timeout=120)
        check("`resume` closes it", onlooker.ask("SIM:GAS?") == "0" and done.returncode == 5, f"{done.returncode} {done.stderr[-400:]}")
        check("and ends the journal", frazil("journal", "verify", journal).returncode == 0 and frazil("resume", journal).returncode == 2)
    last = os.path.join(os.path.dirname(path), "last.frz")
    with open(last, "w") as file:
        file.write("\n".join(SMALL.split("\n")[:5] + SMALL.split("\n")[6:7]) + "\nfreeze 6s\n")
    with Console("--resolution", "3", "--speed", "1", "--fault", "stuck@2:A") as console:
        done = frazil("run", last, "--driver", console.address, timeout=120)
        check("gas that does not go off with the last command is found", done.returncode == 5 and "GAS MAY BE OPEN" in done.stderr, f"{done.returncode} {done.stderr[-300:]}")
    with Console("--resolution", "3", "--speed", "1") as console:
        done = frazil("run", last, "--driver", console.address, timeout=120)
        check("gas that does goes unmentioned", done.returncode == 0, f"{done.returncode} {done.stderr[-300:]}")
    with Console("--speed", "1", bench=True) as bench:
        relays = Client(int(bench.places[0].rsplit(":", 1)[1]))
        relays.say("SIM:PROB:PLAC (@1),'A','argon_17g';:ROUT:CLOS (@101)")
        flowed = relays.ask("SIM:GAS?")
        places = bench.addresses.split(",")
        places[1] = "scpi://127.0.0.1:1"
        done = frazil("device", "stop", "bench", *places, timeout=60)
        check("a stop reaches the valves though another instrument is gone", flowed == "1" and relays.ask("SIM:GAS?") == "0" and done.returncode == 5, f"{flowed} {done.returncode} {done.stderr}")
    with Console("--resolution", "3") as console:
        onlooker = console.client()
        onlooker.say("PROB:CONN (@1),'A','argon_17g';:PROB:PLAC (@1);:FRE 3600,(@1)")
        check("`device stop` closes what anybody opened", onlooker.ask("SIM:GAS?") == "1" and frazil("device", "stop", "frazil_console", console.address).returncode == 0 and onlooker.ask("SIM:GAS?") == "0")
        done = frazil("run", path, "--driver", console.address)
        check("a run behind a stop begins anew", done.returncode == 0, done.stderr[-300:])
    with Console(pty=True) as console:
        first = frazil("run", path, "--driver", console.address)
        second = frazil("run", path, "--driver", console.address)
        check("two sessions one after the other on one serial line", (first.returncode, second.returncode) == (0, 0), second.stderr[-300:])
    generator = random.Random(7)
    for pty in (False, True):
        with Console("--resolution", "3", pty=pty) as console:
            ends = []
            for _ in range(8):
                journal = tempfile.mktemp(suffix=".journal")
                process = started(path, console, "--journal", journal)
                while not os.path.exists(journal):
                    time.sleep(0.005)
                time.sleep(generator.uniform(0, 0.25))
                process.kill()
                process.communicate()
                done = frazil("resume", journal, "--yes", timeout=120)
                is_over = "is whole" in done.stderr or "nothing had been sent to a machine" in done.stderr
                ends.append(0 if is_over else done.returncode)
            check(f"killed at any moment before its end and taken up, over {'a serial line' if pty else 'TCP'}", ends == [0] * 8, f"{ends} {done.stderr[-300:]}")
    with Console("--resolution", "3") as console, Console("--resolution", "3") as other:
        journal = tempfile.mktemp(suffix=".journal")
        process = started(path, console, "--journal", journal)
        when_gas_flows(console.client(), process)
        process.kill()
        process.communicate()
        done = frazil("resume", journal, "--yes", "--driver", other.address, timeout=120)
        check("another console is not taken for the one of the case", done.returncode == 5 and "knows nothing of the case" in done.stderr, f"{done.returncode} {done.stderr[-300:]}")
        done = frazil("resume", journal, "--yes", timeout=120)
        check("the right one is", done.returncode == 0, f"{done.returncode} {done.stderr[-300:]}")


def alert():
    """What a run notices by itself, and who is let in."""
    path = small_program()
    with Console("--resolution", "3", "--speed", "2") as console:
        process = started(path, console)
        time.sleep(2)
        done = frazil("run", path, "--driver", console.address)
        check("a second run does not begin on a machine that another drives", done.returncode == 5 and "another session drives" in done.stderr, f"{done.returncode} {done.stderr}")
        when_gas_flows(console.client(), process)
        check("and the first goes on", process.poll() is None and console.client().ask("SIM:GAS?") == "2")
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    with Console("--resolution", "3", "--fault", "restart@30:supply", bench=True) as bench:
        done = frazil("run", path, "--driver", bench.addresses, "--profile", "bench")
        check("an instrument that is switched off and on in a freeze ends the run", done.returncode == 5 and "`supply` was switched off and on" in done.stderr, f"{done.returncode} {done.stderr[-300:]}")
    with Console("--resolution", "3") as console:
        journal = tempfile.mktemp(suffix=".journal")
        profile = tempfile.mktemp(suffix=".frz")
        shutil.copy(PROFILE, profile)
        process = started(path, console, "--profile", profile, "--journal", journal)
        when_gas_flows(console.client(), process)
        process.kill()
        process.communicate()
        os.remove(profile)
        done = frazil("resume", journal, "--yes", timeout=120)
        check("a run is taken up though its profile's file is gone", done.returncode == 0, f"{done.returncode} {done.stderr[-300:]}")
    mute = socket.socket()
    mute.bind(("127.0.0.1", 0))
    mute.listen()
    process = started(path, f"scpi://127.0.0.1:{mute.getsockname()[1]}")
    time.sleep(0.7)
    begin = time.time()
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=30)
    took = time.time() - begin
    check("Ctrl-C is heard while a machine is waited for", took < 1 and process.returncode == 5 and "called off" in words, f"{took:.2f} s, {process.returncode}, {words}")
    mute.close()
    with Console("--resolution", "3", "--speed", "1") as console:
        road = Road(console.port)
        process = started(path, f"scpi://127.0.0.1:{road.port}")
        when_gas_flows(console.client(), process)
        road.swallows = True
        begin = time.time()
        _, words = process.communicate(timeout=90)
        took = time.time() - begin
        check("over a line that swallows everything a stop is given up when it says so", took < 17 and process.returncode == 5 and "GAS MAY BE OPEN" in words, f"{took:.1f} s, {words[-300:]}")


# One probe on a live console, whose own patient nobody knows.
LIVE = """case "one probe"
background muscle
target lesion = sphere(center: (0, 0, 0) mm, radius: 5 mm) of muscle
resolution 4 mm
place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
"""
ENTRIES = "; ".join(LIVE.strip().split("\n")[1:]) + "\r"


def at_the_prompt():
    """Whoever sits at the prompt is there, also while nothing is typed."""
    other = os.path.join(tempfile.mkdtemp(), "other.frz")
    with open(other, "w") as file:
        file.write(LIVE + "freeze 5s\n")
    with Console("--speed", "1") as console:
        road = Road(console.port, is_live=True)
        with Sitting(FRAZIL, "--driver", road.address) as sitting:
            check("a console behind the road is LIVE", sitting.answers("LIVE 0:00> ", ENTRIES))
            sitting.sees("LIVE 0:00> ")
            # Longer than the watchdog's 5 s.
            sitting.rest(7)
            done = frazil("run", other, "--yes", "--driver", road.address)
            check("an idle prompt keeps another session out", done.returncode == 5 and "another session drives" in done.stderr, f"{done.returncode} {done.stderr}")
            sitting.type("freeze 5s\r")
            asked = sitting.sees("[?] ")
            sitting.rest(7)
            done = frazil("run", other, "--yes", "--driver", road.address)
            check("and so does one that asks", asked and done.returncode == 5 and "another session drives" in done.stderr, f"{done.returncode} {done.stderr}")
            sitting.type("y\r")
            check("its own freeze goes on", sitting.sees("done, 0:05"), sitting.screen[-500:])
            sitting.answers("LIVE 0:", "print 6 *")
            road.cut()
            check("a lost link is told above the line that is typed", sitting.sees("the machine: the link to `console` failed", 10) and sitting.sees("print 6 *", 5), sitting.screen[-500:])
            road.mend()
            check("and so is its coming back", sitting.sees("the machine is heard again", 10) and sitting.sees("print 6 *", 5), sitting.screen[-500:])
            sitting.type(" 7\r")
            check("and the line is as it was", sitting.sees("42"), sitting.screen[-500:])
            # Nobody answers any more, and every beat takes two seconds.
            road.swallows = True
            sitting.rest(1.5)
            echoes = sorted(sitting.echo(key) for key in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz")
            print(f"      echo of a key: median {1000 * echoes[26]:.2f} ms, slowest {1000 * echoes[-1]:.2f} ms")
            check("what is typed is shown within 5 ms while a machine is silent", echoes[26] < 0.005, f"{echoes}")
            road.swallows = False
            sitting.type("\x03")
            sitting.sees("the machine is heard again", 20)
            check("the sitting ends in order", (sitting.type("quit\r"), sitting.ends())[1] == 0, sitting.screen[-300:])
    with Console("--speed", "1") as console:
        road = Road(console.port, is_live=True)
        with Sitting(FRAZIL, "--driver", road.address) as sitting:
            sitting.answers("LIVE 0:00> ", ENTRIES)
            sitting.sees("LIVE 0:00> ")
            road.cut()
            sitting.sees("the link to `console` failed", 10)
            time.sleep(6)
            done = frazil("run", other, "--driver", console.address)
            check("a session is let in when nobody has been there for the watchdog's time", done.returncode == 0, f"{done.returncode} {done.stderr}")
            road.mend()
            check("what it did is told", sitting.sees("a command that this session did not give", 15), sitting.screen[-500:])
            sitting.type("freeze 5s\r")
            sitting.answers("[?] ", "y\r")
            check("nothing is committed on another's patient", sitting.sees("the device failed, the gas is closed: the device has taken a command that this session did not give"), sitting.screen[-700:])
            check("and the sitting is stopped, with the way out", sitting.sees("`end` leaves") and sitting.sees("stopped> "), sitting.screen[-500:])
            onlooker = console.client()
            check("no gas flows", onlooker.ask("SIM:GAS?") == "0")
            sitting.type("resume\r")
            sitting.answers("> ", "freeze 5s\r")
            sitting.answers("[?] ", "y\r")
            check("it is told as often as it is tried", sitting.sees("did not give"), sitting.screen[-500:])
            sitting.answers("stopped> ", "end\r")
            check("`end` leaves", sitting.ends() is not None)
    with Console("--speed", "1") as console:
        road = Road(console.port, is_live=True)
        with Sitting(FRAZIL, "--driver", road.address) as sitting:
            sitting.answers("LIVE 0:00> ", ENTRIES)
            sitting.sees("LIVE 0:00> ")
            hand = console.client()
            hand.say("PROB:CONN (@9),'Z','argon_17g';:PROB:PLAC (@9);:FRE 3,(@9)")
            time.sleep(4)
            sitting.type("freeze 5s\r")
            sitting.answers("[?] ", "y\r")
            check("gas that a hand opened and closed meanwhile is found", sitting.sees("that this session did not open"), sitting.screen[-500:])
            sitting.answers("stopped> ", "end\r")
            sitting.ends()
    with Console("--speed", "1") as console:
        with Sitting(FRAZIL, "--driver", Road(console.port, is_live=True).address) as sitting:
            sitting.answers("LIVE 0:00> ", ENTRIES)
            sitting.answers("LIVE 0:00> ", "freeze 5s\r")
            sitting.answers("[?] ", "y\r")
            sitting.sees("done, ")
            sitting.answers("> ", "hold 5s\r")
            sitting.sees("[?] ")
            sitting.rest(17)
            sitting.type("y\r")
            check("a forecast that was asked about for long is made anew", sitting.sees("it is made anew") and sitting.sees("[?] "), sitting.screen[-500:])
            sitting.type("\x03")
            check("Ctrl-C at the question sends nothing", sitting.sees("not committed: nothing was sent"), sitting.screen[-500:])
            sitting.answers("> ", "quit\r")
            check("and the sitting is still ready", sitting.ends() == 0)


def last_look():
    """What happens behind the last command: its gas may still flow, or another's."""
    path = os.path.join(tempfile.mkdtemp(), "short.frz")
    with open(path, "w") as file:
        file.write(LIVE + "freeze 3s\n")
    for is_stuck in (True, False):
        with Console("--speed", "1", *(["--fault", "stuck:A"] if is_stuck else [])) as console:
            journal = path + f".{is_stuck}.journal"
            process = started(path, console, "--yes", "--journal", journal)
            while process.poll() is None and not (os.path.exists(journal) and any('"result"' in line and '"freeze 3s"' in line for line in open(journal))):
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, words = process.communicate(timeout=60)
            onlooker = console.client()
            if is_stuck:
                check("a stop in the last look: gas that does not go off is told", process.returncode == 5 and "THE GAS MAY BE OPEN" in words, f"{process.returncode} {words}")
                onlooker.say("SIM:FAUL:CLE")
                done = frazil("resume", journal, "--yes")
                check("`resume` closes it, and the run was stopped", done.returncode == 130 and "stopped, the gas is closed" in done.stderr, f"{done.returncode} {done.stderr}")
            else:
                check("where it goes off the run is stopped", process.returncode == 130 and "the gas is closed" in words, f"{process.returncode} {words}")
            check("no gas flows behind it", onlooker.ask("SIM:GAS?") == "0")
            for word in ("verify", "replay"):
                done = frazil("journal", word, journal)
                check(f"and its journal stands ({word})", done.returncode == 0, done.stderr)
    with Console("--speed", "1") as console:
        with Sitting(FRAZIL, "--driver", console.address) as sitting:
            sitting.answers("SIM 0:00> ", ENTRIES)
            sitting.answers("SIM 0:00> ", "hold 1s\r")
            sitting.answers("[?] ", "y\r")
            sitting.sees("SIM 0:01> ")
            hand = console.client()
            hand.say("FRE 60,(@1)")
            check("gas that another opens is told while nothing is typed", sitting.sees("the machine: gas flows in channel 1", 15), sitting.screen[-500:])
            sitting.type("quit\r")
            check("and whoever leaves then closes it", sitting.ends() == 5 and hand.ask("SIM:GAS?") == "0", sitting.screen[-500:])
    with Console("--speed", "1") as console:
        with Sitting(FRAZIL, "--driver", console.address) as sitting:
            sitting.answers("SIM 0:00> ", ENTRIES)
            sitting.answers("SIM 0:00> ", "freeze 1m\r")
            sitting.sees("[?] ")
            hand = console.client()
            hand.say("PROB:WITH (@1)")
            hand.say("PROB:CONN (@1),'A','icesphere_1_5';:PROB:PLAC (@1)")
            sitting.type("y\r")
            check("another probe in the channel is told before it freezes", sitting.sees("no longer holds probe `A`", 15), sitting.screen[-800:])
            check("and it does not", hand.ask("SIM:GAS?") == "0" and hand.ask("PROB:STAT? (@1)") in ("PLACED", "STOPPED"), hand.ask("PROB:STAT? (@1)"))


def live():
    """A machine with a patient: what is asked, and what counts as a yes."""
    path = os.path.join(tempfile.mkdtemp(), "live.frz")
    with open(path, "w") as file:
        file.write(LIVE + "freeze 8s\nhold 3s\nthaw passive 3s\n")
    long = os.path.join(os.path.dirname(path), "long.frz")
    with open(long, "w") as file:
        file.write(LIVE + "freeze 60s\n")
    with Console("--resolution", "4", "--speed", "1") as console:
        road = Road(console.port, is_live=True)
        onlooker = console.client()
        done = frazil("run", path, "--driver", road.address)
        check("a live machine wants somebody at the terminal", done.returncode == 2, f"{done.returncode} {done.stderr}")
        journal = tempfile.mktemp(suffix=".journal")
        process = started(path, road.address, "--yes", "--journal", journal)
        when_gas_flows(onlooker, process)
        time.sleep(2)
        process.kill()
        process.communicate()
        with Sitting(FRAZIL, "resume", journal) as sitting:
            sitting.answers("go on? [y/N] ", "y\r")
            check("the gas is closed before anything is asked", onlooker.ask("SIM:GAS?") == "0")
            answered = 0
            while sitting.answers("LIVE: commit? [y/N] ", "y\r", 40):
                answered += 1
            check("behind a resumption each commit is asked about", answered == 3 and sitting.ends() == 0, f"{answered} {sitting.screen[-500:]}")
            check("and told as LIVE", "LIVE, predicted: " in sitting.screen)
        check("the journal is whole", frazil("journal", "verify", journal).returncode == 0)
    for keys, words in (("y\x04\x04", "an unfinished line is no yes"), ("\r", "Return alone neither"), ("\x03", "nor is Ctrl-C")):
        with Console("--resolution", "4", "--speed", "1") as console:
            road, onlooker = Road(console.port, is_live=True), console.client()
            with Sitting(FRAZIL, "run", path, "--driver", road.address) as sitting:
                sitting.answers("LIVE: commit? [y/N] ", keys)
                status = sitting.ends(20)
                check(words, status == 130 and onlooker.ask("SIM:GAS?") == "0", f"{status} {sitting.screen[-400:]}")
    with Console("--resolution", "4", "--speed", "1", "--fault", "drift@3:A=4") as console:
        road = Road(console.port, is_live=True)
        onlooker = console.client()
        with Sitting(FRAZIL, "run", long, "--driver", road.address) as sitting:
            sitting.answers("LIVE: commit? [y/N] ", "y\r")
            asked = sitting.sees("the gas is closed; go on with a new forecast? [y/N] ", 40)
            check("a contradiction pauses and asks, the gas closed", asked and onlooker.ask("SIM:GAS?") == "0", sitting.screen[-500:])
            sitting.rest(57)
            still = sitting.process.poll() is None
            check("it waits for a minute", still and "no answer" not in sitting.screen)
            status = sitting.ends(20)
            check("no answer stops", status == 130 and "no answer" in sitting.screen and onlooker.ask("SIM:GAS?") == "0", f"{status} {sitting.screen[-500:]}")
    with Console("--resolution", "4", "--speed", "1", "--fault", "drift@3:A=4") as console:
        with Sitting(FRAZIL, "run", long, "--yes", "--driver", Road(console.port, is_live=True).address) as sitting:
            asked = sitting.sees("go on with a new forecast? [y/N] ", 40)
            check("also where everything else is agreed to", asked, sitting.screen[-500:])
            sitting.type("n\r")
            check("and a no stops", sitting.ends(20) == 130, sitting.screen[-400:])
    with Console("--resolution", "4", "--speed", "1") as console:
        road = Road(console.port, is_live=True)
        process = started(long, road.address, "--yes")
        when_gas_flows(console.client(), process)
        road.swallows = True
        begin = time.time()
        _, words = process.communicate(timeout=90)
        took = time.time() - begin
        print(f"      a live run over a line that swallows everything ends {took:.1f} s behind")
        check("a live run over a line that swallows everything ends when it says so", took < 17 and process.returncode == 5 and "GAS MAY BE OPEN" in words, f"{took:.1f} s, {words[-300:]}")


def serial_hold():
    """One serial line, one session."""
    path = small_program()
    with Console("--resolution", "3", "--speed", "2", pty=True) as console:
        process = started(path, console)
        time.sleep(2)
        done = frazil("run", path, "--driver", console.address)
        check("a second session on a serial line is kept out, and told why", done.returncode == 5 and "another program holds" in done.stderr, f"{done.returncode} {done.stderr}")
        done = frazil("device", "stop", "frazil_console", console.address, timeout=60)
        check("a stop is said all the same", done.returncode == 5 and "stop was said to console" in done.stderr, f"{done.returncode} {done.stderr}")
        process.kill()
        process.communicate()
        done = frazil("device", "stop", "frazil_console", console.address, timeout=60)
        check("a session that was killed holds nothing", done.returncode == 0, f"{done.returncode} {done.stderr}")
    mute = socket.socket()
    mute.bind(("127.0.0.1", 0))
    mute.listen()
    process = subprocess.Popen([FRAZIL, "device", "stop", "frazil_console", f"scpi://127.0.0.1:{mute.getsockname()[1]}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(0.7)
    process.send_signal(signal.SIGINT)
    _, words = process.communicate(timeout=60)
    check("`device stop` says what it reached, also under Ctrl-C", process.returncode == 5 and "called off" in words and "stop was said to console" in words, f"{process.returncode} {words}")
    mute.close()


def fault_matrix():
    done = frazil("device", "faults", "--json", "-", timeout=900)
    table = json.loads(done.stdout)
    check("each fault in each phase: no wrong outcome is silent", done.returncode == 0 and table["silent"] == 0)
    check("the matrix is whole", len(table["rehearsals"]) == 132)
    done = frazil("device", "fuzz", "100000", timeout=600)
    check("100,000 random and mutated lines", done.returncode == 0, done.stdout)


def stock_client():
    try:
        import pyvisa
        manager = pyvisa.ResourceManager("@py")
    except Exception as reason:  # noqa: BLE001
        SKIPPED.append(f"PyVISA: {reason}")
        print(f"SKIP  a stock SCPI client (PyVISA with pyvisa-py): {reason}")
        return
    with Console("--resolution", "4") as console:
        device = manager.open_resource(f"TCPIP::127.0.0.1::{console.port}::SOCKET", read_termination="\n", write_termination="\n")
        device.timeout = 10000
        check("PyVISA: *IDN?", device.query("*IDN?").startswith("FRAZIL,SIMULATED"))
        device.write("PROB:CONN (@1),'A','argon_17g'")
        check("PyVISA: a probe's test", device.query("PROB:TEST? (@1)") == "0")
        device.write("PROB:PLAC (@1)")
        device.write("FRE 120,(@1)")
        check("PyVISA: *OPC? waits for a step", device.query("SIM:ADV 60;*OPC?") == "1")
        tip = device.query_ascii_values("MEAS:TEMP? (@1)")[0]
        check("PyVISA: a freezing probe", tip < -80, f"{tip}")
        device.write("ABOR")
        check("PyVISA: SYST:ERR?", device.query("SYST:ERR?") == '0,"No error"')
        device.close()
    with Console(pty=True) as console:
        try:
            line = manager.open_resource(f"ASRL{console.place}::INSTR", baud_rate=115200, read_termination="\n", write_termination="\n")
            line.timeout = 10000
            check("PyVISA: *IDN? over a serial line", line.query("*IDN?").startswith("FRAZIL,SIMULATED"))
            line.close()
        except Exception as reason:  # noqa: BLE001
            SKIPPED.append(f"PyVISA serial: {reason}")
            print(f"SKIP  PyVISA over a serial line: {reason}")


PARTS = {
    "common": common_commands, "clients": several_and_bad_clients, "watchdog": watchdog, "figures": same_figures,
    "programs": lambda: programs(OPTIONS.programs), "withdrawal": withdrawal, "links": lost_links, "again": found_again, "alert": alert,
    "prompt": at_the_prompt, "look": last_look, "live": live, "serial": serial_hold, "faults": fault_matrix, "visa": stock_client,
}


def one_part(name):
    PARTS[name]()
    print(f"{len(FAILURES)} failed" + (f", skipped: {'; '.join(SKIPPED)}" if SKIPPED else ""))
    return 1 if FAILURES else 0


def every_part():
    """Each in a process of its own: they wait most of the time, for deadlines, so that some go on side by side."""

    def run(name):
        begin = time.monotonic()
        line = [sys.executable, __file__, "--frazil", FRAZIL, "--programs", OPTIONS.programs, "--only", name]
        done = subprocess.run(line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        print(f"-- {name} ({time.monotonic() - begin:.0f} s)\n{done.stdout}", end="", flush=True)
        return done.returncode

    longest_first = sorted(PARTS, key=lambda name: name not in LONG)
    with concurrent.futures.ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        failed = sum(status != 0 for status in pool.map(run, longest_first))
    print(f"{failed} of {len(PARTS)} parts failed")
    return 1 if failed else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--frazil", default=os.path.join(ROOT, ".build/release/frazil"))
    parser.add_argument("--programs", default=os.path.join(ROOT, "Scripts"))
    parser.add_argument("--only", choices=PARTS)
    OPTIONS = parser.parse_args()
    FRAZIL = OPTIONS.frazil
    # The library's profile with shorter deadlines, so that waiting for what does not come is short.
    PROFILE = os.path.join(tempfile.mkdtemp(), "quick.frz")
    with open(os.path.join(ROOT, "Stdlib/devices/frazil_console.frz")) as file:
        text = file.read().replace("deadline: 2 s", "deadline: 300 ms").replace("watchdog: 5 s", "watchdog: 1 s").replace("heartbeat: 1 s", "heartbeat: 300 ms")
    with open(PROFILE, "w") as file:
        file.write(text)
    sys.exit(one_part(OPTIONS.only) if OPTIONS.only else every_part())

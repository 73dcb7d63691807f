"""A line to a console that can be cut, mended, and made to swallow everything, on one port throughout.

    python3 Tests/Acceptance/road.py PORT        a road to that port that makes a simulated console look LIVE
"""
import socket
import sys
import threading
import time


class Road:
    """With `isLive` the console behind it does not say that it is simulated: a driver takes it for a machine with a patient."""

    def __init__(self, port, is_live=False):
        self.target = port
        self.is_live = is_live
        self.pairs = []
        self.door = None
        self.swallows = False
        self.port = 0
        self.mend()

    @property
    def address(self):
        return f"scpi://127.0.0.1:{self.port}"

    def mend(self):
        self.door = socket.socket()
        self.door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.door.bind(("127.0.0.1", self.port))
        self.door.listen()
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self.admit, args=(self.door,), daemon=True).start()

    def cut(self):
        """From now on connections are refused at once."""
        door, self.door = self.door, None
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        for pair in self.pairs:
            for end in pair:
                hang_up(end)
        self.pairs = []

    def admit(self, door):
        while True:
            try:
                near, _ = door.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.pairs.append((near, far))
            for source, sink, change in ((near, far, lambda data: data), (far, near, Disguise() if self.is_live else lambda data: data)):
                threading.Thread(target=self.carry, args=(source, sink, change), daemon=True).start()

    def carry(self, source, sink, change):
        try:
            while data := source.recv(1 << 16):
                if not self.swallows:
                    sink.sendall(change(data))
        except OSError:
            pass
        for end in (source, sink):
            hang_up(end)


class Disguise:
    """Answers line by line, without the word that makes a machine a simulated one."""

    def __init__(self):
        self.rest = b""

    def __call__(self, data):
        *lines, self.rest = (self.rest + data).split(b"\n")
        return b"".join(self.worn(line) + b"\n" for line in lines)

    @staticmethod
    def worn(line):
        if b"SIMULATED" not in line:
            return line
        body, tilde, _ = line.rpartition(b" ~")
        body = (body if tilde else line).replace(b"SIMULATED", b"GENUINE")
        return body + (b" ~%04X" % checksum(body) if tilde else b"")


def checksum(data):
    """CRC-16/CCITT-FALSE."""
    register = 0xFFFF
    for byte in data:
        register ^= byte << 8
        for _ in range(8):
            register = (register << 1 ^ 0x1021 if register & 0x8000 else register << 1) & 0xFFFF
    return register


def hang_up(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass


if __name__ == "__main__":
    road = Road(int(sys.argv[1]), is_live=True)
    print(f"listening on 127.0.0.1:{road.port}", flush=True)
    while True:
        time.sleep(3600)

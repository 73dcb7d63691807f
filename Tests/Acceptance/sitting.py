"""A program on a terminal of its own, as a person meets it."""
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time


class Sitting:
    def __init__(self, *line):
        self.terminal, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))
        home = tempfile.mkdtemp()
        surroundings = {"HOME": home, "XDG_DATA_HOME": home, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERM": "xterm", "EDITRC": "/dev/null"}
        self.process = subprocess.Popen(
            line, stdin=inner, stdout=inner, stderr=inner, env=surroundings, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(inner)
        self.screen = ""
        self.seen = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.terminal)

    def type(self, keys):
        os.write(self.terminal, keys.encode())

    def sees(self, text, within=30):
        """Whether this comes to stand on the screen, behind what was seen before."""
        end = time.time() + within
        while text not in self.screen[self.seen:]:
            if time.time() > end or not self.look(max(0, end - time.time())):
                return text in self.screen[self.seen:]
        self.seen = self.screen.index(text, self.seen) + len(text)
        return True

    def answers(self, cue, keys, within=30):
        """Types these keys once the cue is to be seen."""
        found = self.sees(cue, within)
        if found:
            self.type(keys)
        return found

    def look(self, seconds):
        """False when the program has gone."""
        ready, _, _ = select.select([self.terminal], [], [], min(seconds, 0.2))
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self.terminal, 1 << 16)
        except OSError:
            return False
        self.screen += data.decode(errors="replace")
        return bool(data)

    def rest(self, seconds):
        """Nothing is typed for so long."""
        end = time.time() + seconds
        while time.time() < end and self.look(end - time.time()):
            pass

    def echo(self, key):
        """How long it takes until a key is on the screen, s."""
        self.seen = len(self.screen)
        begin = time.perf_counter()
        self.type(key)
        return time.perf_counter() - begin if self.sees(key, 5) else 5.0

    def ends(self, within=60):
        """The exit status, or nothing where it does not come to its end."""
        end = time.time() + within
        while time.time() < end and self.process.poll() is None:
            self.look(0.1)
        while self.look(0.05) and self.process.poll() is None:
            pass
        return self.process.poll()

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

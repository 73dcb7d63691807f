#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What is typed while a command runs is echoed by the terminal itself, at once, and waits for the prompt. Return is shown as `^M` and does not
/// move the cursor to another row.
final class KeyEcho {
    private var before: termios?

    func show() {
        var settings = termios()
        guard before == nil, tcgetattr(0, &settings) == 0 else { return }
        before = settings
        settings.c_iflag &= ~tcflag_t(ICRNL)
        settings.c_lflag |= tcflag_t(ECHO | ECHOCTL)
        tcsetattr(0, TCSANOW, &settings)
    }

    func restore() {
        guard var settings = before else { return }
        before = nil
        tcsetattr(0, TCSANOW, &settings)
    }
}

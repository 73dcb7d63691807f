import Shell

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

exit(Entrance.run(Array(CommandLine.arguments.dropFirst())))

import Session

extension Journal {
    /// Creates the journal of a run or a sitting on a machine, which learns the case's number.
    ///
    /// - Parameter profile: what the device understands, as the command line named it.
    static func begun(at path: String, with header: RunHeader, on driver: Driver, profile: String?) throws(CommandLineFault) -> Journal {
        var header = header
        header.machine = driver.machine.mark
        header.profile = Drivers.lasting(profile)
        header.profileText = driver.profileText
        driver.numberCase(header.caseNumber)
        do {
            let journal = try Journal(creating: path, clock: WallClock.timestamp)
            try journal.open(header)
            return journal
        } catch {
            throw CommandLineFault(error.message)
        }
    }
}

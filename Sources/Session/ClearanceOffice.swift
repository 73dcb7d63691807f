@_spi(Forecast) import Devices

/// The only place where a clearance is made: for a command that a forecast speaks for, where its limits hold or an override says why not.
enum ClearanceOffice {
    /// Nothing where the forecast does not speak for the command, or a limit breaks and no reason was given.
    static func clear(_ command: Command, by forecast: Forecast, overrideReason: String?) -> Clearance? {
        guard forecast.commands.contains(command) else { return nil }
        guard forecast.holds || overrideReason != nil || command.letsWarm else { return nil }
        return Clearance(command: command, revision: forecast.revision, overrideReason: forecast.holds ? nil : overrideReason)
    }
}

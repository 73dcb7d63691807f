/// Which commands are asked about before they are sent. A broken limit refuses a command whatever is chosen here.
enum Confirmation: String, CaseIterable, Sendable {
    case forecasts, everything, nothing
}

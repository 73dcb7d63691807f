import Devices
import Geometry

extension SimulatedConsole {
    /// The patient, the channels, the gas and the sensors' noise at one moment.
    private struct Memory {
        let hidden: HiddenPatient
        let bank: ChannelBank
        let bottles: [String: GasBottle]
        let sensors: [String: Point]
        let commandCount: Int
        let lastBegunAtSeconds: Double?
        let gasOffAtSeconds: Double?
        let isFlowing: Bool
        let faults: [SimulatedFault]
        let stuck: Set<String>
        let strengthAtPlacing: [String: Double]
        let hasTripped: Bool
        let sensorNoise: SensorNoise
        let imagingError: ImagingError
    }

    /// Remembers everything as it is: what it gives sets all of it back. Between two commands only.
    public func remembered() -> () -> Void {
        let memory = Memory(
            hidden: hidden, bank: bank, bottles: bottles, sensors: sensors, commandCount: commandCount, lastBegunAtSeconds: lastBegunAtSeconds,
            gasOffAtSeconds: gasOffAtSeconds, isFlowing: isFlowing, faults: faults, stuck: stuck, strengthAtPlacing: strengthAtPlacing,
            hasTripped: hasTripped, sensorNoise: sensorNoise, imagingError: imagingError)
        return { [self] in recall(memory) }
    }

    private func recall(_ memory: Memory) {
        (hidden, bank, bottles, sensors) = (memory.hidden, memory.bank, memory.bottles, memory.sensors)
        (begunScan, expectedRevision) = (nil, nil)
        (commandCount, lastBegunAtSeconds) = (memory.commandCount, memory.lastBegunAtSeconds)
        isFlowing = memory.isFlowing
        gasOffAtSeconds = memory.gasOffAtSeconds
        (faults, stuck, strengthAtPlacing, hasTripped) = (memory.faults, memory.stuck, memory.strengthAtPlacing, memory.hasTripped)
        (sensorNoise, imagingError) = (memory.sensorNoise, memory.imagingError)
    }
}

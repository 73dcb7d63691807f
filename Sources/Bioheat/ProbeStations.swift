#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where a probe draws its heat: pieces of the shaft and flat ends, each with the resistance between its surface and what the grid resolves.
///
/// On an endless probe the resistance is ln(r*/a)/2π (`EffectiveRadius`). At the ends of the active length heat crowds, the flat end draws
/// too, and what the blur hides of the neighbours' field is missing on one side. There the resistance is the one with which the grid draws,
/// station by station, just what a cylinder at one temperature draws in steady conduction (`ColdCylinder`): with the heats Qⱼ of the
/// cylinder and the potential Eᵢⱼ that station i reads of a unit of station j, both blurred by σ and with the lattice's own error,
///
///     Rᵢ = (1 − Σ Eᵢⱼ Qⱼ) / Qᵢ,      Eᵢⱼ = ⟨erf(d/2σ)/4πd⟩ + lattice
///
/// The lattice's error reaches as far as the blur; along the axis it is a Gaussian whose integral is the one of `EffectiveRadius`.
/// A wire that runs into the domain's wall does not end there: the wall mirrors it.
struct ProbeStations {
    /// Points of a station lie on rings around the axis.
    struct Ring: Sendable {
        /// mm.
        let radius: Double
        /// From the tip along the axis, mm.
        let place: Double
        /// Of the station's; they sum to 1.
        let weight: Double
    }

    struct Station: Sendable {
        let rings: [Ring]
        /// Of shaft, mm; of a flat end the length of shaft with the same area.
        let lengthMM: Double
        /// ln(r*/a) or what stands for it, no unit.
        let logarithm: Double
    }

    /// What the surroundings make of the probe's ends.
    enum End: Hashable, Sendable {
        /// Flat, at the temperature of the shaft.
        case flat
        /// Open: the shaft goes on without cooling, or the heat per length is given.
        case open
        /// In the domain's wall.
        case mirrored
    }

    let stations: [Station]

    /// A resistance near 0 would cost time steps.
    private static let leastLogarithm = 0.01

    /// - Parameters:
    ///   - pieces: of the shaft.
    ///   - ringSpacing: between the rings of a flat end, mm.
    init(_ shape: Shape, pieces: Int, ringSpacing: Double) {
        let piece = shape.length / Double(pieces)
        var places = (0..<pieces).map { Piece(rings: [Ring(radius: shape.radius, place: piece * (Double($0) + 0.5), weight: 1)], length: piece, heat: piece) }
        let plain = max(shape.plainLogarithm, Self.leastLogarithm)
        guard shape.drawsByTemperature, shape.start != .mirrored || shape.end != .mirrored else {
            stations = places.map { Station(rings: $0.rings, lengthMM: $0.length, logarithm: plain) }
            return
        }
        let mirrorsStart = shape.start == .mirrored
        let isMirrored = mirrorsStart || shape.end == .mirrored
        let cylinder = ColdCylinder(
            radius: shape.radius, length: shape.length * (isMirrored ? 2 : 1), closesStart: mirrorsStart ? shape.end == .flat : shape.start == .flat,
            closesEnd: isMirrored ? (mirrorsStart ? shape.end : shape.start) == .flat : shape.end == .flat)
        let offset = mirrorsStart ? shape.length : 0
        for number in places.indices {
            let low = offset + piece * Double(number)
            places[number].heat = cylinder.heat(ofShaft: low...low + piece)
        }
        if shape.start == .flat {
            places.append(Self.flatEnd(cylinder.start, cylinder.startHeats, at: 0, radius: shape.radius, spacing: ringSpacing))
        }
        if shape.end == .flat {
            places.append(Self.flatEnd(cylinder.end, cylinder.endHeats, at: shape.length, radius: shape.radius, spacing: ringSpacing))
        }
        let mirror = isMirrored ? places.map { $0.mirrored(at: mirrorsStart ? 0 : shape.length) } : []
        stations = places.map { station in
            let seen = (places + mirror).reduce(0) { $0 + station.potential(of: $1, shape) * $1.heat }
            let logarithm = 2 * Double.pi * station.length * (1 - seen) / station.heat
            return Station(rings: station.rings, lengthMM: station.length, logarithm: max(logarithm, Self.leastLogarithm))
        }
    }

    /// A flat end as rings about a spacing apart.
    private static func flatEnd(
        _ panels: [ColdCylinder.Panel], _ heats: ArraySlice<Double>, at place: Double, radius: Double, spacing: Double
    ) -> Piece {
        let count = max(2, Int((radius / spacing).rounded(.up)))
        var sums = Array(repeating: (heat: 0.0, moment: 0.0), count: count)
        for (panel, heat) in zip(panels, heats) {
            let ring = min(Int(panel.radius / radius * Double(count)), count - 1)
            sums[ring].heat += heat
            sums[ring].moment += heat * panel.radius
        }
        let total = sums.reduce(0) { $0 + $1.heat }
        let rings = sums.filter { $0.heat > 0 }.map { Ring(radius: $0.moment / $0.heat, place: place, weight: $0.heat / total) }
        return Piece(rings: rings, length: radius / 2, heat: total)
    }
}

extension ProbeStations {
    /// All that the resistances depend on; lengths in mm.
    struct Shape: Hashable, Sendable {
        let radius: Double
        let length: Double
        let blur: Double
        /// ln(r*/a) of an endless probe, and the part of it that makes up for the lattice.
        let plainLogarithm: Double
        let latticeLogarithm: Double
        let start: End
        let end: End
        /// Whether the surface's temperature sets the heat; not so for a constant sink.
        let drawsByTemperature: Bool
    }

    /// A station in the making.
    private struct Piece {
        let rings: [Ring]
        let length: Double
        var heat: Double

        func mirrored(at wall: Double) -> Piece {
            Piece(rings: rings.map { Ring(radius: $0.radius, place: 2 * wall - $0.place, weight: $0.weight) }, length: length, heat: heat)
        }

        /// What this station reads of a unit of heat drawn at another, 1/mm.
        func potential(of other: Piece, _ shape: Shape) -> Double {
            var sum = 0.0
            for ring in rings {
                for source in other.rings {
                    sum += ring.weight * source.weight * Self.blurredPotential(ring, source, shape)
                }
            }
            return sum
        }

        private static func blurredPotential(_ first: Ring, _ second: Ring, _ shape: Shape) -> Double {
            let (blur, along) = (shape.blur, first.place - second.place)
            let angles = max(12, Int(8 * max(first.radius, second.radius) / blur))
            var sum = 0.0
            for number in 0..<angles {
                let half = sin(Double.pi / 2 * (Double(number) + 0.5) / Double(angles))
                let across = first.radius - second.radius
                let distance = (across * across + 4 * first.radius * second.radius * half * half + along * along).squareRoot()
                sum += erf(distance / (2 * blur)) / distance
            }
            let lattice = shape.latticeLogarithm * exp(-along * along / (4 * blur * blur)) / ((4 * Double.pi).squareRoot() * blur)
            return sum / Double(angles) / (4 * Double.pi) - lattice / (2 * Double.pi)
        }
    }
}

extension ColdCylinder {
    /// Drawn by a piece of the shaft.
    func heat(ofShaft range: ClosedRange<Double>) -> Double {
        zip(shaft, shaftHeats).reduce(0) { sum, part in
            let (panel, heat) = part
            let overlap = min(range.upperBound, panel.place + panel.halfAlong) - max(range.lowerBound, panel.place - panel.halfAlong)
            return overlap > 0 ? sum + heat * overlap / (2 * panel.halfAlong) : sum
        }
    }
}

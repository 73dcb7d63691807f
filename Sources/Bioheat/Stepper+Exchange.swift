import Geometry

extension Stepper {
    /// Adds each link's flux in place of the plain stencil's, and gives what came in from held surfaces and air, W.
    func addLinks(_ enthalpy: UnsafeMutablePointer<Float>, skin: SkinContact) -> Double {
        addHeldFaces() + addSolvedFaces(enthalpy, skin: skin)
    }

    private func addHeldFaces() -> Double {
        let theta = theta.pointer + padding
        let extra = extra.pointer + padding
        var entered = 0.0
        for number in 0..<faces.held.count {
            let face = faces.held.pointer[number]
            let here = theta[Int(face.cell)]
            let flux = (face.theta - here) * face.perDistance
            extra[Int(face.cell)] += flux * face.perWidth - (theta[Int(face.neighbour)] - here) * face.plain
            entered += Double(flux * face.area)
        }
        return entered
    }

    private func addSolvedFaces(_ enthalpy: UnsafeMutablePointer<Float>, skin: SkinContact) -> Double {
        let links = faces.solved
        let laws = discretisation.materials.laws
        let theta = theta.pointer + padding
        let extra = extra.pointer + padding
        let fluxes = fluxes.pointer
        Self.inParallel(links.count, threads: threads) { range in
            for number in range { fluxes[number] = flux(links[number], enthalpy: enthalpy, theta: theta, laws: laws, skin: skin) }
        }
        var entered = 0.0
        for number in 0..<links.count {
            let link = links[number]
            let plain = theta[link.second] - theta[link.first]
            extra[link.first] += fluxes[number] * link.perWidthFirst - plain * link.plainFirst
            if link.perWidthSecond > 0 {
                extra[link.second] += plain * link.plainSecond - fluxes[number] * link.perWidthSecond
            } else {
                entered += Double(fluxes[number]) * link.area
            }
        }
        return entered
    }

    /// W/m², positive into the first cell.
    private func flux(
        _ link: Link, enthalpy: UnsafeMutablePointer<Float>, theta: UnsafeMutablePointer<Float>, laws: [PhaseLaw], skin: SkinContact
    ) -> Float {
        let law = laws[link.material]
        let here = Double(theta[link.first])
        let celsius = Double(lanes[link.material].celsius(enthalpy[link.first]))
        switch link.beyond {
        case .held(let held):
            return Float((law.theta(temperature: held) - here) / link.distance)
        case .air(let areaFactor):
            let coefficient = skin.coefficientWPerM2K * areaFactor
            let surface = surfaceTemperature(
                law: law, theta: here, conductance: coefficient * link.distance, outside: skin.celsius, near: celsius)
            return Float(coefficient * (skin.celsius - surface))
        case .tissue(let material, let rest):
            let other = laws[material]
            let otherCelsius = Double(lanes[material].celsius(enthalpy[link.second]))
            if let near = law.constantConductivity(celsius, otherCelsius), let far = other.constantConductivity(celsius, otherCelsius) {
                return Float((otherCelsius - celsius) / (link.distance / near + rest / far))
            }
            let surface = interfaceTemperature(
                law, theta: here, distance: link.distance, celsius: celsius, other, otherTheta: Double(theta[link.second]),
                otherDistance: rest, otherCelsius: otherCelsius)
            return Float((law.theta(temperature: surface) - here) / link.distance)
        }
    }

    /// Takes each probe's heat out of its cells; gives the heat that went into the tissue, W (negative while freezing).
    func addProbes(_ enthalpy: UnsafeMutablePointer<Float>, contacts: [ProbeDriveState.Contact]) -> Double {
        let extra = extra.pointer + padding
        let materials = discretisation.materials
        var entered = 0.0
        for (coupling, contact) in zip(couplings, contacts) {
            if case .none = contact { continue }
            entered -= coupling.draw(contact: contact, laws: materials.laws) { cell in
                lanes[materials.material(ofCell: cell)].celsius(enthalpy[cell])
            } sink: { cell, wattsPerM3 in
                extra[cell] -= wattsPerM3
            }
        }
        return entered
    }

    func clearExtra() {
        let extra = extra.pointer + padding
        for number in 0..<faces.touched.count { extra[Int(faces.touched.pointer[number])] = 0 }
        for coupling in couplings {
            for cell in coupling.cells { extra[Int(cell)] = 0 }
        }
    }
}

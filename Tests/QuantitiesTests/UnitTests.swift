import Quantities
import Testing

@Suite struct UnitTests {
    @Test(arguments: [
        ("mm", 1e-3, Dimension.length), ("um", 1e-6, .length), ("min", 60, .duration), ("m", 60, .duration), ("h", 3600, .duration),
        ("%", 0.01, .ratio), ("psi", 6894.757293168, .pressure), ("deltaC", 1, .temperatureDifference), ("cm3", 1e-6, .volume),
        ("mL", 1e-6, .volume), ("kJ", 1e3, .energy), ("W/m/K", 1, .conductivity), ("kg/m3", 1, .density), ("kJ/kg/K", 1e3, .heatCapacity),
        ("W/m2/K", 1, .heatTransfer), ("/s", 1, .perDuration), ("1/s", 1, .perDuration), ("g/s", 1e-3, .massFlow), ("mm/min", 1e-3 / 60, .speed),
        ("W/m3", 1, .powerDensity), ("kJ/kg", 1e3, .latentHeat), ("/min", 1.0 / 60, .perDuration), ("µm", 1e-6, .length), ("m³", 1, .volume),
    ])
    func `a unit has its scale and dimension`(_ name: String, _ scale: Double, _ dimension: Dimension) throws {
        let unit = try #require(UnitTable.unit(named: name))
        #expect(abs(unit.scale / scale - 1) < 1e-12)
        #expect(unit.dimension == dimension)
    }

    @Test(arguments: ["", "C", "K", "°C", "inch", "/", "mm/", "/m/", "3", "W//m", "mm0", "m/s/s/s/s/s/s", "1"])
    func `what is no unit`(_ name: String) {
        #expect(UnitTable.unit(named: name) == nil)
    }

    @Test func `alone m is a minute, in a compound it is a metre`() {
        #expect(UnitTable.unit(named: "m")?.dimension == .duration)
        #expect(UnitTable.unit(named: "m2")?.dimension == .area)
        #expect(UnitTable.unit(named: "/m")?.dimension == Dimension(length: -1))
    }

    @Test func `the temperature scales`() throws {
        #expect(UnitTable.isTemperature("C")?.temperature(-40) == Temperature(celsius: -40))
        #expect(UnitTable.isTemperature("°C") == .celsius)
        let kelvin = try #require(UnitTable.isTemperature("K")).temperature(233)
        #expect(abs(kelvin.celsius + 40.15) < 1e-9)
        #expect(UnitTable.isTemperature("deltaC") == nil)
    }

    @Test func `every listed unit is one`() {
        for name in UnitTable.all { #expect(UnitTable.unit(named: name) != nil || UnitTable.isTemperature(name) != nil, "\(name)") }
    }
}

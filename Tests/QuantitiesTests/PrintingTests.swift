import Quantities
import Testing

@Suite struct PrintingTests {
    @Test(arguments: [
        (Quantity(0.015, .length), "15 mm"), (Quantity(0.1 + 0.2, .length), "300 mm"), (Quantity(-0.0012345678, .length), "-1.235 mm"),
        (Quantity(12.345678, .length), "12346 mm"), (Quantity(720, .duration), "12 min"), (Quantity(90, .duration), "1 min 30 s"),
        (Quantity(30, .duration), "30 s"), (Quantity(59.97, .duration), "1 min"), (Quantity(119.96, .duration), "2 min"),
        (Quantity(-90, .duration), "-1 min 30 s"), (Quantity(0, .duration), "0 s"), (Quantity(0.8, .ratio), "80 %"),
        (Quantity(0.9553, .ratio), "95.53 %"), (Quantity(3500 * 6894.757293168, .pressure), "3500 psi"), (Quantity(24.9e-6, .volume), "24.9 cm3"),
        (Quantity(3e-9, .volume), "3 mm3"), (Quantity(0.42, .mass), "420 g"), (Quantity(2, .mass), "2 kg"),
        (Quantity(5, .temperatureDifference), "5 deltaC"), (Quantity(Double.pi / 2, .angle), "90 deg"), (Quantity(0.006, .perDuration), "0.006 /s"),
        (Quantity(1050, .density), "1050 kg/m3"), (Quantity(0.5, .conductivity), "0.5 W/m/K"), (Quantity(250_000, .latentHeat), "250 kJ/kg"),
        (Quantity(7e-4, .massFlow), "0.7 g/s"), (Quantity(2, Dimension(length: 1, mass: 1)), "2 m·kg"), (Quantity(3, Dimension(length: -1)), "3 /m"),
        (Quantity(.nan, .length), "not a number mm"), (Quantity(-.infinity, .power), "-infinity W"), (Quantity(0, .length), "0 mm"),
    ])
    func `a quantity is told in its natural unit`(_ quantity: Quantity, _ text: String) {
        #expect(quantity.description == text)
    }

    @Test(arguments: [
        (Quantity(0.015, .length), "15 mm"), (Quantity(-0.0012345678, .length), "-1.2345678 mm"), (Quantity(720, .duration), "12m"),
        (Quantity(123, .duration), "2m 3s"), (Quantity(123.5, .duration), "123.5 s"), (Quantity(100 / 3.0, .duration), "33.333333333333336 s"),
        (Quantity(0.9553, .ratio), "95.53 %"), (Quantity(30, .duration), "30s"), (Quantity(5, .temperatureDifference), "5 deltaC"), (Quantity(1 / 3.0, .density), "0.3333333333333333 kg/m3"),
    ])
    func `a quantity is written to the last bit`(_ quantity: Quantity, _ text: String) {
        #expect(quantity.written == text)
    }

    @Test(arguments: [(-40.0, "-40 C"), (37.25, "37.25 C"), (0, "0 C"), (-0.001, "0 C"), (14.2183, "14.22 C"), (-138.04, "-138.04 C")])
    func `a temperature is told to a hundredth`(_ celsius: Double, _ text: String) {
        #expect(Temperature(celsius: celsius).description == text)
    }

    @Test func `a dimension has a word or its units`() {
        #expect(Dimension.length.name == "length")
        #expect(Dimension.temperatureDifference.name == "temperature difference")
        #expect(Dimension.angle.nameWithArticle == "an angle")
        #expect(Dimension(length: -4, mass: 1).name == "kg/m4")
        #expect(Dimension.length.power(Exponent(1, 2)).name == "m^(1/2)")
        #expect(Dimension(time: -2).nameWithArticle == "a quantity in /s2")
    }

    @Test func `numbers keep every digit before the point`() {
        #expect(Numeral.text(123_456) == "123456")
        #expect(Numeral.text(1.0 / 3) == "0.3333")
        #expect(Numeral.text(0.000123456) == "0.0001235")
        #expect(Numeral.text(2.5, significantDigits: 9) == "2.5")
        #expect(Numeral.text(-0.0) == "0")
    }
}

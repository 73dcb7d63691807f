import Testing

@testable import Devices

struct GasBottleTests {
    @Test func `a full bottle of argon holds 26.6 kg at 6000 psi and gives 3500`() throws {
        let bottle = try #require(GasBottle.full(of: "argon"))
        #expect(bottle.remainingGrams == 26_600)
        #expect(bottle.bottlePsi == 6000)
        #expect(bottle.pressurePsi == 3500)
    }

    @Test func `11.5 kg of argon go down to 3000 psi: 192 needle-minutes at 1 g a second`() throws {
        var bottle = try #require(GasBottle.full(of: "argon"))
        bottle.use(gramsPerSecond: 1, seconds: 11_500)
        #expect(abs(bottle.pressurePsi - 3000) < 1e-9)
        #expect(abs(11_500.0 / 60 - 192) < 0.5)
    }

    @Test func `from 4500 to 3000 psi argon lasts 108 needle-minutes at 1 g a second`() throws {
        let full = try #require(GasBottle.full(of: "argon"))
        var bottle = full.holding(grams: 21_580)
        #expect(abs(bottle.bottlePsi - 4500) < 1e-9)
        bottle.use(gramsPerSecond: 1, seconds: 108 * 60)
        #expect(abs(bottle.bottlePsi - 3000) < 1)
    }

    @Test func `pressure never rises as gas goes, and ends at nothing`() throws {
        for gas in ["argon", "nitrogen", "helium"] {
            var bottle = try #require(GasBottle.full(of: gas))
            var before = bottle.pressurePsi
            while bottle.remainingGrams > 0 {
                bottle.use(gramsPerSecond: 100, seconds: 1)
                #expect(bottle.pressurePsi <= before)
                before = bottle.pressurePsi
            }
            #expect(bottle.pressurePsi == 0)
            bottle.use(gramsPerSecond: 100, seconds: 1)
            #expect(bottle.remainingGrams == 0)
        }
    }

    @Test func `what flows out is gone, and what is no number is not used`() throws {
        var bottle = try #require(GasBottle.full(of: "argon"))
        bottle.use(gramsPerSecond: 0.35, seconds: 100)
        bottle.use(gramsPerSecond: .nan, seconds: 100)
        bottle.use(gramsPerSecond: -1, seconds: 100)
        #expect(abs(bottle.remainingGrams - (26_600 - 35)) < 1e-9)
    }

    @Test func `argon is low below 3000 psi and of no use below 500`() throws {
        let full = try #require(GasBottle.full(of: "argon"))
        #expect(!full.isLow && !full.holding(grams: 15_101).isLow && full.holding(grams: 15_000).isLow)
        #expect(!full.holding(grams: 2600).isEmpty && full.holding(grams: 2500).isEmpty)
    }

    @Test func `liquid nitrogen drives itself at 60 psi until it is all but gone`() throws {
        let full = try #require(GasBottle.full(of: "nitrogen"))
        #expect(full.pressurePsi == 60 && full.holding(grams: 200).pressurePsi == 60)
        #expect(full.holding(grams: 75).pressurePsi == 30 && !full.isLow)
    }

    @Test func `helium gives 2200 psi, and nobody has a bottle of radon`() {
        #expect(GasBottle.full(of: "helium")?.pressurePsi == 2200)
        #expect(GasBottle.full(of: "radon") == nil)
    }

    @Test func `the rest lasts as long as its flow says`() throws {
        let bottle = try #require(GasBottle.full(of: "argon")).holding(grams: 70)
        #expect(abs(bottle.seconds(atGramsPerSecond: 0.7) - 100) < 1e-9)
        #expect(bottle.seconds(atGramsPerSecond: 0) == .infinity)
    }
}

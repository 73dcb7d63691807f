import Geometry

/// The experiments that probes are fitted to, and those they are held against.
///
/// Littrup, Jallad, Vorugu et al., J Vasc Interv Radiol 2009; 20: 1343 (abstract): 15 min in agar, probes 20 mm apart. The diameter at 0 °C
/// follows from that at −30 °C and the share of the section that it takes up. The abstract names no spread: 4 mm at −30 °C stands for
/// thermocouples 5 mm apart, 6 mm at 0 °C for the share's rounding beside it. That these figures are those at 39 °C is how the sentence is read.
public enum PublishedCases {
    /// Single probes; each fits the gas flow of the probe it names.
    public static let fitted = [littrupSingle, iceSphere]

    /// Nothing is fitted to these.
    public static let predicted = [littrupTwo, littrupThree, littrupFour, littrupThin] + lung + nitrogen

    public static let all = fitted + predicted

    // MARK: One probe

    static let littrupSingle = littrup("one 2.4 mm probe", at: [.zero], lethal: 12, share: 0.13)

    /// The maker's figure, as quoted in the data of Sarshoghi, "Dosimetry for Pulmonary Cryoablation" (Fig. 4a). That it was measured in gel
    /// at room temperature after 10 min is from memory.
    static let iceSphere = PublishedCase(
        name: "IceSphere 1.5, maker's ice ball",
        source: "maker's figure quoted by Sarshoghi (Dosimetry for Pulmonary Cryoablation, Fig. 4a); gel at 21 C and 10 min: from memory",
        probe: "icesphere_1_5", tissue: "gel", celsius: 21, places: [.zero], freezes: [600],
        data: [
            .init(size: .diameter(celsius: 0), published: 32, spread: 3), .init(size: .length(celsius: 0), published: 37, spread: 4),
        ])

    // MARK: Several probes

    static let littrupTwo = littrup("two 2.4 mm probes", at: [Point(-10, 0, 0), Point(10, 0, 0)], lethal: 33, share: 0.46)

    /// A triangle with sides of 20 mm.
    static let littrupThree = littrup(
        "three 2.4 mm probes", at: [Point(11.547, 0, 0), Point(-5.7735, 10, 0), Point(-5.7735, -10, 0)], lethal: 41, share: 0.51)

    static let littrupFour = littrup(
        "four 2.4 mm probes", at: [Point(-10, -10, 0), Point(10, -10, 0), Point(-10, 10, 0), Point(10, 10, 0)], lethal: 49, share: 0.56)

    private static let littrupSource = "Littrup 2009, J Vasc Interv Radiol 20:1343 (abstract); spreads are ours"

    /// - Parameter lethal: published diameter at −30 °C, mm.
    /// - Parameter share: of the section's area that is as cold.
    private static func littrup(_ name: String, at places: [Point], lethal: Double, share: Double) -> PublishedCase {
        PublishedCase(
            name: "Littrup, \(name)", source: littrupSource, probe: "argon_2_4", tissue: "agar", celsius: 39, places: places, freezes: [900],
            data: [
                .init(size: .diameter(celsius: -30), published: lethal, spread: 4),
                .init(size: .diameter(celsius: 0), published: lethal / share.squareRoot(), spread: 6),
            ])
    }

    // MARK: Other probes and organs

    /// 1.7 mm probes made lethal ice 84 % as wide as 2.4 mm ones.
    static let littrupThin = PublishedCase(
        name: "Littrup, one 1.7 mm probe", source: littrupSource + "; 0.84 x the 2.4 mm probe's 12 mm", probe: "argon_1_7", tissue: "agar",
        celsius: 39, places: [.zero], freezes: [900], data: [.init(size: .diameter(celsius: -30), published: 0.84 * 12, spread: 4)])

    /// Hinshaw, Lee, Laeseke et al., J Vasc Interv Radiol 2010 (abstract): 2.4 mm probes in pigs' lungs, a double freeze of 10 min each;
    /// means and standard deviations. The pause of 5 min is an assumption. Lung fills with fluid as it freezes and thaws, so it is run as
    /// inflated lung and as lung without air.
    private static let lung = [("inflated", "lung"), ("airless", "lung_deflated")].map { state, tissue in
        PublishedCase(
            name: "Hinshaw, pig lung, run \(state)", source: "Hinshaw 2010, J Vasc Interv Radiol (abstract); pause of 5 min assumed",
            probe: "argon_2_4", tissue: tissue, celsius: 37, places: [.zero], freezes: [600, 600], pauseSeconds: 300,
            data: [
                .init(size: .diameter(celsius: 0), published: 31, spread: 2), .init(size: .diameter(celsius: -20), published: 23, spread: 3),
                .init(size: .diameter(celsius: -40), published: 18, spread: 4),
            ])
    }

    /// Liquid nitrogen in pigs (PMC7798152, abstract): the width of the dead tissue three days later, mean and standard deviation. That tissue
    /// dies to −20 °C, and that the time is one freeze, are assumptions.
    private static let nitrogen = [
        ("liver, 4 min", "liver", 240.0, 17.0, 3.0), ("kidney, 4 min", "kidney", 240, 20, 4), ("fat, 4 min", "fat", 240, 18, 4),
        ("kidney, 12 min", "kidney", 720, 31, 8),
    ].map { name, tissue, seconds, width, spread in
        PublishedCase(
            name: "Visica2, pig \(name)", source: "PMC7798152 (abstract); width of necrosis taken as that at -20 C", probe: "nitrogen_3_4",
            tissue: tissue, celsius: 37, places: [.zero], freezes: [seconds],
            data: [.init(size: .diameter(celsius: -20), published: width, spread: spread)])
    }
}

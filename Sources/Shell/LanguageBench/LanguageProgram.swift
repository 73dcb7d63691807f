/// The programs that the language is timed with, and what is known of them.
enum LanguageProgram {
    /// About a megabyte of what programs are made of; the only mistake is on the last line.
    static let long: (text: String, lineCount: Int, code: String) = {
        var text = """
            case "a long program"
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
            organ sciatic = tube(from: (-40, 40, 0) mm, to: (40, 40, 0) mm, radius: 2 mm) of nerve

            """
        var number = 0
        while text.utf8.count < 1_000_000 {
            text += part(number)
            number += 1
        }
        text += "print gap_\(number)"
        return (text, text.utf8.count { $0 == UInt8(ascii: "\n") } + 1, "N101")
    }()

    private static func part(_ number: Int) -> String {
        """

        # step \(number): a row of probes, how far it reaches, and what is told of it
        fn reach_\(number)(gap: Length, count: Int = 3) -> Length {
          let wide = gap * (count - 1) + \(number % 7 + 1) mm
          if wide > 4 cm { return 4 cm } else { return wide }
        }
        let gap_\(number) = \(number % 9 + 10) mm
        let cold_\(number) = -40 C + \(number % 5) deltaC
        var total_\(number) = 0 mm
        for k in 1..4 {
          let side = (gap_\(number) * k - 2.5 * gap_\(number)) * 0.5
          total_\(number) = total_\(number) + side + reach_\(number)(gap: side, count: 2)
        }
        if size(lesion) < 3 cm and total_\(number) > 2 mm { print "step \(number): {total_\(number)}, {cold_\(number)}" } else { print "no" }
        let places_\(number) = [(0, \(number % 30), 10) mm, (gap_\(number), 0 mm, 20 mm)]
        print "{count(places_\(number))} places, {min(gap_\(number), 12 mm)} and {coldest(sciatic)}"

        """
    }

    /// A million turns; the sum tends to 100 mm.
    static let loop = """
        var ice = 10 mm
        for i in 1..1000 { for j in 1..1000 { ice = ice + 2 mm * 0.5 - ice / 100 } }
        publish "ice" = ice
        """

    static let loopInPython = """
        import time
        def turns():
            ice = 10 * 1e-3
            for i in range(1, 1001):
                for j in range(1, 1001):
                    ice = ice + 2 * 1e-3 * 0.5 - ice / 100
            return ice / 1e-3
        begun = time.process_time()
        ice = turns()
        print(time.process_time() - begun, ice)
        """

    /// The same sums in the same order in this program's own arithmetic, mm.
    static let loopAnswerMM: Double = {
        var ice = 10 * 1e-3
        for _ in 1...1_000_000 { ice = ice + 2 * 1e-3 * 0.5 - ice / 100 }
        return ice / 1e-3
    }()
}

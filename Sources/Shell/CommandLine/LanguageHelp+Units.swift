extension LanguageHelp {
    /// A page for each family of units, found by each unit, by the family's name and by its type.
    static let units = [
        Page(
            words: ["length", "Length", "Area", "um", "mm", "cm", "dm", "um2", "mm2", "cm2", "m2"],
            text: """
                let gap = 15 mm
                let face = 2 cm * 3 cm
                  A length in um, mm, cm or dm; an area in um2, mm2, cm2 or m2. `15m` is fifteen minutes: the metre stands in compound units only (W/m/K).
                """),
        Page(
            words: ["Volume", "um3", "mm3", "cm3", "dm3", "m3", "uL", "mL", "L"],
            text: "limit volume(below: 0 C) < 200 cm3\n  A volume in um3, mm3, cm3, dm3, m3, uL, mL or L."),
        Page(
            words: ["duration", "Duration", "ms", "s", "m", "min", "h"],
            text: """
                freeze 12m
                let waiting = 1m30s + 45 s
                  A duration in ms, s, m or min, and h, also joined. `m` behind a bare number is a minute.
                """),
        Page(
            words: ["Temperature", "TemperatureDifference", "C", "K", "deltaC", "deltaK"],
            text: """
                let lethal = -40 C
                let warmer = -40 C + 5 deltaC
                print 233 K < 0 C
                  A point on the scale in C or K; a difference in deltaC or deltaK. Points are compared and subtracted, never added: -40 C + 5 C is an error.
                """),
        Page(
            words: ["ratio", "Ratio", "Number", "Int", "%"],
            text: "set power A to 80%\nlet half = 50% * 3 cm\n  A plain number, or a share in %. 80% is 0.8. `Int` says that a whole number is meant."),
        Page(words: ["angle", "Angle", "deg", "rad"], text: "print cos(120 deg)\nlet turn = 360 deg / 3\n  An angle in deg or rad."),
        Page(
            words: ["Pressure", "psi", "Pa", "kPa", "MPa", "bar", "mbar", "mmHg"],
            text: "if pressure(argon) < 3000 psi { print \"change the bottle (C4.3.6)\" }\n  A pressure in psi, Pa, kPa, MPa, bar or mbar."),
        Page(
            words: ["Power", "Energy", "energy", "mW", "W", "kW", "mJ", "J", "kJ", "MJ"],
            text: "let drawn = 20 W * 12 min\nlet energy = 14.4 kJ\n  A power in mW, W or kW, an energy in mJ, J, kJ or MJ. A probe's own power is a share: `help power`."),
        Page(words: ["mass", "Mass", "mg", "g", "kg"], text: "print 26.6 kg - remaining(argon)\n  A mass in mg, g or kg."),
        Page(
            words: ["compound", "Speed", "Density", "Flow", "Conductivity", "HeatCapacity", "Perfusion"],
            text: """
                let speed = 3 mm/s
                let flow = 0.46 g/s
                let conductivity = 0.5 W/m/K
                let perfusion = 0.006 /s
                  Units joined by `/` without spaces; here `m` is the metre and the minute is `min`. Products, quotients and roots make new ones by themselves.
                """),
        Page(
            words: ["types", "Bool", "String", "Text", "Point", "Direction", "List", "Region", "Shape", "Prediction"],
            text: """
                fn wider(gap: Length, by: Length = 5 mm) -> Length { return gap + by }
                fn spots(center: Point, way: Direction) -> List<Point> { return [center, center + way * 15 mm] }
                fn is_cold(lesion: Region, name: Text = "it") -> Bool { return coverage(lesion, below: -40 C) > 80% }
                  What a parameter or a result is. Quantities: Length Area Volume Duration Angle Ratio Number Int Temperature TemperatureDifference \
                Pressure Power Energy Mass Speed Density Flow Conductivity HeatCapacity Perfusion. Others: Bool, String or Text, Point, Direction, List, \
                Region (a target, an organ, a vessel), Shape, Prediction. Left out where the default says it.
                """),
    ]
}

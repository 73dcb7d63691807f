extension LanguageHelp {
    /// What stands between the braces of a tissue or a probe model, and behind a point.
    static let entries = [
        Page(
            words: ["tissue", "density", "conductivity", "frozen_conductivity", "heat_capacity", "frozen_heat_capacity", "latent_heat", "freezing"]
                + ["mushy_conductivity", "perfusion", "metabolism"],
            text: """
                tissue jelly { density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3.5 kJ/kg/K; \
                frozen_heat_capacity: 1.8 kJ/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C; perfusion: 0.0007 /s; metabolism: 500 W/m3 }
                  Declares a tissue. An entry a line, or `;` between them. `freezing` is from all ice to no ice, the latent heat is released evenly between.
                  `perfusion` and `metabolism` are 0 where left out, `mushy_conductivity` holds the conductivity while it freezes. `help muscle` shows one.
                """),
        Page(
            words: ["model", "diameter", "active_length", "surface", "cryogen", "heat_transfer", "start", "thaw_temperature", "thaw_heat_transfer"]
                + ["thermocouple", "gas_flow", "nominal_pressure", "insulated_tip", "shaft_diameter"],
            text: """
                probe model wire { diameter: 3 mm; active_length: 100 mm; surface: -150 C }
                probe model needle { diameter: 1.5 mm; active_length: 30 mm; cryogen: -150 C; heat_transfer: 9000 W/m2/K; start: 5 s; \
                thaw_temperature: 30 C; thaw_heat_transfer: 1000 W/m2/K; thermocouple: true; gas: "argon"; gas_flow: 0.46 g/s; nominal_pressure: 3500 psi }
                  Declares a probe model: an ideal one with its surface at a temperature, or a gas at a temperature behind a coefficient. The active length runs \
                from behind the `insulated_tip` (0 where left out) towards the entry. `start` is the time constant of the start. With `gas_flow` it draws no more heat \
                than that flow carries. A `shaft_diameter` counts for what its way crosses. `help argon_17g` shows one.
                """),
        Page(
            words: ["ok", "violations"],
            text: "let plan = predict { freeze 12m }\nif plan.ok { freeze 12m } else { print plan.violations }\n  Whether a prediction keeps every limit, and which it breaks, with the value and the time."),
        Page(
            words: ["first", "last"],
            text: "print [60%, 80%, 100%].last        print count([60%, 80%])\n  The ends of a list; `for` goes through all of it."),
        Page(
            words: ["width", "extents"],
            text: "print iceball().width        print iceball().length        print iceball().extents.x\n  Of an ice ball: across the probes, along them, and along x, y and z."),
        Page(
            words: ["insulated"],
            text: "domain box(center: (0, 0, 0) mm, size: (120, 120, 120) mm) insulated\n  No heat crosses the domain's walls; without the word they are held at the background's temperature."),
    ]
}

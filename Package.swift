// swift-tools-version: 6.2
import PackageDescription

/// Every room of the house treats a warning as an error; undeclared imports are refused by
/// `--explicit-target-dependency-import-check error` in `Scripts/dev`.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// The solver's loops run on unsafe buffers whose bounds are checked once, before the loop.
let kernel: [SwiftSetting] = strict + [.unsafeFlags(["-Ounchecked"], .when(configuration: .release))]

/// The stage kernel once more for AVX2 and FMA, run only where the processor has them. Elsewhere it is built as the rest is.
#if arch(x86_64)
    let wide: [SwiftSetting] = kernel + [.define("WIDE_STAGES"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
#else
    let wide = kernel
#endif

let package = Package(
    name: "frazil",
    products: [.executable(name: "frazil", targets: ["frazil"])],
    targets: [
        // Ground floor: an arrow only points down this list.
        .systemLibrary(name: "CEditline", path: "Sources/CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "Quantities", swiftSettings: strict),
        .target(name: "Syntax", dependencies: ["Diagnostics"], swiftSettings: strict),
        .target(name: "Geometry", swiftSettings: strict),
        .target(name: "Devices", dependencies: ["Geometry"], swiftSettings: strict),
        .target(name: "DeviceIO", dependencies: ["Devices"], swiftSettings: strict),
        .target(name: "Checking", dependencies: ["Syntax", "Quantities", "Diagnostics", "Devices"], swiftSettings: strict),
        .systemLibrary(name: "CProcessor", path: "Sources/CProcessor"),
        .systemLibrary(name: "CMemory", path: "Sources/CMemory"),
        .systemLibrary(name: "CLanes", path: "Sources/CLanes"),
        .target(name: "WideStages", dependencies: ["CProcessor", "CLanes"], swiftSettings: wide),
        .target(name: "Bioheat", dependencies: ["Geometry", "WideStages", "CLanes", "CProcessor"], swiftSettings: kernel),
        .target(name: "Outcome", dependencies: ["Geometry", "CLanes"], swiftSettings: strict),
        .target(name: "Uncertainty", dependencies: ["Bioheat", "Outcome", "Geometry"], swiftSettings: strict),
        .target(name: "Verification", dependencies: ["Uncertainty", "Bioheat", "Outcome", "Geometry"], swiftSettings: strict),
        .target(name: "Simulation", dependencies: ["Devices", "Uncertainty", "Bioheat", "Geometry", "Outcome"], swiftSettings: strict),
        .target(
            name: "Evaluation", dependencies: ["Checking", "Syntax", "Quantities", "Diagnostics", "Geometry", "Bioheat", "Devices"],
            swiftSettings: strict),
        .target(
            name: "Rehearsal", dependencies: ["Evaluation", "Checking", "Syntax", "Quantities", "Diagnostics", "Geometry", "Bioheat", "Devices"],
            swiftSettings: strict),
        .target(
            name: "Session",
            dependencies: [
                "Evaluation", "Outcome", "Uncertainty", "Bioheat", "Devices", "Geometry", "Diagnostics", "Quantities", "Syntax", "Checking",
            ],
            swiftSettings: strict),
        .target(name: "StandardLibrary", path: "Stdlib", resources: [.copy("modules"), .copy("devices")], swiftSettings: strict),
        // The shell does not use the solver itself; but it makes a `Procedure`, whose size in memory is the model's, and without this line a
        // release build that changes the model leaves the old size in it.
        .target(
            name: "Shell",
            dependencies: [
                "Session", "Rehearsal", "Uncertainty", "Outcome", "Bioheat", "Verification", "Evaluation", "Checking", "Syntax", "Diagnostics",
                "Quantities", "Devices", "DeviceIO", "Simulation", "Geometry", "StandardLibrary", "CEditline", "CMemory",
            ], swiftSettings: strict),
        .executableTarget(name: "frazil", dependencies: ["Shell"], swiftSettings: strict),
        // Tests, a folder a room. They see a room's inside, so a release build needs `-Xswiftc -enable-testing`.
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strict),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "Diagnostics"], swiftSettings: strict),
        .testTarget(name: "CheckingTests", dependencies: ["Checking", "Syntax", "Quantities", "Diagnostics", "Devices"], swiftSettings: strict),
        .testTarget(name: "GeometryTests", dependencies: ["Geometry"], swiftSettings: strict),
        .testTarget(name: "BioheatTests", dependencies: ["Bioheat", "Geometry", "CProcessor"], swiftSettings: strict),
        .testTarget(name: "OutcomeTests", dependencies: ["Outcome", "Geometry"], swiftSettings: strict),
        .testTarget(name: "UncertaintyTests", dependencies: ["Uncertainty", "Bioheat", "Geometry", "Outcome"], swiftSettings: strict),
        .testTarget(name: "VerificationTests", dependencies: ["Verification", "Uncertainty", "Bioheat", "Geometry", "Outcome"], swiftSettings: strict),
        .testTarget(name: "DevicesTests", dependencies: ["Devices", "Geometry"], swiftSettings: strict),
        .testTarget(
            name: "DeviceIOTests", dependencies: ["DeviceIO", "Devices", "Simulation", "Bioheat", "Geometry"], swiftSettings: strict),
        .testTarget(
            name: "SimulationTests", dependencies: ["Simulation", "Devices", "Uncertainty", "Bioheat", "Geometry", "Outcome"], swiftSettings: strict),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Evaluation", "Checking", "Syntax", "Quantities", "Diagnostics", "Geometry", "Bioheat", "Devices"],
            swiftSettings: strict),
        .testTarget(
            name: "StandardLibraryTests",
            dependencies: [
                "StandardLibrary", "Evaluation", "Checking", "Syntax", "Quantities", "Diagnostics", "Geometry", "Bioheat", "Devices",
            ], swiftSettings: strict),
        .testTarget(
            name: "RehearsalTests",
            dependencies: ["Rehearsal", "StandardLibrary", "Evaluation", "Checking", "Syntax", "Diagnostics", "Geometry", "Devices"],
            swiftSettings: strict),
        .testTarget(
            name: "SessionTests",
            dependencies: [
                "Session", "Simulation", "Evaluation", "Outcome", "Uncertainty", "Bioheat", "Devices", "Geometry", "Diagnostics", "Quantities", "Syntax",
                "Checking",
            ], swiftSettings: strict),
        .testTarget(
            name: "ShellTests", dependencies: ["Shell", "Session", "Verification", "Bioheat", "Checking", "Syntax", "Diagnostics", "Devices", "Geometry"],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let spamlint: Target.Dependency = .product(name: "SpamLint", package: "spamlint")
let gate: Target.Dependency = .product(name: "MailGate", package: "spamlint")

// Apart from the main package, because every module under test is built here once more with the sanitizers. See `Fuzz/run`.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "spamlint", path: "..")],
    targets: [
        .target(name: "CLibFuzzer"),
        .target(name: "FuzzSupport", dependencies: ["CLibFuzzer"]),
        .executableTarget(name: "FuzzMessage", dependencies: ["FuzzSupport", spamlint]),
        .executableTarget(name: "FuzzHTML", dependencies: ["FuzzSupport", spamlint]),
        .executableTarget(name: "FuzzHeader", dependencies: ["FuzzSupport", spamlint]),
        .executableTarget(name: "FuzzRule", dependencies: ["FuzzSupport", spamlint]),
        .executableTarget(name: "FuzzMilter", dependencies: ["FuzzSupport", gate]),
        .executableTarget(name: "FuzzSpamd", dependencies: ["FuzzSupport", gate]),
        .executableTarget(name: "FuzzHTTP", dependencies: ["FuzzSupport", gate, spamlint]),
    ],
    swiftLanguageModes: [.v6]
)

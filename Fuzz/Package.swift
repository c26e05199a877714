// swift-tools-version: 6.2
import PackageDescription

// Apart from the main package, because every module under test is built here once more with the sanitizers. See `Fuzz/run`.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "spamlint", path: "..")],
    targets: [
        .executableTarget(name: "FuzzMessage", dependencies: [.product(name: "SpamLint", package: "spamlint")])
    ],
    swiftLanguageModes: [.v6]
)

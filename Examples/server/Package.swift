// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "server",
    dependencies: [.package(name: "spamlint", path: "../..")],
    targets: [.executableTarget(name: "Server", dependencies: [.product(name: "SpamLint", package: "spamlint")])],
    swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "spamlint",
    products: [
        .executable(name: "spamlint", targets: ["SpamLintCLI"]),
        .library(name: "SpamLint", targets: ["SpamLint"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    ],
    targets: [
        // C libraries, as Debian has them.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),

        // Mail: what a message is. Knows nothing of rules.
        .target(name: "MailBytes", swiftSettings: settings),
        .target(name: "MailMessage", dependencies: ["MailBytes"], swiftSettings: settings),
        .target(name: "MailText", dependencies: ["MailBytes"], swiftSettings: settings),
        .target(name: "MailDomain", dependencies: ["MailBytes", "MailText"], swiftSettings: settings),
        .target(name: "MailHTML", dependencies: ["MailBytes", "CLibXML2"], swiftSettings: settings),

        // Linter: what a finding is.
        .target(
            name: "SpamLintCore",
            dependencies: ["MailBytes", "MailMessage", "MailDomain", "MailText", "MailHTML", "CPCRE2"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLintChecks",
            dependencies: ["SpamLintCore", "MailBytes", "MailMessage", "MailDomain", "MailText", "MailHTML"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLintRules",
            dependencies: ["SpamLintCore", "SpamLintChecks", "MailMessage", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .target(name: "SpamLintCatalogue", dependencies: ["SpamLintCore"], swiftSettings: settings, plugins: ["EmbedRules"]),
        .target(
            name: "SpamLintReport",
            dependencies: ["SpamLintCore", "MailBytes", "MailDomain", "MailMessage", "MailText", "MailHTML"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLint",
            dependencies: ["SpamLintCore", "SpamLintChecks", "SpamLintRules", "SpamLintCatalogue", "SpamLintReport", "MailMessage"],
            swiftSettings: settings
        ),

        // Front doors: who asks.
        .executableTarget(
            name: "SpamLintCLI",
            dependencies: ["SpamLint", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings
        ),

        // Build tools: the built-in rules are checked and compiled into the program.
        .executableTarget(
            name: "EmbedRulesTool",
            dependencies: ["SpamLintCore", "SpamLintChecks", "SpamLintRules"],
            path: "Plugins/EmbedRulesTool",
            swiftSettings: settings
        ),
        .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["EmbedRulesTool"]),

        // Tests, a target for each layer.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "MailBytesTests", dependencies: ["MailBytes", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "MailMessageTests", dependencies: ["MailBytes", "MailMessage", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "MailDomainTests", dependencies: ["MailDomain", "MailBytes", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "MailTextTests", dependencies: ["MailBytes", "MailText", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "MailHTMLTests", dependencies: ["MailBytes", "MailHTML", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "SpamLintCoreTests", dependencies: ["SpamLintCore", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "SpamLintRulesTests",
            dependencies: ["SpamLint", "SpamLintCore", "SpamLintChecks", "SpamLintRules", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpamLintReportTests", dependencies: ["SpamLint", "SpamLintReport", "TestSupport"], exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(name: "SpamLintTests", dependencies: ["SpamLint", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "SpamLintCLITests", dependencies: ["SpamLintCLI", "TestSupport"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

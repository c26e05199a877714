// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// An incremental build looks at direct dependencies alone, yet the layout of a type reaches through every layer that holds one; hence
// targets name all that lies below them, imported or not.
let mail: [Target.Dependency] = ["MailBytes", "MailMessage", "MailDomain", "MailText", "MailHTML", "MailTemplate"]
let linter: [Target.Dependency] =
    mail + ["SpamLintCore", "SpamLintChecks", "SpamLintFixes", "SpamLintRules", "SpamLintCatalogue", "SpamLintReport"]

let package = Package(
    name: "spamlint",
    products: [
        .executable(name: "spamlint", targets: ["SpamLintCLI"]),
        .executable(name: "spamlintd", targets: ["SpamLintDaemon"]),
        .library(name: "SpamLint", targets: ["SpamLint"]),
        // For other languages; `make library` names it libspamlint.so and puts it beside its header.
        .library(name: "SpamLintC", type: .dynamic, targets: ["SpamLintC"]),
        .library(name: "MailGate", targets: ["MailGate"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.80.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.25.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.20.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
    ],
    targets: [
        // C libraries, as Debian has them.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),

        // Mail: what a message is. Knows nothing of rules.
        .target(name: "MailBytes", swiftSettings: settings),
        .target(name: "MailMessage", dependencies: ["MailBytes"], swiftSettings: settings),
        .target(name: "MailText", dependencies: ["MailBytes"], swiftSettings: settings),
        .target(name: "MailDomain", dependencies: ["MailBytes", "MailText"], swiftSettings: settings),
        .target(name: "MailHTML", dependencies: ["MailBytes", "CLibXML2"], swiftSettings: settings),
        .target(name: "MailTemplate", dependencies: ["MailBytes"], swiftSettings: settings),

        // Gate: what mail servers and their clients say to a filter. Bytes to events to actions; no input or output, and no rules.
        .target(name: "MailGate", dependencies: ["MailBytes", "CZlib"], swiftSettings: settings),

        // Linter: what a finding is.
        .target(
            name: "SpamLintCore",
            dependencies: mail + ["CPCRE2"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLintChecks",
            dependencies: mail + ["SpamLintCore"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLintFixes",
            dependencies: mail + ["SpamLintCore"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLintRules",
            dependencies: mail + ["SpamLintCore", "SpamLintChecks", "SpamLintFixes", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings
        ),
        .target(name: "SpamLintCatalogue", dependencies: mail + ["SpamLintCore"], swiftSettings: settings, plugins: ["EmbedRules"]),
        .target(
            name: "SpamLintReport",
            dependencies: mail + ["SpamLintCore"],
            swiftSettings: settings
        ),
        .target(
            name: "SpamLint",
            dependencies: linter,
            swiftSettings: settings
        ),

        // Front doors: who asks.
        .executableTarget(
            name: "SpamLintCLI",
            dependencies: linter + ["SpamLint", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings
        ),

        .target(name: "CSpamLint"),
        .target(name: "SpamLintC", dependencies: linter + ["SpamLint", "CSpamLint"], swiftSettings: settings),
        .target(
            name: "SpamLintServer",
            dependencies: linter + [
                "MailGate", "SpamLint",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOExtras", package: "swift-nio-extras"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [
                .embedInCode("HTTP/openapi.json"), .embedInCode("HTTP/Page/page.html"), .embedInCode("HTTP/Page/page.css"),
                .embedInCode("HTTP/Page/page.js"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "SpamLintDaemon",
            dependencies: linter + [
                "MailGate", "SpamLint", "SpamLintServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        // Build tools: the built-in rules are checked and compiled into the program.
        .executableTarget(
            name: "EmbedRulesTool",
            dependencies: mail + ["SpamLintCore", "SpamLintChecks", "SpamLintFixes", "SpamLintRules"],
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
        .testTarget(name: "MailTemplateTests", dependencies: ["MailBytes", "MailTemplate", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "MailGateTests", dependencies: ["MailBytes", "MailGate", "CZlib", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "SpamLintCoreTests", dependencies: mail + ["SpamLintCore", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "SpamLintFixesTests", dependencies: mail + ["SpamLintCore", "SpamLintFixes", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "SpamLintRulesTests",
            dependencies: linter + ["SpamLint", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpamLintReportTests", dependencies: linter + ["SpamLint", "TestSupport"], exclude: ["Golden"],
            swiftSettings: settings),
        .testTarget(
            name: "SpamLintTests", dependencies: linter + ["SpamLint", "TestSupport"], exclude: ["GainRules"], swiftSettings: settings),
        .testTarget(
            name: "SpamLintServerTests", dependencies: linter + ["MailGate", "SpamLint", "SpamLintServer", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "SpamLintCLITests", dependencies: linter + ["SpamLintCLI", "TestSupport"], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

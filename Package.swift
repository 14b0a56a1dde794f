// swift-tools-version: 6.2
import PackageDescription

/// One set of compiler settings for every Swift target of ours.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    // The rooms are modules for their readers' sake; what they call of each other on every request may be inlined.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let httpServer: [Target.Dependency] = [
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOWebSocket", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

func room(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], extra: [SwiftSetting] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings + extra)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["ChassisTestSupport"], swiftSettings: settings)
}

let package = Package(
    name: "chassis",
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        // Of two traits or more, the package manager passes the names in another order each time, and compiles anew.
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0", traits: []),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        // C libraries, and what Swift cannot import of them.
        .systemLibrary(name: "CNcurses"),
        .systemLibrary(name: "CCurl"),
        .systemLibrary(name: "CZstd"),
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CEpoll"),
        .target(name: "CTerminal"),
        .target(name: "CSQLiteLog", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "CPhoneNumber",
            linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("stdc++"), .linkedLibrary("m")]),

        // Who may import whom. Reading it is reading the architecture.
        room("ChassisCore", []),
        room("ChassisStore", ["ChassisCore", "CSQLiteLog", "CZstd", grdb, sqlite, crypto]),
        room("ChassisProviders", ["ChassisCore", "CCurl"]),
        room("ChassisWorkspace", ["ChassisCore", yams, csv, crypto]),
        room("ChassisEngine", ["ChassisCore", "ChassisStore", "CPhoneNumber", crypto, logging]),
        room(
            "ChassisAPI",
            ["ChassisCore", "ChassisStore", "ChassisEngine", "CZlib", crypto, logging, protobuf] + httpServer,
            exclude: ["Telemetry/OTLP/otlp_trace.proto"]),
        room("ChassisSurface", [yams]),
        room(
            "ChassisTerminal", ["ChassisSurface", "CNcurses", "CTerminal"],
            extra: [.defaultIsolation(MainActor.self)]),
        room("ChassisConsole", ["ChassisCore", "ChassisStore", "ChassisEngine", "ChassisSurface"]),
        .executableTarget(
            name: "chassis",
            dependencies: [
                "ChassisCore", "ChassisStore", "ChassisProviders", "ChassisWorkspace", "ChassisEngine",
                "ChassisSurface", "ChassisTerminal", "ChassisConsole", "ChassisAPI", "CTerminal", "CEpoll",
                argumentParser, logging,
            ],
            swiftSettings: settings,
            // One file that runs where no Swift is installed, and calls of the runtime that are calls, not look-ups.
            // Linking Swift's library statically exports every name by default, which keeps 5 MB that nobody calls.
            linkerSettings: [
                .unsafeFlags(
                    [
                        "-static-stdlib", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
                        "-l_FoundationCollections",
                        "-Xlinker", "--no-export-dynamic",
                    ], .when(configuration: .release))
            ]),

        // A mirror of the rooms, what they share, and whole journeys through the built binary.
        .target(
            name: "ChassisTestSupport", dependencies: ["ChassisCore"], path: "Tests/ChassisTestSupport",
            swiftSettings: settings),
        tests("ChassisCoreTests", ["ChassisCore"]),
        tests("ChassisStoreTests", ["ChassisCore", "ChassisStore", "CZstd", grdb, sqlite]),
        tests("ChassisProvidersTests", ["ChassisCore", "ChassisProviders"]),
        tests("ChassisWorkspaceTests", ["ChassisCore", "ChassisWorkspace"]),
        tests("ChassisEngineTests", ["ChassisCore", "ChassisStore", "ChassisProviders", "ChassisEngine", logging]),
        tests(
            "ChassisAPITests",
            ["ChassisCore", "ChassisStore", "ChassisProviders", "ChassisEngine", "ChassisAPI", logging, protobuf]
                + httpServer),
        tests("ChassisSurfaceTests", ["ChassisSurface"]),
        tests("ChassisTerminalTests", ["ChassisSurface", "ChassisTerminal", "CTerminal"]),
        tests(
            "ChassisConsoleTests",
            ["ChassisCore", "ChassisStore", "ChassisEngine", "ChassisSurface", "ChassisConsole", logging]),
        tests("JourneyTests", ["ChassisCore", "ChassisStore", "chassis", grdb]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.2
import PackageDescription

/// With the Swift runtime inside, the compiler has the linker keep every public symbol of it and name it in a table, for the sake of
/// libraries that would be loaded later. There are none. lld comes with the compiler, and takes 1 s where the system's takes 16.
let program: [LinkerSetting] = [
    .unsafeFlags(
        ["-use-ld=lld", "-Xlinker", "--no-export-dynamic"], .when(platforms: [.linux], configuration: .release))
]

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// One folder, two uses: tests that take seconds, and the program that scripts/test --soak builds with libFuzzer. It sees
// what only tests see, so a release build of everything must not hold it.
let fuzzed: [Target.Dependency] = [
    "CMongoc", "InterviewKit", "InterviewStore", "LanguageModels", "TerminalUI",
]
let isFuzzing = Context.environment["MOCK_INTERVIEW_FUZZING"] == "1"
let fuzzing: [Target] =
    isFuzzing
    ? [
        .executableTarget(
            name: "Fuzzing", dependencies: fuzzed, path: "Tests/FuzzingTests", exclude: ["FuzzingTests.swift"],
            swiftSettings: strict)
    ]
    : [.testTarget(name: "FuzzingTests", dependencies: fuzzed, exclude: ["Program"], swiftSettings: strict)]

let package = Package(
    name: "mock-interview",
    products: [
        .executable(name: "mock-interview", targets: ["MockInterview"]),
        .executable(name: "mock-interview-api", targets: ["InterviewAPI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CNcurses"),
        .target(name: "CMongocCounters"),
        .target(name: "CTerminalState"),
        .systemLibrary(
            name: "CCmark",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .systemLibrary(
            name: "CMongoc", pkgConfig: "libmongoc-1.0",
            providers: [.apt(["libmongoc-dev", "libbson-dev"]), .brew(["mongo-c-driver"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),

        .target(
            name: "InterviewKit",
            dependencies: [.product(name: "Yams", package: "Yams")],
            resources: [.copy("Bank/Questions")],
            swiftSettings: strict),
        .target(
            name: "InterviewStore",
            dependencies: [
                "InterviewKit", "CMongoc", "CMongocCounters", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "LanguageModels", dependencies: ["InterviewKit", "CCurl"], swiftSettings: strict),
        .target(
            name: "TerminalUI", dependencies: ["InterviewKit", "CNcurses", "CTerminalState", "CCmark"],
            swiftSettings: strict),
        .target(
            name: "Wiring",
            dependencies: [
                "InterviewKit", "InterviewStore", "LanguageModels",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "MockInterview",
            dependencies: [
                "InterviewKit", "InterviewStore", "LanguageModels", "TerminalUI", "Wiring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Schemas"],
            swiftSettings: strict, linkerSettings: program),
        .executableTarget(
            name: "InterviewAPI",
            dependencies: [
                "InterviewKit", "Wiring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            resources: [.embedInCode("openapi.json")],
            swiftSettings: strict, linkerSettings: program),

        // Measures the judge on answers of known quality; see Benchmarks/judgement/run.
        .executableTarget(
            name: "JudgementBenchmark",
            dependencies: [
                "InterviewKit", "LanguageModels", "Wiring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ],
            path: "Benchmarks/judgement/Sources",
            swiftSettings: strict),
        // Measures the store's way to MongoDB; a row of scripts/bench.
        .executableTarget(
            name: "AppendBenchmark", dependencies: ["InterviewKit", "InterviewStore"],
            path: "Benchmarks/append/Sources", swiftSettings: strict),

        .testTarget(
            name: "InterviewKitTests",
            dependencies: ["InterviewKit", .product(name: "Yams", package: "Yams")],
            exclude: ["Answers"],
            swiftSettings: strict),
        .target(
            name: "CFailingDisk", path: "Tests/CFailingDisk", linkerSettings: [.linkedLibrary("sqlite3")]),
        .testTarget(
            name: "InterviewStoreTests",
            dependencies: [
                "InterviewStore", "InterviewKit", "CMongoc", "CFailingDisk",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            resources: [.copy("read_documents.py"), .copy("drop_replies.py")],
            swiftSettings: strict),
        .testTarget(
            name: "LanguageModelsTests", dependencies: ["LanguageModels", "InterviewKit"], swiftSettings: strict),
        // Whole interviews with a model server that lies; the only tests that know the store and the models at once.
        .testTarget(
            name: "HostileModelTests", dependencies: ["InterviewKit", "InterviewStore", "LanguageModels"],
            resources: [.copy("hostile_model.py")], swiftSettings: strict),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI", "InterviewKit"], swiftSettings: strict),
        .testTarget(
            name: "WiringTests",
            dependencies: [
                "Wiring", "InterviewKit", "LanguageModels", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MockInterviewTests",
            dependencies: [
                "MockInterview", "InterviewKit", "InterviewStore", "LanguageModels", "TerminalUI", "Wiring",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Drive the two programs, which are built beside them.
        .testTarget(
            name: "InterviewAPITests", dependencies: [],
            resources: [.copy("client.mjs"), .copy("store.py"), .copy("schemathesis.toml")], swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: [],
            resources: [
                .copy("fake_model.py"), .copy("database.py"), .copy("many_sessions.py"), .copy("at_pty.py"),
                .copy("hostile_strings.py"), .copy("hostile_pages.py"), .copy("check_schema.py"), .copy("browser.py"),
                .copy("compare_stores.py"), .copy("tls_server.py"), .copy("silent_names.py"), .copy("canary_server.py"),
            ], swiftSettings: strict),
    ] + fuzzing
)

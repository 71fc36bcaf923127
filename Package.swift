// swift-tools-version:6.2
import PackageDescription

// Every room of the house is one target; a room may import rooms on lower floors and nothing
// else, and the compiler holds it to that. docs/ARCHITECTURE.md draws the floors.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

func room(_ name: String, _ uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, swiftSettings: strict)
}

func tests(_ name: String, _ uses: [Target.Dependency] = [], beside: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: ["TestKit"] + uses, exclude: beside, swiftSettings: strict)
}

let ground: [Target.Dependency] = ["Kernel", "Store", "Text"]
let first: [Target.Dependency] = ground + ["Ledger", "Law", "Registry", "Files"]
let engines: [Target.Dependency] = first + ["Web", "Cases"]

let package = Package(
  name: "wuzhi",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "wuzhi", targets: ["wuzhi"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // C libraries of Debian
    .systemLibrary(name: "CPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGD", providers: [.apt(["libgd-dev"])]),
    .systemLibrary(name: "CQR", providers: [.apt(["libqrencode-dev"])]),
    // L0
    room("Kernel"),
    room("Store", ["Kernel"]),
    room("Text"),
    // L1
    room("Ledger", ground + [crypto]),
    room("Law", ["Kernel"]),
    room("Registry", ground + ["Ledger", crypto, cryptoExtras]),
    room("Files", ground + ["Ledger", "CGD", crypto]),
    // L2w
    room(
      "Web",
      first + [
        "CZlib", "CQR", hummingbird, crypto, log, nio, nioPosix, httpTypes,
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    // L2
    room("Cases", first + ["Web", crypto]),
    // L3
    room("Service", engines),
    room("Office", engines),
    // L4
    room("App", engines + ["Service", "Office", log]),
    // L5
    room(
      "StoreSQLite",
      ground + [
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("StorePostgres", ground + ["CPQ"]),
    .executableTarget(
      name: "wuzhi",
      dependencies: [
        "App", "Web", "Cases", "Law", "Ledger", "Registry", "Files", "Text", "Store", "Kernel",
        "StoreSQLite", "StorePostgres", log,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),
    // Tests
    .target(
      name: "TestKit",
      dependencies: engines + ["App", "StoreSQLite", "StorePostgres", "CGD", log],
      swiftSettings: strict),
    tests("Kernel", ["Kernel"]),
    tests("Store", ground + ["StoreSQLite", "StorePostgres"]),
    tests("Text", ["Text"]),
    tests("Ledger", ground + ["Ledger", crypto]),
    tests("Law", ["Kernel", "Law"]),
    tests("Registry", ground + ["Ledger", "Registry"]),
    tests("Files", ground + ["Ledger", "Files", "CGD"]),
    tests("Web", engines),
    tests("Cases", engines),
    tests("Service", engines + ["Service"]),
    tests("Office", engines + ["Office"]),
    tests("App", engines + ["App", "Service", "Office"], beside: ["routes.txt"]),
  ],
  swiftLanguageModes: [.v6]
)

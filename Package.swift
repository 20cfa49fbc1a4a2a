// swift-tools-version: 6.1
import PackageDescription

/// The settings of every target: Swift 6 with complete concurrency checking, and no warning unseen.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A target below `Sources/`.
func library(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// A target below `Plugins/`: one family of plugins.
func plugin(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: ["IndicatorSchema", "PluginKit"] + dependencies, path: "Plugins/\(name)",
    resources: resources, swiftSettings: settings)
}

/// The tests of a target, below `Tests/<Target>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "peil",
  products: [
    .executable(name: "peil", targets: ["peil"]),
    .library(name: "PluginTesting", targets: ["PluginTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Floor 0: the system libraries.
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .systemLibrary(name: "CFileSwap"),
    .systemLibrary(name: "CLibCurl"),
    .systemLibrary(name: "CStreamCodecs"),
    .systemLibrary(name: "CHeapUsage"),
    .systemLibrary(name: "CSpawn"),

    // Floor 1: values. Floor 2: numerics, and what plugins are made of.
    library("IndicatorSchema"),
    library("IndicatorAnalysis", ["IndicatorSchema"]),
    library("PluginKit", ["IndicatorSchema"]),
    library("SourceGuess", ["IndicatorSchema", "PluginKit", "JSONWriting"]),
    library("SystemLibraries", ["IndicatorSchema"]),
    library("SingerProtocol", ["IndicatorSchema", "JSONReading", "JSONWriting"]),
    library("HTTPFetch", ["IndicatorSchema", "SystemLibraries", "CLibCurl", "CZlib"]),
    library("XMLRecords", ["IndicatorSchema", "PluginKit", "CLibXML2"]),
    library("ByteInput", ["IndicatorSchema", "PluginKit", "CStreamCodecs", "CZlib", "SystemLibraries"]),
    library("ChildProcess", ["IndicatorSchema", "CSpawn"]),
    library("ScoringOptions", ["IndicatorSchema", "IndicatorAnalysis", "PluginKit"]),
    library("Markup"),
    library("JSONWriting"),
    library("PlainDutch", resources: [.embedInCode("Texts")]),
    library("Wording"),
    library(
      "PageTemplates", ["IndicatorSchema", "Markup", .product(name: "Mustache", package: "swift-mustache")]),
    library("JSONReading", ["IndicatorSchema", "PluginKit"]),
    library("AreaGeometry", ["IndicatorSchema", "PluginKit", "JSONReading"]),
    library(
      "OpenData", ["IndicatorSchema", "AreaGeometry", "JSONWriting", "Wording"],
      resources: [.embedInCode("Texts")]),
    library("FileWriting", ["IndicatorSchema", "PluginKit"]),
    library("AreaMaps", ["Markup", "AreaGeometry"]),
    library("PrintedPages", ["ChildProcess", "IndicatorSchema"]),
    library("Charts", ["Markup", "AreaMaps"]),
    library(
      "Praatplaat", ["IndicatorSchema", "Markup", "AreaMaps", "PageTemplates"],
      resources: [.embedInCode("Templates")]),
    library("HouseStyle", ["IndicatorSchema", "PluginKit", "AreaMaps", "Charts", "Praatplaat", "Wording"]),
    library("AreaSets", ["IndicatorSchema", "IndicatorAnalysis", "PluginKit"]),

    // Floor 3: the engine and the plugins, which do not know each other.
    library("RunState", ["IndicatorSchema", .product(name: "GRDB", package: "GRDB.swift")]),
    library(
      "PipelineEngine",
      [
        "IndicatorSchema", "PluginKit", "ByteInput", "CFileSwap", "HTTPFetch", "RunState",
        .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    library(
      "SingerBridge", ["IndicatorSchema", "PluginKit", "PipelineEngine", "SingerProtocol", "JSONReading"]),
    plugin("CSVSource"),
    plugin("XMLSource", ["XMLRecords"]),
    plugin(
      "Singer",
      ["ChildProcess", "SingerProtocol", "JSONReading", .product(name: "Crypto", package: "swift-crypto")]),
    library("DiagnosticGuide", ["IndicatorSchema"], resources: [.embedInCode("Texts")]),
    library("Doctor", ["SystemLibraries", "JSONWriting"]),
    library("ReferencePages", ["PipelineEngine", "PluginKit"]),
    library("PipelineSchema", ["PipelineEngine", "PluginKit", "JSONWriting"]),
    plugin("JSONSource", ["JSONReading"]),
    plugin("JSONStatSource", ["JSONReading"]),
    plugin("ODataSource", ["JSONReading", "XMLRecords"]),
    plugin("SelectTransform"),
    plugin("JoinTransform"),
    plugin("StackTransform"),
    plugin("DeriveTransform"),
    plugin("NormaliseTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("ImputeTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("TreatTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("DenominateTransform", ["IndicatorAnalysis"]),
    plugin("WeightTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("BenefitsTransform", ["IndicatorAnalysis"]),
    plugin("ConsistencyTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("RepresentationTransform", ["IndicatorAnalysis"]),
    plugin("LiteracyTransform", ["IndicatorAnalysis"]),
    plugin("RobustnessTransform", ["IndicatorAnalysis", "ScoringOptions"]),
    plugin("DiscloseTransform", ["IndicatorAnalysis"]),
    plugin("CompareTransform", ["AreaSets", "IndicatorAnalysis"]),
    plugin("RegionsTransform", ["AreaSets"]),
    plugin("SpatialTransform", ["AreaGeometry", "IndicatorAnalysis"]),
    plugin("JSONSink", ["FileWriting", "JSONWriting"]),
    plugin(
      "OpenDataSink",
      [
        "AreaGeometry", "FileWriting", "JSONReading", "JSONWriting", "OpenData",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    plugin("PostgreSQLSink", ["SystemLibraries"]),
    plugin(
      "SQLiteSink",
      [
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    plugin(
      "ReportSink",
      [
        "AreaGeometry", "AreaMaps", "Charts", "HouseStyle", "IndicatorAnalysis", "Markup", "PageTemplates",
        "PlainDutch",
        "Praatplaat",
        "PrintedPages", "OpenData",
        "Wording",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      resources: [.embedInCode("Templates"), .embedInCode("Texts"), .embedInCode("Scripts")]),

    // Floor 4: for the tests of plugins, and what tells the outside world of runs.
    library(
      "RunReporting",
      [
        "IndicatorSchema", "PipelineEngine", "JSONWriting", "HTTPFetch", "ChildProcess",
        .product(name: "Logging", package: "swift-log"),
      ]),
    library("Scaffold", ["IndicatorSchema", "PluginKit"], resources: [.embedInCode("Templates")]),
    library("PluginTesting", ["IndicatorSchema", "PluginKit", "CHeapUsage"]),

    // Floor 5: the command line.
    .executableTarget(
      name: "peil",
      dependencies: [
        "BenefitsTransform", "ByteInput", "CSVSource", "CompareTransform", "ConsistencyTransform",
        "DenominateTransform", "DeriveTransform", "DiagnosticGuide", "DiscloseTransform", "Doctor",
        "ImputeTransform", "IndicatorSchema", "JSONSink", "JSONSource", "JSONStatSource", "JoinTransform",
        "LiteracyTransform", "NormaliseTransform", "ODataSource", "OpenDataSink", "PipelineEngine",
        "PipelineSchema", "PluginKit", "PostgreSQLSink", "ReferencePages", "RegionsTransform",
        "ReportSink", "RepresentationTransform", "RobustnessTransform", "RunReporting", "SQLiteSink",
        "Scaffold",
        "SelectTransform", "Singer", "SingerBridge", "SingerProtocol", "SourceGuess", "SpatialTransform",
        "StackTransform", "TreatTransform", "WeightTransform", "XMLSource",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: settings),

    tests("IndicatorSchema", ["PluginTesting"]),
    tests("IndicatorAnalysis", ["IndicatorSchema", "PluginKit", "ByteInput", "PluginTesting"]),
    tests("Scaffold", ["IndicatorSchema", "PluginKit"]),
    tests("PluginTesting", ["IndicatorSchema", "PluginKit"]),
    tests("PluginKit", ["IndicatorSchema", "PluginTesting"]),
    tests(
      "SourceGuess",
      ["PluginTesting", "ByteInput", "CSVSource", "XMLSource", "JSONSource", "JSONSink", "PipelineEngine"]),
    tests("SystemLibraries", ["IndicatorSchema"]),
    tests("HTTPFetch", ["IndicatorSchema", "PluginTesting", "CZlib"]),
    tests("ScoringOptions", ["PluginTesting"]),
    tests("SingerProtocol", ["IndicatorSchema", "JSONReading", "PluginTesting"]),
    tests("ChildProcess", ["IndicatorSchema"]),
    tests("PlainDutch"),
    tests("Wording"),
    tests("PrintedPages", ["IndicatorSchema"]),
    tests("Praatplaat", ["AreaGeometry", "AreaMaps", "IndicatorSchema", "Markup", "PageTemplates"]),
    tests("Charts", ["AreaMaps", "Markup"]),
    tests("Markup"),
    tests("PageTemplates", ["IndicatorSchema"]),
    tests("AreaGeometry", ["IndicatorSchema", "PluginKit", "PluginTesting"]),
    tests("AreaMaps", ["Markup", "AreaGeometry", "IndicatorAnalysis"]),
    tests("ByteInput", ["IndicatorSchema", "PluginKit", "PluginTesting", "CZlib", "SystemLibraries"]),
    tests(
      "HouseStyle",
      [
        "IndicatorSchema", "PluginKit", "AreaMaps", "Praatplaat", "Wording", "PluginTesting",
        "PipelineEngine",
      ]),
    tests("RunState", ["IndicatorSchema", "PluginTesting"]),
    tests("PipelineEngine", ["HTTPFetch", "RunState", "IndicatorSchema", "PluginKit", "PluginTesting"]),
    tests(
      "RunReporting",
      [
        "HTTPFetch", "IndicatorSchema", "PipelineEngine", "PluginTesting",
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      "DiagnosticGuide",
      [
        "IndicatorSchema", "PipelineEngine", "PluginKit", "CSVSource", "XMLSource", "Singer", "SingerBridge",
        "SingerProtocol", "SelectTransform",
        "JoinTransform", "DeriveTransform", "WeightTransform", "SpatialTransform", "DiscloseTransform",
        "JSONSink", "JSONSource",
      ]),
    tests("Doctor"),
    tests("ReferencePages", ["PipelineEngine", "PluginKit"]),
    tests("PipelineSchema", ["IndicatorSchema", "PipelineEngine", "PluginKit", "PluginTesting"]),
    tests("CSVSource", ["PluginTesting", "ByteInput"]),
    tests("XMLRecords", ["PluginTesting"]),
    tests("XMLSource", ["PluginTesting", "ByteInput", "CLibXML2", "XMLRecords"]),
    tests("Singer", ["ChildProcess", "JSONReading", "SingerProtocol", "PluginTesting"]),
    tests("SingerBridge", ["IndicatorSchema", "JSONReading", "PipelineEngine", "PluginKit", "Singer"]),
    tests("ODataSource", ["ByteInput", "HTTPFetch", "JSONReading", "PluginTesting", "XMLSource"]),
    tests("JSONSource", ["PluginTesting", "ByteInput"]),
    tests("JSONStatSource", ["PluginTesting"]),
    tests("SelectTransform", ["PluginTesting"]),
    tests("JoinTransform", ["PluginTesting"]),
    tests("StackTransform", ["PluginTesting"]),
    tests("DeriveTransform", ["PluginTesting"]),
    tests(
      "NormaliseTransform",
      [
        "IndicatorAnalysis", "CSVSource", "DenominateTransform", "ImputeTransform", "TreatTransform",
        "PluginTesting",
      ]),
    tests("ImputeTransform", ["PluginTesting"]),
    tests("TreatTransform", ["IndicatorAnalysis", "PluginTesting"]),
    tests("DenominateTransform", ["PluginTesting"]),
    tests("WeightTransform", ["NormaliseTransform", "PluginTesting"]),
    tests("BenefitsTransform", ["PluginTesting"]),
    tests("ConsistencyTransform", ["IndicatorAnalysis", "PluginTesting"]),
    tests("RepresentationTransform", ["IndicatorAnalysis", "PluginTesting"]),
    tests("DiscloseTransform", ["DeriveTransform", "PluginTesting"]),
    tests("RobustnessTransform", ["WeightTransform", "ImputeTransform", "PluginTesting"]),
    tests("LiteracyTransform", ["IndicatorAnalysis", "PluginTesting"]),
    tests("AreaSets", ["IndicatorSchema", "PluginKit", "PluginTesting"]),
    tests("CompareTransform", ["PluginTesting"]),
    tests("RegionsTransform", ["PluginTesting"]),
    tests("SpatialTransform", ["PluginTesting"]),
    tests("JSONSink", ["JSONWriting", "PluginTesting"]),
    tests("JSONWriting"),
    tests(
      "OpenDataSink", ["IndicatorSchema", "PluginKit", "JSONReading", "JSONStatSource", "PluginTesting"]),
    tests("PostgreSQLSink", ["PluginTesting", "SystemLibraries"]),
    tests("JSONReading", ["IndicatorSchema", "PluginKit", "PluginTesting"]),
    tests("OpenData", ["IndicatorSchema", "PluginKit", "AreaGeometry", "CSVSource", "PluginTesting"]),
    tests("SQLiteSink", ["PluginTesting", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "ReportSink", ["Markup", "PageTemplates", "PlainDutch", "PluginTesting", "Wording"], exclude: ["Golden"]
    ),
    .testTarget(
      name: "EndToEndTests", dependencies: ["peil", "PlainDutch", "PluginTesting"], exclude: ["Pictures"],
      swiftSettings: settings),
  ]
)

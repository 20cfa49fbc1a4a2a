import Foundation
import PluginKit
import Testing

@testable import Scaffold

/// Builds what was made, which takes a minute: with `PEIL_BUILD_SCAFFOLD=1` in the environment.
@Suite(
  "What is made builds and passes its own tests",
  .enabled(if: ProcessInfo.processInfo.environment["PEIL_BUILD_SCAFFOLD"] != nil))
struct BuildTests {
  @Test("untouched, without a warning")
  func untouched() throws {
    let scratch = try Scratch()
    try FileManager.default.createSymbolicLink(
      at: URL(fileURLWithPath: scratch.path + "/Sources"),
      withDestinationURL: Repository.root.appendingPathComponent("Sources"))
    let kinds = PluginDeclaration.Kind.allCases
    for kind in kinds {
      for file in try Repository.plan(kind, "just-made").files { try scratch.write(file.text, to: file.path) }
    }
    let types = try kinds.map { PluginScaffold.type($0, try ScaffoldName("just-made")) }
    try scratch.write(manifest(types), to: "Package.swift")
    let tests = try run(["swift", "test", "-Xswiftc", "-warnings-as-errors"], in: scratch.path)
    #expect(tests.status == 0, "\(tests.output.suffix(4000))")
    #expect(tests.output.contains("in 6 suites passed"), "\(tests.output.suffix(1000))")
  }

  /// A package of the plugins and what they are made of.
  private func manifest(_ types: [String]) -> String {
    let plugins = types.map { type in
      """
          .target(
            name: "\(type)", dependencies: ["IndicatorSchema", "PluginKit"], path: "Plugins/\(type)",
            swiftSettings: settings),
          .testTarget(
            name: "\(type)Tests", dependencies: ["\(type)", "IndicatorSchema", "PluginKit", "PluginTesting"],
            swiftSettings: settings),
      """
    }
    return """
      // swift-tools-version: 6.1
      import PackageDescription

      let settings: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
      let package = Package(
        name: "made",
        targets: [
          .systemLibrary(name: "CHeapUsage"),
          .target(name: "IndicatorSchema", swiftSettings: settings),
          .target(name: "PluginKit", dependencies: ["IndicatorSchema"], swiftSettings: settings),
          .target(
            name: "PluginTesting", dependencies: ["IndicatorSchema", "PluginKit", "CHeapUsage"],
            swiftSettings: settings),
      \(plugins.joined(separator: "\n"))
        ])

      """
  }
}

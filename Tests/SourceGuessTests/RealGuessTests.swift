import Foundation
import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

@Suite struct Probe {
  @Test func probe() throws {
    let options = SourceGuess.Options(catalogues: try GuessFixture.catalogues())
    guard let path = ProcessInfo.processInfo.environment["PROBE"] else { return }
    for file in path.split(separator: " ").map(String.init) {
      do {
        let p = try SourceGuess(registry: GuessFixture.registry, host: RealFiles(), options: options).propose(Location(path: file, place: Place(file)))
        print("=====", file); print(ProposalYAML(p).text)
      } catch { print("=====", file, "\n\(error)") }
    }
  }
}

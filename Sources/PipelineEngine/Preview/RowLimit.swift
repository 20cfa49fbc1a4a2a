import IndicatorSchema
import PluginKit
import Synchronization

/// Says when enough rows were seen that nothing more has to be read.
final class RowLimit: Sendable {
  private let isReached = Atomic<Bool>(false)

  /// Whether reading may end.
  var reached: Bool { isReached.load(ordering: .relaxed) }

  /// Lets reading end.
  func reach() { isReached.store(true, ordering: .relaxed) }
}

/// A source that ends, with what it has given so far, as soon as a limit is reached.
struct LimitedSource: Source {
  static let declaration = PluginDeclaration(
    name: "limited", kind: .source, purpose: "Reads no more than is looked at.", config: ConfigSpec([]))

  private let source: any Source
  private let limit: RowLimit

  private struct Enough: Error {}

  init(_ source: any Source, _ limit: RowLimit) {
    self.source = source
    self.limit = limit
  }

  init(_ config: Config, _ context: PlanContext) throws {
    throw Diagnostic(.fault, "only a preview reads a part of a source")
  }

  var schema: FrameSchema { source.schema }
  var locations: [Location] { source.locations }
  var descriptions: [Location] { source.descriptions }
  var table: SourceOrigin.TableFacts? { source.table }

  func read(host: any SourceHost, emit: (IndicatorFrame) throws -> Void) throws -> SourceReceipt {
    var given = 0
    do {
      return try source.read(host: host) { batch in
        if limit.reached { throw Enough() }
        given += batch.rowCount
        try emit(batch)
      }
    } catch is Enough {
      return SourceReceipt(records: given, accepted: given)
    }
  }
}

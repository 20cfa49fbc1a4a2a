import IndicatorSchema
import JSONReading

/// What a catalog says is wanted of a stream.
struct TapSelection {
  /// Whether anything is.
  var isWanted = true
  /// The properties that are not.
  var leftOut: Set<String> = []

  /// - Throws: `Diagnostic` for a catalog without the stream.
  init(_ catalog: [UInt8]?, stream: String) throws {
    guard let catalog else { return }
    let json = try JSONValue(parsing: catalog, name: "catalog")
    let streams = json["streams"]?.elements ?? []
    guard let entry = streams.first(where: { ($0["tap_stream_id"] ?? $0["stream"])?.string == stream }) else {
      throw Diagnostic(
        .singerStream, "the catalog has no stream '\(stream)'", at: Place("catalog"),
        hint: "make it anew with --discover")
    }
    for mark in entry["metadata"]?.elements ?? [] {
      let breadcrumb = mark["breadcrumb"]?.elements?.compactMap(\.string) ?? []
      let metadata = mark["metadata"]
      let isDeselected = metadata?["selected"]?.bool == false
      if breadcrumb.isEmpty { isWanted = !isDeselected }
      guard breadcrumb.count == 2, let property = breadcrumb.last, isDeselected,
        metadata?["inclusion"]?.string != "automatic"
      else { continue }
      leftOut.insert(property)
    }
  }
}

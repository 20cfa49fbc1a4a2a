/// Where in a map file the code of an area stands, and what a file may cost.
public struct MapFormat: Hashable, Sendable {
  /// The property that holds the code; nil for `code`, else `statcode`, else the `id` of the feature.
  public var codeProperty: String?
  /// The object of a TopoJSON file that is meant; nil when it has just one.
  public var object: String?
  /// The most bytes that a file may hold after decompression.
  public var byteLimit: Int
  /// The most positions that its shapes may have, with shared arcs counted wherever they are used.
  public var pointLimit: Int

  /// Describes a map file.
  public init(
    codeProperty: String? = nil, object: String? = nil, byteLimit: Int = 1 << 30, pointLimit: Int = 50_000_000
  ) {
    self.codeProperty = codeProperty
    self.object = object
    self.byteLimit = byteLimit
    self.pointLimit = pointLimit
  }

  /// The properties looked at for a code, the first one that a feature has.
  var codeProperties: [String] { codeProperty.map { [$0] } ?? ["code", "statcode"] }

  /// Whether the `id` of a feature may be its code.
  var usesID: Bool { codeProperty == nil || codeProperty == "id" }

  /// The properties looked at for a name.
  static let nameProperties = ["name", "statnaam", "naam"]
}

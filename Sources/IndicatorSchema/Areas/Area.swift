/// An area as far as a source knows it: code, name and the area that holds it.
public struct Area: Hashable, Sendable {
  /// The code, which identifies the area.
  public let code: AreaCode
  /// The name, where the source gives one.
  public var name: String?
  /// The area that holds this one, where a source says so; else what the code tells.
  public var parent: AreaCode?

  /// Makes an area; the parent defaults to what the code tells.
  public init(_ code: AreaCode, name: String? = nil, parent: AreaCode? = nil) {
    self.code = code
    self.name = name
    self.parent = parent ?? code.parent
  }

  /// The name, or the code where there is none.
  public var displayName: String { name ?? code.text }
}

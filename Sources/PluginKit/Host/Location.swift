import IndicatorSchema

/// An input as a pipeline names it: a file, and for a `.zip` the member that is meant.
///
/// A source may be given a location that stands for several: a pattern, or a folder. `FileHost.inputs` makes single
/// files of it.
public struct Location: Hashable, Sendable {
  /// The path, relative to the folder of the pipeline file unless absolute.
  public var path: String
  /// The member of a `.zip`; nil when it has just one.
  public var member: String?
  /// What tells the file from others of a pattern or folder: its path below what they have in common.
  public var nameAmongOthers: String?
  /// Where the pipeline file names it.
  public var place: Place

  /// Makes a location.
  public init(path: String, member: String? = nil, place: Place) {
    self.path = path
    self.member = member
    self.place = place
  }

  /// Whether it is an address of the web and not a path.
  public var isRemote: Bool {
    let start = path.prefix(8).lowercased()
    return start.hasPrefix("https://") || start.hasPrefix("http://")
  }

  /// The name of the file without its folder, and the member: what outputs may state.
  public var displayName: String {
    // What stands behind the name in an address may hold a key.
    let plain = isRemote ? path.prefix { $0 != "?" && $0 != "#" } : path[...]
    let file = nameAmongOthers ?? plain.split(separator: "/").last.map(String.init) ?? path
    return member.map { "\(file)/\($0)" } ?? file
  }
}

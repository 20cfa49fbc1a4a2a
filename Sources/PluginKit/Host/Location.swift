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

  /// The name of the file without its folder, and the member: what outputs may state.
  public var displayName: String {
    let file = nameAmongOthers ?? path.split(separator: "/").last.map(String.init) ?? path
    return member.map { "\(file)/\($0)" } ?? file
  }
}

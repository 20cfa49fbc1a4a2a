import ByteInput
import Foundation
import IndicatorSchema
import PluginKit

/// Finds the files that the locations of a source stand for.
struct InputFinder {
  /// The folder of the pipeline file.
  let folder: String

  /// More files than any source of open data has; more are a mistake in the pattern.
  static let mostFiles = 10_000

  /// The single inputs, in the order of the locations; those of one location in the order of the bytes of their
  /// paths.
  ///
  /// - Throws: `Diagnostic` when a pattern or folder stands for no file or too many, and when two locations stand
  ///   for one input.
  func find(_ locations: [Location]) throws -> [Location] {
    let found = try locations.flatMap { try members(of: files(of: $0)) }
    guard found.count <= InputFinder.mostFiles else {
      throw Diagnostic(
        .tooLarge, "'location' stands for more than \(InputFinder.mostFiles) files", at: found[0].place)
    }
    var seen: Set<String> = []
    for input in found {
      let path = URL(fileURLWithPath: FileNames.absolute(input.path, in: folder)).resolvingSymlinksInPath()
      guard seen.insert("\(path.path)\0\(input.member ?? "")").inserted else {
        throw Diagnostic(
          .invalidValue, "'\(input.path)' would be read twice", at: input.place,
          hint: "let each file be named by one location only")
      }
    }
    return found
  }

  private func files(of location: Location) throws -> [Location] {
    let path = FileNames.absolute(location.path, in: folder)
    if location.isRemote { return [location] }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder.boolValue ? try content(of: location, path) : [location]
    }
    // A file that is not there is complained of by who checks the pipeline, or opens it.
    guard PathPattern.isPattern(location.path) else { return [location] }
    for root in [folder, FileManager.default.currentDirectoryPath] {
      let found = PatternSearch(root: root).files(location.path)
      if !found.isEmpty { return found.map { single($0.path, of: location, name: $0.name) } }
    }
    throw Diagnostic(
      .fileNotFound, "no file fits '\(location.path)'", at: location.place,
      hint: PatternSearch(root: folder).hint(location.path))
  }

  /// The files directly in a folder; hidden ones are left out.
  private func content(of location: Location, _ path: String) throws -> [Location] {
    let start = location.path.hasSuffix("/") ? location.path : location.path + "/"
    let found = PatternSearch(root: folder).files(start + "*", in: path)
    guard !found.isEmpty else {
      throw Diagnostic(.fileNotFound, "the folder '\(location.path)' holds no file", at: location.place)
    }
    return found.map { single($0.path, of: location, name: $0.name) }
  }

  private func single(_ path: String, of location: Location, name: String) -> Location {
    var single = Location(path: path, member: location.member, place: location.place)
    single.nameAmongOthers = name
    return single
  }

  /// The members that a pattern stands for, of each file.
  private func members(of files: [Location]) throws -> [Location] {
    try files.flatMap { file -> [Location] in
      guard let member = file.member, PathPattern.isPattern(member), !file.isRemote else { return [file] }
      let path = FileNames.absolute(file.path, in: folder)
      return try ByteInput.members(of: file, path: path).map { found in
        var found = found
        found.nameAmongOthers = file.nameAmongOthers
        return found
      }
    }
  }
}

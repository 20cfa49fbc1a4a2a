import Foundation
import IndicatorSchema

/// Finds the column of a binding among the column names of a source.
///
/// A name is compared letter by letter and digit by digit, without case, accents and punctuation. It fits when
/// it is the exact title; when it is group, title and printed unit in a row, as in exports that join header
/// lines; or when it is the title as a stem, as in OData names such as `k_65JaarOfOuder_12`.
///
/// A source tells repeated names apart as `name`, `name#2`, `name#3`. All of these fit the title `name`, so that an
/// occurrence counts them like the repeats of an OData stem; without one they are ambiguous, but for a title such as
/// `name#2` that is exactly one of them.
public struct HeaderMatcher: Sendable {
  private let names: [String]
  private let whole: [String]
  private let stems: [String]
  /// The names that more than one column has.
  private let repeated: Set<String>
  /// The other names that each column goes by, folded.
  private let aliases: [[String]]

  /// Prepares the column names of a source.
  ///
  /// - Parameter aliases: For each column the other names that it goes by, such as the titles that a publisher's
  ///   metadata gives it; they count where the names themselves do not decide.
  public init(_ names: [String], aliases: [[String]] = []) {
    self.names = names
    self.aliases = aliases.map { $0.map(HeaderMatcher.fold) }
    let all = Set(names)
    let bases = names.map { HeaderMatcher.withoutRepeat($0, among: all) }
    whole = bases.map(HeaderMatcher.fold)
    stems = bases.map { HeaderMatcher.fold(HeaderMatcher.stem($0)) }
    repeated = Set(zip(names, bases).filter { $0 != $1 }.map(\.1))
  }

  /// The position of the column of a binding.
  ///
  /// - Parameter subject: What the column is for, for the message.
  /// - Throws: `Diagnostic` `binding.no-column` naming the nearest candidates, or `binding.ambiguous-column`.
  public func position(of binding: ColumnBinding, for subject: String, at place: Place) throws -> Int {
    let found = candidates(for: binding)
    if let occurrence = binding.occurrence {
      return try pick(occurrence, from: found, binding, subject, place)
    }
    guard let first = found.first else {
      let near = nearest(to: binding)
      throw Diagnostic(
        .columnNotFound, "no column '\(HeaderMatcher.printed(binding))' for \(subject)", at: place,
        hint: near.isEmpty ? nil : "nearest are " + near.map { "'\($0)'" }.joined(separator: ", "))
    }
    guard found.count == 1 else {
      throw Diagnostic(
        .columnAmbiguous, "\(found.count) columns fit '\(HeaderMatcher.printed(binding))' for \(subject)",
        at: place,
        hint: "add 'group', or 'occurrence' and 'of', to choose from "
          + found.map { "'\(names[$0])'" }.joined(separator: ", "))
    }
    return first
  }

  private func candidates(for binding: ColumnBinding) -> [Int] {
    let exact = names.indices.filter { names[$0] == binding.title }
    if exact.count == 1, binding.occurrence == nil, !repeated.contains(binding.title) { return exact }
    let title = HeaderMatcher.fold(HeaderMatcher.withoutPrefix(binding.title))
    let full =
      binding.group.map(HeaderMatcher.fold).joined() + title + HeaderMatcher.fold(binding.printedUnit ?? "")
    let joined = names.indices.filter { whole[$0] == full }
    if joined.count == 1 && binding.occurrence == nil { return joined }
    let named = names.indices.filter { whole[$0] == full || stems[$0] == title }
    if named.count == binding.occurrence?.total ?? 1 { return named }
    let described = aliases.indices.filter { aliases[$0].contains(full) }
    return described.isEmpty ? named : described
  }

  private func pick(
    _ occurrence: ColumnBinding.Occurrence, from found: [Int], _ binding: ColumnBinding, _ subject: String,
    _ place: Place
  ) throws -> Int {
    guard found.count == occurrence.total, found.indices.contains(occurrence.number - 1) else {
      let listed = found.isEmpty ? nearest(to: binding) : found.map { names[$0] }
      throw Diagnostic(
        .columnNotFound,
        "expected \(occurrence.total) columns '\(HeaderMatcher.printed(binding))' for \(subject), found \(found.count)",
        at: place, hint: "the table has changed: " + listed.map { "'\($0)'" }.joined(separator: ", "))
    }
    return found[occurrence.number - 1]
  }

  private func nearest(to binding: ColumnBinding) -> [String] {
    let title = Array(HeaderMatcher.fold(HeaderMatcher.withoutPrefix(binding.title)))
    let full = title + Array(HeaderMatcher.fold(binding.printedUnit ?? ""))
    let ranked = names.indices.map { index -> (distance: Int, index: Int) in
      let end = Array(whole[index].suffix(full.count))
      let stem = Array(stems[index])
      let other = index < aliases.count ? aliases[index] : []
      let distances =
        [Suggestion.editDistance(title, stem), Suggestion.editDistance(full, end)]
        + other.map { Suggestion.editDistance(title, Array($0)) }
      return (distances.min() ?? 0, index)
    }
    return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .filter { $0.distance <= max(3, title.count / 2) }.prefix(3).map { names[$0.index] }
  }

  static func printed(_ binding: ColumnBinding) -> String {
    (binding.group + [binding.title]).joined(separator: "|") + (binding.printedUnit.map { " (\($0))" } ?? "")
  }

  /// The name without the `k_` that OData puts before a digit and without the `_12` it numbers columns by.
  static func stem(_ name: String) -> String {
    let name = withoutPrefix(name)
    guard let mark = name.lastIndex(of: "_") else { return name }
    let number = name[name.index(after: mark)...]
    return !number.isEmpty && number.allSatisfy(\.isNumber) ? String(name[..<mark]) : name
  }

  /// The name without the `#2` that tells it apart from the same name further left.
  private static func withoutRepeat(_ name: String, among all: Set<String>) -> String {
    guard let mark = name.lastIndex(of: "#"), let number = Int(name[name.index(after: mark)...]), number > 1,
      all.contains(String(name[..<mark]))
    else { return name }
    return String(name[..<mark])
  }

  static func withoutPrefix(_ name: String) -> String {
    guard name.hasPrefix("k_"), name.dropFirst(2).first?.isNumber == true else { return name }
    return String(name.dropFirst(2))
  }

  /// Letters without case and accents, and digits; nothing else.
  static func fold(_ text: String) -> String {
    var folded = ""
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: folded.unicodeScalars.append(scalar)
      case 0x41...0x5A: folded.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value + 0x20)))
      default: break
      }
    }
    return folded
  }
}

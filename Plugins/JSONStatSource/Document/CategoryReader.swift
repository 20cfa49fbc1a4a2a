import IndicatorSchema
import JSONReading

/// Reads the dimensions of a dataset and their categories.
struct CategoryReader {
  private let scanner: JSONScanner

  init(_ scanner: JSONScanner) { self.scanner = scanner }

  private func problem(_ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(.unexpectedValue, message, at: Place(scanner.name), hint: hint)
  }

  /// The dimensions in the order of the cube.
  ///
  /// - Throws: `Diagnostic` where `id`, `size` and the categories do not agree.
  func dimensions(
    ids: JSONValue?, sizes: JSONValue?, roles: JSONValue?, in members: JSONValue
  ) throws -> [Cube.Dimension] {
    let names = ids?.elements?.compactMap(\.string) ?? []
    let counts = sizes?.elements?.compactMap(\.int) ?? []
    guard !names.isEmpty, names.count == ids?.elements?.count, names.count == counts.count,
      counts.count == sizes?.elements?.count
    else {
      throw problem("'id' and 'size' are not lists of as many texts and whole numbers")
    }
    guard Set(names).count == names.count else { throw problem("'id' names a dimension twice") }
    return try zip(names, counts).map { name, count in
      guard let member = members[name] else {
        throw problem("'dimension' has no '\(name)', which 'id' names")
      }
      var dimension = try self.dimension(name, member, size: count)
      dimension.role = ["time", "geo", "metric"].first { role in
        roles?[role]?.elements?.contains(.string(name)) ?? false
      }
      return dimension
    }
  }

  private func dimension(_ id: String, _ member: JSONValue, size: Int) throws -> Cube.Dimension {
    let category = member["category"]
    let labels = Dictionary(
      (category?["label"]?.members ?? []).map { ($0.key, $0.value.scalarText ?? $0.key) },
      uniquingKeysWith: { first, _ in first })
    let codes = try codes(category, labels: labels.keys.sorted(), of: id, size: size)
    guard codes.count == size else {
      throw problem("dimension '\(id)' has \(codes.count) categories and a size of \(size)")
    }
    guard Set(codes).count == size else { throw problem("dimension '\(id)' has a category twice") }
    return Cube.Dimension(id: id, codes: codes, labels: codes.map { labels[$0] ?? $0 }, role: nil)
  }

  /// The codes in their order: a list, or an object that gives each its place; a single one may have only a label.
  private func codes(
    _ category: JSONValue?, labels: [String], of id: String, size: Int
  ) throws -> [String] {
    switch category?["index"] {
    case .array(let elements): return elements.compactMap(\.scalarText)
    case .object(let members):
      var codes = [String?](repeating: nil, count: members.count)
      for member in members {
        guard let place = member.value.int, codes.indices.contains(place), codes[place] == nil else {
          throw problem(
            "category '\(member.key)' of dimension '\(id)' has no place of its own",
            hint: "places go from 0 to \(members.count - 1)")
        }
        codes[place] = member.key
      }
      return codes.compactMap { $0 }
    default:
      guard size == 1, labels.count == 1 else {
        throw problem("dimension '\(id)' has no 'index' of its categories")
      }
      return labels
    }
  }
}

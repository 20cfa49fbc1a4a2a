import IndicatorSchema
import PluginKit

/// A table that says which area lies in which region, a line for each area.
public struct MembershipFile: Sendable {
  /// The file.
  public let location: Location
  private let area: String
  private let region: String
  private let name: String?
  private let share: String?

  /// The fields that describe it.
  public static let fields = [
    ConfigField(
      "location", .location, .required, doc: "The table: text with a header, in UTF-8.", example: "kernen.csv"
    ),
    ConfigField("area", .text, .defaults(to: "area"), doc: "The column of the area's code.", example: "code"),
    ConfigField(
      "region", .text, .defaults(to: "region"), doc: "The column of the region's code.", example: "province"),
    ConfigField("name", .text, doc: "The column of the region's name.", example: "province"),
    ConfigField(
      "share", .text, doc: "The column of the share of the area that counts, above 0 and at most 1.",
      example: "share"),
  ]

  /// A line of the table.
  public struct Line: Hashable, Sendable {
    /// The code of the area.
    public let area: String
    /// The code of the region.
    public let region: String
    /// The name of the region, where there is one.
    public let name: String?
    /// The share of the area that counts.
    public let share: Double
    /// Where it is written.
    public let place: Place
  }

  /// Reads the description.
  ///
  /// - Parameter config: Checked against `fields`.
  public init(_ config: Config) {
    location = Location(path: config.requiredText("location"), place: config.place(of: "location"))
    area = config.requiredText("area")
    region = config.requiredText("region")
    name = config.text("name")
    share = config.text("share")
  }

  /// Reads the table; an area without a region is left out.
  ///
  /// - Throws: `Diagnostic` or `Diagnostics` when it can't be read, lacks a column, or has lines without an area or
  ///   with a share that is none.
  public func read(_ host: any TransformHost) throws -> [Line] {
    let reader = try host.open(location)
    let table = try DelimitedText(try reader.readAll(limit: 1 << 26), name: reader.name)
    var diagnostics = Diagnostics()
    let areas = column(area, table, reader.name, into: &diagnostics)
    let regions = column(region, table, reader.name, into: &diagnostics)
    let names = name.flatMap { column($0, table, reader.name, into: &diagnostics) }
    let shares = share.flatMap { column($0, table, reader.name, into: &diagnostics) }
    guard let areas, let regions else { throw diagnostics }
    try diagnostics.throwIfAny()
    let lines = table.records.compactMap { record -> Line? in
      guard !record.fields[regions].isEmpty, diagnostics.items.count < 20 else { return nil }
      let place = Place(reader.name, line: record.line)
      let share = shares.map { record.fields[$0] } ?? "1"
      guard let number = Double(share), number.isFinite, !record.fields[areas].isEmpty else {
        let isShare = !record.fields[areas].isEmpty
        let message = isShare ? "'\(share)' is not a share" : "a line without an area"
        diagnostics.add(Diagnostic(isShare ? .notANumber : .unknownArea, message, at: place))
        return nil
      }
      return Line(
        area: record.fields[areas], region: record.fields[regions], name: names.map { record.fields[$0] },
        share: number, place: place)
    }
    try diagnostics.throwIfAny()
    return lines
  }

  private func column(
    _ name: String, _ table: DelimitedText, _ file: String, into diagnostics: inout Diagnostics
  ) -> Int? {
    let found = table.header.indices.filter { table.header[$0] == name }
    if found.count == 1 { return found.first }
    let listed = table.header.prefix(12).joined(separator: ", ")
    diagnostics.add(
      Diagnostic(
        found.isEmpty ? .columnNotFound : .columnAmbiguous,
        found.isEmpty
          ? "the table has no column '\(name)'" : "the table has \(found.count) columns '\(name)'",
        at: Place(file, line: 1), hint: Suggestion.hint(for: name, among: table.header) ?? "it has \(listed)")
    )
    return nil
  }
}

extension AreaSet {
  /// The sets that lines of a table make, in the order in which regions are first met.
  public static func sets(_ lines: [MembershipFile.Line]) -> [AreaSet] {
    var sets: [AreaSet] = []
    var positions: [String: Int] = [:]
    for line in lines {
      let member = Member(line.area, share: line.share, at: line.place)
      if let position = positions[line.region] {
        sets[position].members.append(member)
      } else {
        positions[line.region] = sets.count
        let name = line.name.flatMap { $0.isEmpty ? nil : $0 }
        sets.append(AreaSet(id: line.region, name: name, members: [member], at: line.place))
      }
    }
    return sets
  }
}

/// The provinces of the Netherlands by name.
enum Provinces {
  private static let codes: [String: String] = [
    "groningen": "PV20", "fryslan": "PV21", "friesland": "PV21", "drenthe": "PV22", "overijssel": "PV23",
    "flevoland": "PV24", "gelderland": "PV25", "utrecht": "PV26", "noordholland": "PV27",
    "zuidholland": "PV28",
    "zeeland": "PV29", "noordbrabant": "PV30", "limburg": "PV31",
  ]

  /// The code of a province, or nil for another name.
  static func code(_ name: String) -> String? { codes[name.folded] }
}

/// A table as a service has it, small and made up.
struct SampleTable: Sendable {
  var identifier = "99999NED"
  var title = "Inwoners; regio,\r\n periode"
  var modified = "2026-01-15T02:00:00"
  var dimensions: [Dimension] = [
    Dimension(
      key: "Geslacht", kind: "Dimension", title: "Geslacht",
      codes: ["T001038": "Totaal mannen en vrouwen", "3000   ": "Mannen", "4000   ": "Vrouwen"]),
    Dimension(
      key: "RegioS", kind: "GeoDimension", title: "Regio's",
      codes: [
        "NL01      ": "Nederland", "GM0363    ": "Amsterdam", "BU0363000A": "Burgwallen \"Oude\" Zijde & 's",
      ]),
    Dimension(
      key: "Perioden", kind: "TimeDimension", title: "Perioden",
      codes: ["2016JJ00": "2016", "2017JJ00": "2017"]),
  ]
  var measures: [Measure] = [
    Measure(key: "AantalInwoners_1", code: "T001036", title: "Aantal inwoners", group: "1", unit: "aantal"),
    Measure(
      key: "GemiddeldInkomen_2", code: "M000223_2", title: "Gemiddeld inkomen", group: "2",
      unit: "x 1 000 euro"),
    Measure(key: "Nederland_3", code: "1012600", title: "Nederland", group: "3", unit: "%"),
    Measure(key: "Nederland_4", code: "1012600_2", title: "Nederland", group: "4", unit: "%"),
  ]
  var groups: [Group] = [
    Group(id: "1", title: "Bevolking", parent: nil), Group(id: "2", title: "Inkomen", parent: nil),
    Group(id: "3", title: "Herkomst", parent: "1"), Group(id: "4", title: "Geboorteland", parent: "1"),
  ]

  struct Dimension: Sendable {
    var key: String
    var kind: String
    var title: String
    var codes: KeyValuePairs<String, String>
  }

  struct Measure: Sendable {
    var key: String
    var code: String
    var title: String
    var group: String
    var unit: String
  }

  struct Group: Sendable {
    var id: String
    var title: String
    var parent: String?
  }

  /// A record: the code of each dimension, and each value as it is written; nil for none.
  struct Row: Sendable {
    var codes: [String]
    var values: [String?]
  }

  /// Records of a table that is not made up; nil for one for each combination of codes.
  var ownRows: [Row]?

  /// The records.
  var rows: [Row] {
    if let ownRows { return ownRows }
    var combinations: [[String]] = [[]]
    for dimension in dimensions {
      combinations = combinations.flatMap { start in dimension.codes.map { start + [$0.key] } }
    }
    return combinations.enumerated().map { number, codes in
      Row(
        codes: codes,
        values: [
          "\(1000 + number * 37)", number % 4 == 1 ? nil : "\(20 + number).\(number % 10)", "\(number)",
          number % 5 == 2 ? nil : "\(100 - number)",
        ])
    }
  }
}

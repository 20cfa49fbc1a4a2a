import Foundation
import IndicatorAnalysis
import Testing

/// What Public Health England publishes to test its intervals with, read where it lies beside the repository.
private enum Published {
  static let folder = Folders.sharedData("interval-oracle-phe")

  static func rows(_ file: String, sheet: Int) throws -> [[String: String]] {
    try Workbook.rows(#require(folder).appendingPathComponent(file), sheet: sheet)
  }

  /// `95%` as a confidence.
  static func confidence(_ text: String) throws -> Confidence {
    try #require(Double(text.dropLast()).flatMap { Confidence($0 / 100) })
  }

  /// Whether a number is the printed one: 14 significant digits, as sheets print what a double holds and the
  /// programs that made them round their last steps differently.
  static func isPrinted(_ found: Double, _ text: String) throws -> Bool {
    let printed = try #require(Double(text))
    return abs(found - printed) <= 1e-13 * max(abs(printed), 1e-3)
  }
}

@Suite("Published intervals", .enabled(if: Published.folder != nil, "the published intervals are not here"))
struct PublishedIntervalTests {
  @Test("every row of the sheet of Byar's and Wilson's intervals")
  func byarAndWilson() throws {
    var checked = 0
    for row in try Published.rows("testdata_Byars_Wilson.xlsx", sheet: 1) {
      let confidence = try Published.confidence(#require(row["confidence"]))
      let count = try #require(row["x"].flatMap(Double.init))
      let isWilson = row["method"] == "Wilson"
      let people = row["n"].flatMap(Double.init) ?? .nan
      let found = try #require(
        isWilson
          ? ProportionInterval.wilson(cases: count, people: people, confidence: confidence)
          : CountInterval.byar(count, confidence: confidence))
      // Of one event at 99.8% they print no lower bound: the formula gives one below nothing.
      if let lower = row["lowercl"] {
        #expect(try Published.isPrinted(found.lower, lower), "\(row)")
      } else {
        #expect(found.lower == 0, "\(row)")
      }
      #expect(try Published.isPrinted(found.upper, #require(row["uppercl"])), "\(row)")
      checked += 1
    }
    #expect(checked == 13)
  }

  @Test("every proportion, alone and grouped, as a share and as a percentage")
  func proportions() throws {
    var checked = 0
    for sheet in [1, 2] {
      for row in try Published.rows("testdata_Proportion.xlsx", sheet: sheet) {
        checked += try check(row) { cases, people, confidence in
          ProportionInterval.wilson(cases: cases, people: people, confidence: confidence)
        }
      }
    }
    #expect(checked == 16 * 2 + 8)
  }

  @Test("every rate: exact below ten events, Byar's from ten on")
  func rates() throws {
    var checked = 0
    for sheet in [1, 2] {
      for row in try Published.rows("testdata_Rate.xlsx", sheet: sheet) {
        checked += try check(row) { count, people, confidence in
          let isExact = count < CountInterval.byarFrom
          #expect(row["method"] == (isExact ? "Exact" : "Byars"), "\(row)")
          return CountInterval.byarOrExact(count, confidence: confidence)
            .map { Interval(lower: $0.lower / people, upper: $0.upper / people) }
        }
      }
    }
    #expect(checked == 17 * 2 + 9)
  }

  @Test("every proportion of the child measurement programme")
  func measurements() throws {
    let file = try #require(Published.folder).appendingPathComponent("NCMP_testdata.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let confidence = try #require(Confidence(0.95))
    var checked = 0
    for line in lines.dropFirst() {
      let fields = line.split(separator: ",").map(String.init)
      let numbers = fields.map { Double($0) ?? .nan }
      let found = try #require(
        ProportionInterval.wilson(cases: numbers[5], people: numbers[4], confidence: confidence))
      #expect(try Published.isPrinted(100 * found.lower, fields[7]), "\(line)")
      #expect(try Published.isPrinted(100 * found.upper, fields[8]), "\(line)")
      checked += 1
    }
    #expect(checked == 240)
  }

  /// Checks the bounds of a row, of one level or of two; a row with a gap has none.
  ///
  /// - Returns: The number of intervals checked.
  private func check(
    _ row: [String: String], _ interval: (Double, Double, Confidence) throws -> Interval?
  ) throws -> Int {
    let printed: [(level: String, lower: String?, upper: String?)] =
      row["confidence"].map { [($0, row["lowercl"], row["uppercl"])] }
      ?? [("95%", row["lower95_0cl"], row["upper95_0cl"]), ("99.8%", row["lower99_8cl"], row["upper99_8cl"])]
    let multiplier = try #require(row["multiplier"].flatMap(Double.init))
    var checked = 0
    for (level, lower, upper) in printed {
      guard let lower, let upper else {
        #expect(row["Numerator"] == nil || row["Denominator"] == nil, "\(row)")
        continue
      }
      let cases = try #require(row["Numerator"].flatMap(Double.init))
      let people = try #require(row["Denominator"].flatMap(Double.init))
      let found = try #require(try interval(cases, people, Published.confidence(level)))
      #expect(try Published.isPrinted(found.lower * multiplier, lower), "\(row)")
      #expect(try Published.isPrinted(found.upper * multiplier, upper), "\(row)")
      checked += 1
    }
    return checked
  }
}

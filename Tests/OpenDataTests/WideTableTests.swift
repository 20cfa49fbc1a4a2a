import IndicatorSchema
import OpenData
import Testing

@Suite("A wide table")
struct WideTableTests {
  private func lines(_ frame: IndicatorFrame, _ dialect: CSVDialect = .standard) -> [String] {
    let bytes = CSVTable(DataTable(frame), .wide, dialect).bytes(rows: Sample.all(frame))
    return text(bytes).components("\r\n")
  }

  @Test("has stable names, bounds and statuses where there are any, and points before decimals")
  func layout() {
    #expect(
      lines(Sample.frame) == [
        "area_code,area_name,level,parent_code,period,inhabitants,"
          + "low_literacy,low_literacy_lower,low_literacy_upper,low_literacy_status",
        "GM0855,Tilburg,municipality,PV30,2022,1000,12.5,11,14.75,estimated",
        "WK085501,\"Wijk 01, \"\"Binnenstad\"\"\",wijk,GM0855,2022,1001,10.1,8.6,12.35,estimated",
        "WK085502,,wijk,GM0855,2022,1002,,,,suppressed", "",
      ])
  }

  @Test("of a page has the columns of the whole run")
  func pages() {
    let table = CSVTable(DataTable(Sample.frame))
    let headers = Sample.all(Sample.frame).map { text(table.bytes(rows: [$0])).components("\r\n")[0] }
    #expect(Set(headers).count == 1)
    #expect(text(table.bytes(rows: [])).components("\r\n")[1...] == [""])
  }

  @Test("never tells a figure that is hidden, nor its bounds", arguments: CellStatus.allCases)
  func hidden(status: CellStatus) {
    let frame = Sample.frame([(Area(Sample.code("GM0855")), 12.5, status)])
    let record = lines(frame)[1]
    #expect(record.contains("12.5") == status.hasValue)
    #expect(record.contains("14.75") == status.hasValue)
  }

  @Test("holds no value that is no number", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let frame = Sample.frame([(Area(Sample.code("GM0855")), value, .observed)])
    #expect(lines(frame)[1].hasSuffix(",2022,1000,,missing"))
    #expect(lines(frame)[0].hasSuffix(",low_literacy,low_literacy_status"))
  }

  @Test("keeps numbers numbers, below zero as well")
  func negative() {
    var frame = IndicatorFrame(columns: ["x"])
    for value in [-3, -0.25, 1e-7, 1e21, 1234567.5, 0] {
      frame.appendRow(Area(Sample.code("GM0001")), Sample.period("2022"), [(value, .observed)])
    }
    let values = lines(frame).dropFirst().dropLast().map { $0.split(separator: ",").last.map(String.init) }
    #expect(values == ["-3", "-0.25", "1e-7", "1e+21", "1234567.5", "0"])
  }

  @Test("for a Dutch spreadsheet has semicolons, commas before decimals and a mark")
  func dutch() {
    let lines = lines(Sample.frame, .dutchSpreadsheet)
    #expect(lines[0].hasPrefix("\u{FEFF}area_code;area_name;"))
    #expect(lines[1] == "GM0855;Tilburg;municipality;PV30;2022;1000;12,5;11;14,75;estimated")
  }

  @Test("starts with a byte order mark where that is asked for, and else does not")
  func mark() {
    let table = DataTable(Sample.frame)
    let plain = CSVTable(table).bytes(rows: 0..<3)
    #expect(CSVTable(table, .wide, .marked).bytes(rows: 0..<3) == [0xEF, 0xBB, 0xBF] + plain)
    #expect(plain.starts(with: Array("area_code".utf8)))
  }

  @Test("has the rows that are asked for, in their order, and the columns too")
  func chosen() {
    let table = DataTable(Sample.frame, columns: ["low_literacy", "unknown", "inhabitants"])
    #expect(table.columns.map(\.id) == ["low_literacy", "inhabitants"])
    let lines = text(CSVTable(table).bytes(rows: [2, 0])).components("\r\n")
    #expect(lines[1].hasPrefix("WK085502,"))
    #expect(lines[2].hasSuffix(",12.5,11,14.75,estimated,1000"))
  }
}

extension String {
  /// The parts between separators, empty ones too.
  func components(_ separator: String) -> [String] {
    var parts: [String] = [""]
    var rest = self[...].unicodeScalars
    let separator = Array(separator.unicodeScalars)
    while let first = rest.first {
      if rest.starts(with: separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].unicodeScalars.append(first)
        rest = rest.dropFirst()
      }
    }
    return parts
  }
}

import IndicatorSchema
import OpenData
import Testing

@Suite("A long table")
struct LongTableTests {
  @Test("has a record for each cell, with its status")
  func records() {
    let bytes = CSVTable(DataTable(Sample.frame), .long).bytes(rows: [0, 2])
    #expect(
      text(bytes).components("\r\n") == [
        "area_code,area_name,level,parent_code,period,indicator,value,lower,upper,status",
        "GM0855,Tilburg,municipality,PV30,2022,inhabitants,1000,,,observed",
        "GM0855,Tilburg,municipality,PV30,2022,low_literacy,12.5,11,14.75,estimated",
        "WK085502,,wijk,GM0855,2022,inhabitants,1002,,,observed",
        "WK085502,,wijk,GM0855,2022,low_literacy,,,,suppressed", "",
      ])
  }

  @Test("has one byte order mark at most")
  func mark() {
    let bytes = CSVTable(DataTable(Sample.frame), .long, .dutchSpreadsheet).bytes(rows: 0..<3)
    #expect(text(bytes).unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
    #expect(text(bytes).contains(";12,5;11;14,75;"))
  }
}

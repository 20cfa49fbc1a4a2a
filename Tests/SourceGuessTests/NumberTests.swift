import IndicatorSchema
import PluginKit
import Testing

@testable import SourceGuess

@Suite("Numbers, codes and markers are told apart")
struct NumberTests {
  private func propose(_ values: [String], name: String = "waarde") throws -> Proposal {
    let codes = ["GM0855", "GM0344", "GM0363", "GM0034", "GM0014", "GM0037", "GM0047", "GM0050"]
    let lines = zip(codes, values).map { "\($0);\($1)" }
    return try GuessFixture.propose(
      "code;\(name)\n" + lines.joined(separator: "\n") + "\n", options: .init(period: Period(year: 2022)))
  }

  @Test(
    arguments: [
      (["1.5", "2", "3"], nil, nil), (["1,5", "2", "3"], "\",\"", nil),
      (["1.234.567", "2", "3"], "\",\"", "\".\""),
      (["1,234,567", "2", "3"], nil, "\",\""), (["1.234,5", "2", "3"], "\",\"", "\".\""),
      (["1 234", "2,5", "3"], "\",\"", "\" \""), (["1'234.5", "2", "3"], nil, "\"'\""),
      (["1.234", "345", "678"], "\",\"", "\".\""),
    ] as [([String], String?, String?)])
  func notation(_ values: [String], _ decimal: String?, _ thousands: String?) throws {
    let proposal = try propose(values)
    #expect(proposal.yaml("decimal") == decimal)
    #expect(proposal.yaml("thousands") == thousands)
    #expect(proposal.runs)
    #expect(proposal.role("waarde") == .figure)
  }

  @Test func threeDecimalsThatMayBeThousandsAreSaidToBeUnsure() throws {
    let proposal = try propose(["1.234", "5.678", "9.012"])
    #expect(proposal.notes.contains { $0.hasPrefix("Numbers: unsure") })
    #expect(ProposalYAML(proposal).text.contains("1.234 may be a thousand and more"))
  }

  @Test(arguments: [["0870", "1234", "0034"], ["00", "01", "02"], ["007", "8", "9"]])
  func aZeroBeforeTheDigitsMakesACode(_ values: [String]) throws {
    let proposal = try propose(values)
    #expect(proposal.role("waarde") == .code)
    #expect(proposal.figures.isEmpty)
  }

  @Test(arguments: [("0034", "0855"), ("34", "855")])
  func municipalitiesByNumberBecomeCodes(_ first: String, _ second: String) throws {
    let text = "gemeentecode;jaar;inwoners\n\(first);2022;217828\n\(second);2022;224459\n1680;2022;9\n"
    let proposal = try GuessFixture.propose(text)
    #expect(proposal.yaml("area") == "{ column: gemeentecode, form: GM0000 }")
    let run = try ProposedRun(proposal, files: ["table.csv": Array(text.utf8)])
    #expect(run.output.contains("\"GM0034\""))
    #expect(run.output.contains("\"GM0855\""))
  }

  @Test func markersMeanSomething() throws {
    let proposal = try propose(["1", ".", "x", "", "5", "6", "7", "8"])
    #expect(proposal.yaml("missing") == "{ \"\": missing, \".\": missing, x: suppressed }")
    #expect(proposal.columns.last?.count == 5)
    #expect(proposal.runs)
  }

  @Test func aNumberFarBelowZeroIsAMarker() throws {
    let proposal = try propose(["1", "-99997", "3", "-99997", "5", "6", "7", "8"])
    #expect(proposal.yaml("missing") == "[\"\", \"-99997\"]")
    #expect(proposal.columns.last?.missing == 2)
  }

  @Test func aColumnWithOtherWordsIsNoFigure() throws {
    let proposal = try propose(["1", "2", "veel", "weinig", "soms", "6", "7", "8"])
    #expect(proposal.role("waarde") == .text)
    #expect(proposal.columns.last?.remark?.contains("mostly numbers") == true)
  }

  @Test func percentSignsAreReported() throws {
    let proposal = try propose(["13%", "5%", "7 %"])
    #expect(proposal.figures.isEmpty)
    #expect(proposal.columns.last?.remark?.contains("% sign") == true)
  }

  @Test(arguments: [
    ("id", ["7", "9", "4"]), ("postcode", ["1011", "1012", "5038"]), ("bouwjaar", ["1920", "1998", "2004"]),
  ])
  func numbersThatAreNoFigures(_ name: String, _ values: [String]) throws {
    #expect(try propose(values, name: name).figures.isEmpty)
  }
}

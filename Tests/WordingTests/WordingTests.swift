import Testing

@testable import Wording

/// Texts are found by key, and filled in.
@Suite struct WordingTests {
  @Test func namesAreFilledIn() throws {
    let wording = try Wording(reading: "# remark\n\nhead = In {place} wonen {count} mensen = veel.\r\n")
    #expect(
      wording("head", ["place": "Goes {count}", "count": "3"]) == "In Goes {count} wonen 3 mensen = veel.")
    #expect(wording("head", ["place": "Goes"]) == "In Goes wonen {count} mensen = veel.")
    #expect(wording.texts["head"]?.names == ["place", "count"])
  }

  @Test func oneThingHasATextOfItsOwn() throws {
    let wording = try Wording(reading: "areas.one = één wijk\nareas.other = {n} wijken")
    #expect(wording("areas", count: 1) == "één wijk")
    #expect(wording("areas", count: 0, ["n": "0"]) == "0 wijken")
  }

  @Test func anUnknownKeyShows() throws {
    #expect(try Wording(reading: "")("head") == "head")
  }

  @Test(arguments: [
    ("a = b\nhead", 2, "there is no '='"), ("a = {b", 1, "'{' and '}' must have a name between them"),
    ("a = {}", 1, "'{' and '}' must have a name between them"), ("a = b\na = c", 2, "'a' was given before"),
  ])
  func aMistakeIsNamedWithItsLine(_ source: String, _ line: Int, _ reason: String) {
    #expect(throws: Wording.Problem(line: line, reason: reason)) { try Wording(reading: source) }
  }
}

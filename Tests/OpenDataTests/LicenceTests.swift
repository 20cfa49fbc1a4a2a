import Testing

@testable import OpenData

@Suite("Licences as publishers write them")
struct LicenceTests {
  @Test(
    "get the names and addresses that data packages know",
    arguments: [
      ("CC BY 4.0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
      ("cc-by-sa 3.0", "CC-BY-SA-3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
      ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
      ("CC0 1.0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
      ("Open Government Licence v3.0", "Open-Government-Licence-v3.0", nil),
      ("eigen licentie (gemeente)", "eigen-licentie-gemeente", nil),
      ("CC", "CC", nil), ("4.0", "4.0", nil),
    ])
  func names(stated: String, name: String, path: String?) throws {
    let licence = try #require(PackageLicence(stated))
    #expect(licence.name == name)
    #expect(licence.path == path)
    #expect(licence.title == stated)
  }

  @Test("are none when nothing is stated", arguments: ["", "  ", "—"])
  func none(stated: String) {
    #expect(PackageLicence(stated) == nil)
  }
}

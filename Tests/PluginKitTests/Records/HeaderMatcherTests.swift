import IndicatorSchema
import PluginKit
import Testing

@Suite struct HeaderMatcherTests {
  private func position(of binding: ColumnBinding, in names: [String]) throws -> Int {
    try HeaderMatcher(names).position(of: binding, for: "inhabitants", at: Place("test.yml"))
  }

  private func complaint(_ binding: ColumnBinding, in names: [String]) -> Diagnostic? {
    do {
      _ = try position(of: binding, in: names)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  @Test func `finds the exact name`() throws {
    let names = ["Appartement_48", "Appartement_56", "Appartement"]
    #expect(try position(of: ColumnBinding(title: "Appartement_56"), in: names) == 1)
  }

  @Test(arguments: [
    "Bevolking.Aantal.inwoners..aantal.", "Bevolking|Aantal inwoners|aantal",
    "bevolking - AANTAL INWONERS (aantal)",
  ])
  func `finds a title with its group and unit however they are joined`(name: String) throws {
    let binding = ColumnBinding(title: "Aantal inwoners", group: ["Bevolking"], printedUnit: "aantal")
    #expect(try position(of: binding, in: ["Code", "Wonen.Aantal.inwoners..aantal.", name]) == 2)
  }

  @Test(arguments: [
    ("k_65JaarOfOuder", "k_65JaarOfOuder_12"), ("65 jaar of ouder", "k_65JaarOfOuder_12"),
    ("Weinig stedelijk", "WeinigStedelijk_55"), ("Súdwest-Fryslân", "SudwestFryslan_3"),
  ])
  func `finds a title as a stem`(title: String, name: String) throws {
    #expect(try position(of: ColumnBinding(title: title), in: ["ID", name, "Mannen_2"]) == 1)
  }

  @Test func `a number in a title is not taken for a suffix`() throws {
    let names = ["k_0Tot15Jaar_8", "k_15Tot25Jaar_9"]
    #expect(try position(of: ColumnBinding(title: "0 tot 15 jaar"), in: names) == 0)
  }

  @Test func `names the nearest columns when there is none`() throws {
    let found = try #require(
      complaint(ColumnBinding(title: "AantalInwonrs"), in: ["AantalInwoners_5", "Mannen_6"]))
    #expect(found.code == .columnNotFound)
    #expect(found.message.contains("'AantalInwonrs' for inhabitants"))
    #expect(found.hint == "nearest are 'AantalInwoners_5'")
  }

  @Test func `refuses to choose between columns`() throws {
    let found = try #require(complaint(ColumnBinding(title: "Mannen"), in: ["Mannen_2", "ID", "Mannen_122"]))
    #expect(found.code == .columnAmbiguous)
    #expect(found.hint?.contains("'Mannen_2', 'Mannen_122'") == true)
  }

  @Test func `takes the occurrence that is asked for`() throws {
    let names = ["ID", "Mannen_2", "Vrouwen_3", "Mannen_122"]
    func binding(_ number: Int, of total: Int) -> ColumnBinding {
      ColumnBinding(title: "Mannen", occurrence: .init(number, of: total))
    }
    #expect(try position(of: binding(1, of: 2), in: names) == 1)
    #expect(try position(of: binding(2, of: 2), in: names) == 3)
    let found = try #require(complaint(binding(2, of: 3), in: names))
    #expect(found.code == .columnNotFound)
    #expect(found.message.contains("expected 3 columns 'Mannen' for inhabitants, found 2"))
  }

  @Test func `counts repeated names as occurrences`() throws {
    let names = ["Appartement", "Appartement#2", "Woning", "Appartement#3"]
    let second = ColumnBinding(title: "Appartement", occurrence: .init(2, of: 3))
    #expect(try position(of: second, in: names) == 1)
    #expect(complaint(ColumnBinding(title: "Appartement"), in: names)?.code == .columnAmbiguous)
    #expect(try position(of: ColumnBinding(title: "Appartement#3"), in: names) == 3)
  }

  @Test func `a number sign that is part of a name is no repeat`() throws {
    #expect(try position(of: ColumnBinding(title: "Sample #2"), in: ["Sample #1", "Sample #2"]) == 1)
    #expect(
      complaint(ColumnBinding(title: "Sample"), in: ["Sample #1", "Sample #2"])?.code == .columnNotFound)
  }
}

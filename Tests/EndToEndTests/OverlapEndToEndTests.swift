import Foundation
import Testing

@Suite("An index knows what its indicators were computed from, through however many steps")
struct OverlapEndToEndTests {
  private func check(_ index: String) throws -> Binary.Result {
    let scratch = try Scratch()
    try scratch.write(
      "catalogue.yml",
      """
      peil-catalogue: 1
      id: test
      indicators:
        income: { label: Inkomen, unit: percent, polarity: worse, domain: income }
        age: { label: Leeftijd, unit: percent, polarity: worse, domain: ageing }
        people: { label: Mensen, unit: count, polarity: context, domain: population }
        cases: { label: Gevallen, unit: count, polarity: context, domain: care }
        others: { label: Andere, unit: count, polarity: context, domain: care }
      """)
    try scratch.write("data.csv", "code;i;a;p;c;o\nGM0001;1;2;100;5;6\nGM0002;2;3;200;8;7\n")
    try scratch.write(
      "p.yml",
      """
      peil: 1
      name: overlap
      period: 2022
      catalogue: [catalogue.yml]
      sources:
        data:
          { use: csv, location: data.csv, area: code, columns: { income: i, age: a, people: p, cases: c, others: o } }
      transforms:
        model:
          from: data
          use: derive
          indicators:
            modelled: { formula: 0.3 * income + 0.7 * age, unit: percent, polarity: worse, domain: x, label: Model }
            modelled_twice: { formula: 2 * modelled, unit: percent, polarity: worse, domain: x, label: Model }
        rates: { from: model, use: denominate, by: people, per: 100, polarity: worse, indicators: [cases, others] }
        first:
          { from: rates, use: weight, name: first, tree: { group: { of: [income] }, cases_per_100_people: 1 } }
        index: { from: first, use: weight, \(index) }
      sinks:
        out: { from: index, use: json, path: a.json }
      """)
    return try Binary.run(["check", "p.yml"], in: scratch.url)
  }

  @Test("what was computed from an indicator, two steps back, may not stand beside it")
  func refused() throws {
    let result = try check("indicators: [modelled_twice, income]")
    #expect(result.status == 2)
    #expect(result.errors.contains("'modelled_twice' was computed from 'income', which is in the index too"))
    #expect(result.errors.contains("[config.overlap]"))
  }

  @Test("an index of an index may not hold what is in a group of that index")
  func groups() throws {
    let result = try check("indicators: [first, income]")
    #expect(result.errors.contains("'first' was computed from 'income', which is in the index too"))
    #expect(try check("indicators: [first, others_per_100_people]").status == 0)
  }

  @Test("rates of different cases have their people in common and may, and so may what is allowed")
  func accepted() throws {
    let rates = "indicators: [cases_per_100_people, others_per_100_people, modelled]"
    let result = try check(rates)
    #expect(result.status == 0, "\(result.errors)")
    let allowed = try check("indicators: [modelled, age], allow_overlap: true")
    #expect(allowed.status == 0, "\(allowed.errors)")
  }
}

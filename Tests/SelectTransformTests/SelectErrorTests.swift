import IndicatorSchema
import PluginKit
import PluginTesting
import SelectTransform
import Testing

@Suite("Complaints about a selection")
struct SelectErrorTests {
  private let schema = FrameSchema(
    ["inhabitants", "low_income"].map { id in
      Indicator(id: id, label: LocalizedText(nl: id.text), unit: .count, polarity: .context, domain: "test")
    })

  private func complaints(_ node: ConfigNode, _ frame: IndicatorFrame? = nil) -> [String] {
    do {
      let select = try PluginHarness.transform(
        SelectTransform.self, node, inputs: [schema], PluginHarness.context())
      if let frame { _ = try PluginHarness.run(select, [frame]) }
      return []
    } catch {
      return Diagnostics(error).items.map(\.description)
    }
  }

  @Test("an unknown indicator is met with the nearest one", arguments: ["indicators", "drop"])
  func unknownIndicator(field: String) {
    let node = ConfigNode(
      .map([.init(key: field, keyPlace: ConfigNode.testPlace, value: ["inhabitant"])]),
      at: ConfigNode.testPlace)
    #expect(
      complaints(node) == [
        "test.yml:1:1: no input column 'inhabitant'. Did you mean 'inhabitants'? [config.unknown-indicator]"
      ])
  }

  @Test("a list says a thing once, and only one of two lists may be given")
  func contradictions() {
    #expect(
      complaints(["indicators": ["low_income", "low_income"]]) == [
        "test.yml:1:1: 'low_income' is listed twice [config.invalid-value]"
      ])
    #expect(complaints(["indicators": ["low_income"], "drop": ["inhabitants"]]).count == 1)
  }

  @Test("a selection of nothing in particular is a mistake")
  func nothing() {
    #expect(
      complaints([:]) == [
        "test.yml:1:1: 'select' has nothing to select by. Give one of areas, within, levels, periods, "
          + "indicators, drop, coverage [config.missing-field]"
      ])
  }

  @Test("malformed codes, periods and levels are all reported at once")
  func malformed() {
    let found = complaints(["within": ["NL00", "855"], "periods": ["2017-Q5"], "areas": [" "]])
    #expect(
      found == [
        "test.yml:1:1: '' is not a value of 'areas'. Give the code of an area, such as GM0855 "
          + "[config.invalid-value]",
        "test.yml:1:1: 'NL00' is not a value of 'within'. Give the code of a municipality or a wijk, such as "
          + "GM0855 or WK085501 [config.invalid-value]",
        "test.yml:1:1: '855' is not a value of 'within'. Give the code of a municipality or a wijk, such as "
          + "GM0855 or WK085501 [config.invalid-value]",
        "test.yml:1:1: '2017-Q5' is not a value of 'periods'. A period is a year, a quarter or a month: 2017, "
          + "2017-Q1, 2017-03 [config.invalid-value]",
      ])
    #expect(complaints(["levels": ["buurten"]]).first?.contains("did you mean 'buurt'?") == false)
    #expect(complaints(["levels": ["buurten"]]).first?.contains("Did you mean 'buurt'?") == true)
  }

  @Test("an area that the input has under another code is suggested, unless it is selected already")
  func nearArea() {
    let frame = IndicatorFrame.rows(schema.ids, [("GM0855", 2017, [1, 2]), ("GM0363", 2017, [1, 2])])
    #expect(
      complaints(["areas": ["GM0855", "GM0336"]], frame).first?.contains("Did you mean 'GM0363'?") == true)
    #expect(complaints(["areas": ["GM0855", "GM0856"]], frame).first?.contains("Correct the code") == true)
  }

  @Test("areas and periods that the input does not have fail the run, each by name")
  func neverMet() {
    let frame = IndicatorFrame.rows(schema.ids, [("GM0855", 2017, [1, 2]), ("GM0363", 2016, [1, 2])])
    #expect(
      complaints(["areas": ["GM0855", "GM0856"], "within": "WK036300", "periods": [2016, 2017]], frame) == [
        "test.yml:1:1: no row of the input is about area GM0856. Correct the code, or leave it out of the "
          + "selection [data.unknown-area]",
        "test.yml:1:1: no row of the input is about area WK036300. Correct the code, or leave it out of the "
          + "selection [data.unknown-area]",
        "test.yml:1:1: no selected area has a row for 2016. Correct the period, or leave it out of the "
          + "selection [data.unknown-period]",
      ])
  }
}

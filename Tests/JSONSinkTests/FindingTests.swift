import IndicatorSchema
import JSONWriting
import PluginKit
import Testing

@testable import JSONSink

@Suite("Figures about a step as a whole are in the document beside those of areas")
struct FindingTests {
  @Test("each has its step, name, subject, figure and bounds; what there is not is null")
  func members() {
    let facts = RunFacts(
      pipeline: "test", pipelineSHA256: "0", version: "0", origins: [:],
      findings: [
        StepFinding(step: "w", Finding("sobol", about: ["wijk"], 0.5, bounds: 0.25...0.75)),
        StepFinding(step: "w", Finding("alpha", .infinity, note: "one indicator")),
      ])
    var bytes: [UInt8] = []
    JSONValue.object(Metadata(schema: FrameSchema(), facts: facts).members).write(to: &bytes, indentation: 0)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"value\": 0.5") && text.contains("\"upper\": 0.75"))
    #expect(text.contains("\"value\": null") && text.contains("\"note\": \"one indicator\""))
  }

  @Test("a run without findings has no such member")
  func none() {
    let facts = RunFacts(pipeline: "test", pipelineSHA256: "0", version: "0", origins: [:])
    #expect(Metadata(schema: FrameSchema(), facts: facts).members["findings"] == nil)
  }
}

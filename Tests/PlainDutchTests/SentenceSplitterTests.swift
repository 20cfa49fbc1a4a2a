import Testing

@testable import PlainDutch

@Suite struct SentenceSplitterTests {
  @Test func t() { #expect(SentenceSplitter().sentences(in: "Een. Twee.").count == 2) }
}

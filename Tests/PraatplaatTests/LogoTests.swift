import Praatplaat
import Testing

@Suite("A logo is a picture that is in the page itself")
struct LogoTests {
  @Test("pictures in the text are taken", arguments: ["png", "jpeg", "gif", "webp", "svg+xml"])
  func taken(_ type: String) {
    #expect(PosterContent.Logo(dataURI: "data:image/\(type);base64,AAAA", alternative: "") != nil)
  }

  @Test(
    "anything else is not",
    arguments: [
      "", "https://example.org/logo.png", "logo.png", "data:text/html;base64,AAAA", "data:image/png,x",
      "data:image/png;base64,", "data:image/png;base64,AA\" onload=\"x", "data:image/svg+xml;base64,<svg>",
    ])
  func refused(_ address: String) {
    #expect(PosterContent.Logo(dataURI: address, alternative: "") == nil)
  }
}

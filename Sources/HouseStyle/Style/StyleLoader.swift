import Foundation
import IndicatorSchema
import PluginKit

extension HouseStyle {
  /// Reads the logo and the fonts.
  ///
  /// - Parameter limit: How many bytes they have together at most: every page carries them with it, a third larger.
  /// - Throws: `Diagnostics` with every file that can't be read, is too large, or is not what it should be.
  public func loaded(host: some FileHost, limit: Int = 300_000) throws -> LoadedStyle {
    var diagnostics = Diagnostics()
    var loader = StyleLoader(host: host)
    let logo = logo.flatMap { logo in diagnostics.collect { try loader.logo(logo) } }
    let faces = fonts.files.compactMap { file in diagnostics.collect { try loader.face(file) } }
    if diagnostics.isEmpty, loader.byteCount > limit, let place = locations.first?.place {
      diagnostics.add(
        Diagnostic(
          .tooLarge, "the logo and the fonts have \(loader.byteCount.kilobytes) together", at: place,
          hint: "keep them below \(limit.kilobytes), for every page carries them"))
    }
    try diagnostics.throwIfAny()
    return LoadedStyle(self, logo: logo, faces: faces)
  }
}

/// Reads the files of a style, of which it trusts nothing.
private struct StyleLoader<Host: FileHost> {
  let host: Host
  private(set) var byteCount = 0

  init(host: Host) { self.host = host }

  mutating func logo(_ logo: StyleLogo) throws -> LoadedLogo {
    let bytes = try read(logo.location, limit: StyleLogo.byteLimit)
    guard let format = ImageFormat(bytes) else {
      throw refusal(logo.location, "is not a picture in PNG, JPEG, GIF, WebP or SVG")
    }
    if format == .svg, let problem = StillPicture.problem(in: bytes) {
      throw refusal(
        logo.location, problem, hint: "save it again as plain SVG, or as PNG of twice the size it is shown at"
      )
    }
    return LoadedLogo(
      address: "data:image/\(format.rawValue);base64,\(Data(bytes).base64EncodedString())", alt: logo.alt)
  }

  mutating func face(_ file: FontFile) throws -> FontFace {
    let bytes = try read(file.location, limit: FontFile.byteLimit)
    guard let format = FontFormat(bytes) else {
      throw refusal(file.location, "is not a whole font in WOFF2 or TTF")
    }
    return FontFace(file: file, format: format, base64: Data(bytes).base64EncodedString())
  }

  private mutating func read(_ location: Location, limit: Int) throws -> [UInt8] {
    do {
      let bytes = try host.open(location).readAll(limit: limit)
      byteCount += bytes.count
      return bytes
    } catch let problem as Diagnostic where problem.code == .tooLarge {
      throw Diagnostic(
        .tooLarge, "'\(location.displayName)' is larger than \(limit.kilobytes)", at: location.place,
        hint: "every page carries it; save it smaller")
    }
  }

  private func refusal(_ location: Location, _ problem: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(.invalidValue, "'\(location.displayName)' \(problem)", at: location.place, hint: hint)
  }
}

extension Int {
  fileprivate var kilobytes: String { "\((self + 999) / 1000) kB" }
}

import AreaMaps
import IndicatorSchema
import PipelineEngine
import PluginKit
import PluginTesting
import Wording

@testable import HouseStyle

/// Style files as a user writes them.
enum Fixture {
  static let texts = """
    title = Ken uw doelgroep in {place}
    intro = In {place} wonen {count} mensen.
    people.one = {count} mens
    people.other = {count} mensen
    source = Bron
    map.heading = De kaart
    map.title = {label}: kaart van {place}
    """

  static func wording() throws -> Wording { try Wording(reading: texts) }

  /// A style as a pipeline has it: the YAML is read and checked against the field first.
  static func read(_ yaml: String) throws -> (style: HouseStyle, problems: [Diagnostic]) {
    let content = try YAMLReader.read(yaml, name: "stijl.yml")
    let step = ConfigNode(
      .map([.init(key: "style", keyPlace: content.place, value: content)]), at: Place("pipeline.yml"))
    var diagnostics = Diagnostics()
    let config = ConfigSpec([HouseStyle.field]).decode(step, into: &diagnostics)
    let style = HouseStyle(config.object("style"), wording: try wording(), into: &diagnostics)
    return (style, diagnostics.items)
  }

  /// What is wrong with a style.
  static func problems(_ yaml: String) throws -> [Diagnostic] { try read(yaml).problems }

  /// A style that nothing is wrong with.
  static func style(_ yaml: String) throws -> HouseStyle {
    let (style, problems) = try read(yaml)
    try Diagnostics(problems).throwIfAny()
    return style
  }

  /// The colours of a style alone.
  static func colours(_ yaml: String) throws -> ColourReader {
    var diagnostics = Diagnostics()
    let reader = ColourReader(try YAMLReader.read(yaml, name: "stijl.yml"), into: &diagnostics)
    try diagnostics.throwIfAny()
    return reader
  }

  static func standard() throws -> LoadedStyle {
    var diagnostics = Diagnostics()
    return try HouseStyle(nil, wording: wording(), into: &diagnostics).loaded(host: NoFiles())
  }

  /// The smallest files that are what they say.
  static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
  static let svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>"
  static let woff2: [UInt8] =
    Array("wOF2".utf8) + [0, 1, 0, 0, 0, 0, 0, 48] + [UInt8](repeating: 7, count: 36)
  /// One table, of four bytes.
  static let ttf: [UInt8] =
    [0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + Array("head".utf8) + [0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 4]
    + [1, 2, 3, 4]
}

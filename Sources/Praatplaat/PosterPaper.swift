import PageTemplates

/// The paper a page is printed on; A3 is the same page, larger.
public enum PosterPaper: String, CaseIterable, Sendable {
  /// 210 by 297 mm.
  case a4
  /// 297 by 420 mm.
  case a3

  /// The size in millimetres, upright.
  public var size: (width: Int, height: Int) { self == .a4 ? (210, 297) : (297, 420) }
}

extension PosterPaper {
  /// The size of the sheet, as templates know it.
  var view: View {
    ["paperWidth": .text("\(size.width)"), "paperHeight": .text("\(size.height)")]
  }
}

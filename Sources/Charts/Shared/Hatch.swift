/// Lines across: here is nothing to read.
enum Hatch {
  static func pattern(_ id: String, _ style: ChartStyle) -> String {
    "<pattern id=\"\(id)\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
      + "<path fill=\"\(style.paper.hex)\" d=\"M0 0h4v4h-4z\"/>"
      + "<path fill=\"\(style.soft.hex)\" d=\"M0 0h1v4h-1z\"/></pattern>"
  }
}

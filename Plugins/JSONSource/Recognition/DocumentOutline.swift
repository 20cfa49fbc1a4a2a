/// Where the start of a JSON document, which may be cut off anywhere, has arrays: how many records and values each holds.
struct DocumentOutline {
  /// An array that is reached through names only.
  struct FoundArray {
    var path: [String]
    var objects = 0
    var scalars = 0
  }

  private(set) var arrays: [FoundArray] = []
  /// Whether further values follow on the first one, as in JSON lines.
  private(set) var hasMoreDocuments = false
  private(set) var isObject = false

  private var stack: [Level] = []
  private var roots = 0
  private static let deepest = 64
  private static let mostArrays = 10_000

  private struct Level {
    var isArray: Bool
    var key = ""
    var expectsKey: Bool
    /// The position among `arrays`, when names alone lead here.
    var found: Int?
  }

  init(_ bytes: [UInt8]) {
    var at = 0
    while at < bytes.count, roots < 2 {
      switch bytes[at] {
      case 0x22: at = string(bytes, at)
      case 0x7B: open(isArray: false, &at)
      case 0x5B: open(isArray: true, &at)
      case 0x7D, 0x5D:
        if !stack.isEmpty { stack.removeLast() }
        at += 1
      case 0x2C:
        if let last = stack.indices.last { stack[last].expectsKey = !stack[last].isArray }
        at += 1
      case 0x20, 0x09, 0x0A, 0x0D, 0x3A: at += 1
      default: at = scalar(bytes, at)
      }
      if stack.count > DocumentOutline.deepest || arrays.count > DocumentOutline.mostArrays { return }
    }
    hasMoreDocuments = roots > 1
  }

  private mutating func open(isArray: Bool, _ at: inout Int) {
    at += 1
    if stack.isEmpty {
      roots += 1
      if roots == 1 { isObject = !isArray }
    }
    if !isArray, let found = stack.last?.found { arrays[found].objects += 1 }
    let names = stack.contains { $0.isArray } ? nil : stack.map(\.key)
    var level = Level(isArray: isArray, expectsKey: !isArray)
    if isArray, let names {
      level.found = arrays.count
      arrays.append(FoundArray(path: names))
    }
    stack.append(level)
  }

  private mutating func string(_ bytes: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    while at < bytes.count, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
    let text = bytes[(start + 1)..<min(at, bytes.count)]
    if let last = stack.indices.last, stack[last].expectsKey {
      stack[last].key = String(decoding: text.prefix(200), as: UTF8.self)
      stack[last].expectsKey = false
    } else if let found = stack.last?.found {
      arrays[found].scalars += 1
    }
    return at + 1
  }

  private mutating func scalar(_ bytes: [UInt8], _ start: Int) -> Int {
    if let found = stack.last?.found { arrays[found].scalars += 1 }
    return bytes[start...].firstIndex { [0x2C, 0x5D, 0x7D, 0x0A, 0x20, 0x0D].contains($0) } ?? bytes.count
  }
}

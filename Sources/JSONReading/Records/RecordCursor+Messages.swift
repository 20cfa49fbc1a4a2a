import IndicatorSchema

// What messages say.

extension RecordCursor {
  func expected(_ what: String, _ input: JSONInput) -> Diagnostic {
    input.problem(.malformedJSON, "expected \(what), found \(shown(input))", at: position)
  }

  func shown(_ input: JSONInput) -> String {
    let byte = input.block.bytes[position]
    return byte > 0x20 && byte < 0x7F ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }

  /// The path as far as the cursor went.
  private func here(_ count: Int) -> String {
    count == 0 ? "the document" : "'\(JSONRecordPath.text(path.steps.prefix(count)))'"
  }

  func otherKind(_ byte: UInt8, _ input: JSONInput) -> Diagnostic {
    let wanted = path.steps[frames.count] == .eachElement ? "an array" : "an object"
    var hint: String?
    if byte == 0x5B { hint = "for each of its elements write [*] behind it" }
    return input.problem(
      .noRecords, "\(here(frames.count)) is \(RecordCursor.kind(byte)), and not \(wanted)", at: position,
      hint: hint)
  }

  func notFound(_ name: String, _ input: JSONInput) -> Diagnostic {
    let names = frames.last?.names ?? []
    let listed = names.isEmpty ? "it is empty" : "it has " + names.prefix(10).joined(separator: ", ")
    return input.problem(
      .noRecords, "\(here(frames.count - 1)) has no member '\(name)'", at: position - 1,
      hint: Suggestion.hint(for: name, among: names) ?? listed)
  }

  static func kind(_ byte: UInt8) -> String {
    switch byte {
    case 0x7B: "an object"
    case 0x5B: "an array"
    case 0x22: "a text"
    case 0x6E: "null"
    case 0x74, 0x66: "a truth value"
    default: "a number"
    }
  }
}

/// How a value is written, as far as numbers go.
///
/// A dot or a comma before exactly three digits may separate decimals or thousands; such values tell nothing by
/// themselves and are counted apart.
enum NumberForm: Int, CaseIterable {
  /// Digits only, without a zero before them.
  case integer
  /// Digits with a zero before them: a code, never a number.
  case zeros
  /// `1.5`, `0.123`.
  case point
  /// `1,5`.
  case comma
  /// `1.234`.
  case ambiguousPoint
  /// `1,234`.
  case ambiguousComma
  /// `1.234.567`, `1.234,5`.
  case pointGroups
  case pointGroupsComma
  /// `1,234,567`, `1,234.5`.
  case commaGroups
  case commaGroupsPoint
  /// `1 234`, `1 234,5`, `1 234.5`.
  case blankGroups
  case blankGroupsComma
  case blankGroupsPoint
  /// `1'234`, `1'234.5`.
  case quoteGroups
  case quoteGroupsPoint
  /// `13%`.
  case percent
  /// Anything else.
  case text

  /// Looks at a value without outer blanks.
  init(_ value: UnsafeRawBufferPointer) {
    self = NumberReading(value).form
  }
}

/// Takes a value apart into groups of digits and what separates them.
private struct NumberReading {
  private(set) var form = NumberForm.text

  /// More digits than any figure has: a number that identifies something.
  private static let mostDigits = 15

  init(_ value: UnsafeRawBufferPointer) {
    var rest = value[...]
    if let sign = rest.first, sign == 0x2D || sign == 0x2B { rest = rest.dropFirst() }
    guard let first = rest.first, value.count <= 40 else { return }
    guard first &- 0x30 < 10 || first == 0x2E || first == 0x2C else { return }
    if rest.last == 0x25 {
      let number = rest.dropLast().reversed().drop { $0 == 0x20 }
      form = number.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x2E || $0 == 0x2C } ? .percent : .text
      return
    }
    if let mark = rest.firstIndex(where: { $0 | 0x20 == 0x65 }) {
      form = NumberReading.isExponent(rest[rest.index(after: mark)...]) ? exponentForm(rest[..<mark]) : .text
      return
    }
    form = NumberReading.form(rest)
  }

  private func exponentForm(_ mantissa: Slice<UnsafeRawBufferPointer>) -> NumberForm {
    switch NumberReading.form(mantissa) {
    case .integer, .point, .ambiguousPoint: .point
    case .comma, .ambiguousComma: .comma
    default: .text
    }
  }

  private static func isExponent(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
    let digits = bytes.first == 0x2D || bytes.first == 0x2B ? bytes.dropFirst() : bytes
    return !digits.isEmpty && digits.count <= 3 && digits.allSatisfy { $0 &- 0x30 < 10 }
  }

  private static func form(_ bytes: Slice<UnsafeRawBufferPointer>) -> NumberForm {
    var separators: [UInt8] = []
    var groups = [0]
    for byte in bytes {
      if byte &- 0x30 < 10 {
        groups[groups.count - 1] += 1
      } else if byte == 0x2E || byte == 0x2C || byte == 0x20 || byte == 0x27 {
        separators.append(byte)
        groups.append(0)
        if separators.count > 12 { return .text }
      } else {
        return .text
      }
    }
    guard groups.reduce(0, +) <= mostDigits + (separators.isEmpty ? 0 : 5), groups.last != 0 else {
      return .text
    }
    let startsWithZero = bytes.first == 0x30 && groups[0] > 1
    if startsWithZero { return separators.isEmpty ? .zeros : .text }
    return form(separators, groups, isBelowOne: bytes.first == 0x30)
  }

  private static func form(_ separators: [UInt8], _ groups: [Int], isBelowOne: Bool) -> NumberForm {
    guard let last = separators.last else { return .integer }
    if separators.count == 1, last == 0x2E || last == 0x2C {
      let mayBeGroup = groups[1] == 3 && (1...3).contains(groups[0]) && !isBelowOne
      if last == 0x2E { return mayBeGroup ? .ambiguousPoint : .point }
      return mayBeGroup ? .ambiguousComma : .comma
    }
    let kinds = Set(separators)
    if kinds.count == 1 {
      guard areGroups(groups[...]) else { return .text }
      return whole(last)
    }
    let before = Set(separators.dropLast())
    guard before.count == 1, let group = before.first, areGroups(groups.dropLast()) else { return .text }
    return mixed(group, last)
  }

  private static func areGroups(_ groups: ArraySlice<Int>) -> Bool {
    (1...3).contains(groups.first ?? 0) && groups.dropFirst().allSatisfy { $0 == 3 }
  }

  private static func whole(_ separator: UInt8) -> NumberForm {
    switch separator {
    case 0x2E: .pointGroups
    case 0x2C: .commaGroups
    case 0x20: .blankGroups
    default: .quoteGroups
    }
  }

  private static func mixed(_ group: UInt8, _ decimal: UInt8) -> NumberForm {
    switch (group, decimal) {
    case (0x2E, 0x2C): .pointGroupsComma
    case (0x2C, 0x2E): .commaGroupsPoint
    case (0x20, 0x2C): .blankGroupsComma
    case (0x20, 0x2E): .blankGroupsPoint
    case (0x27, 0x2E): .quoteGroupsPoint
    default: .text
    }
  }
}

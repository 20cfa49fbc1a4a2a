import IndicatorSchema

/// How a bare number becomes an area code: `GM0000` makes `GM0855` of `855`.
public struct AreaCodeForm: Hashable, Sendable {
  private let prefix: [UInt8]
  private let digits: Int

  /// Reads a form: letters, and a zero for each digit. Nil when it is not of that shape.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let zeros = bytes.reversed().prefix { $0 == 0x30 }.count
    let letters = bytes.dropLast(zeros)
    guard (1...12).contains(zeros), (1...8).contains(letters.count),
      letters.allSatisfy({ (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) })
    else { return nil }
    prefix = Array(letters)
    digits = zeros
  }

  /// The code that a bare number stands for; anything else stays as it is, so that it is read or refused as usual.
  func code(_ key: UnsafeRawBufferPointer) -> [UInt8] {
    let isNumber = !key.isEmpty && key.count <= digits && key.allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber else { return Array(key) }
    return prefix + [UInt8](repeating: 0x30, count: digits - key.count) + key
  }
}

/// The text of an extended header: records `LENGTH KEY=VALUE`, each on a line.
enum TarExtension {
  /// A record; its length counts itself.
  static func record(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count + 1
    while String(length).utf8.count + rest.utf8.count != length {
      length = String(length).utf8.count + rest.utf8.count
    }
    return Array("\(length)\(rest)".utf8)
  }

  /// The size that it states; nil when it says nothing but times.
  ///
  /// - Throws: `TarFault` when it is malformed, or says what would change where something belongs.
  static func size(_ bytes: [UInt8]) throws(TarFault) -> Int? {
    var size: Int?
    var rest = bytes[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0 != 0x20 }
      guard digits.count < 8, let length = Int(String(decoding: digits, as: UTF8.self)),
        length > digits.count + 1, length <= rest.count
      else { throw TarFault("has an extended header that is malformed") }
      let record = String(decoding: rest.prefix(length).dropFirst(digits.count + 1), as: UTF8.self)
      rest = rest.dropFirst(length)
      let parts = record.dropLast().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch parts.first {
      case "mtime", "atime", "ctime": continue
      case "size":
        guard parts.count == 2, let number = Int(parts[1]), number >= 0 else {
          throw TarFault("has an extended header with a size that is no number")
        }
        size = number
      default: throw TarFault("has an extended header that does not belong there")
      }
    }
    return size
  }
}

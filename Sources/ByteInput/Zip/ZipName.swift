/// The names of zip members: their encoding, and what is hostile in them.
enum ZipName {
  /// Decodes a name: UTF-8 when it says so or is valid UTF-8, else code page 437, as the format prescribes.
  static func decode(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if isUTF8 { return String(decoding: bytes, as: UTF8.self) }
    return bytes.reduce(into: "") { name, byte in
      name.unicodeScalars.append(byte < 0x80 ? Unicode.Scalar(byte) : upperHalf[Int(byte) - 0x80])
    }
  }

  /// What is wrong with a name that would leave the folder it is unpacked to, or hide what it is; else nil.
  static func hostility(of name: String, _ bytes: [UInt8]) -> String? {
    if bytes.isEmpty { return "is empty" }
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "holds control characters" }
    if name.escaped != name { return "holds invisible characters" }
    if bytes.first == 0x2F { return "is absolute" }
    if bytes.contains(0x5C) { return "holds a backslash" }
    if bytes.count > 1, bytes[1] == 0x3A { return "starts with a drive letter" }
    if bytes.split(separator: 0x2F).contains([0x2E, 0x2E]) { return "leaves its folder with '..'" }
    return nil
  }

  /// The characters 0x80 to 0xFF of code page 437.
  private static let upperHalf = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}

/// A place on the page that one can go to.
enum Fragment {
  /// The address of a place within the page, whatever the text: nothing in it leads off the page.
  static func address(_ fragment: String) -> String {
    let name = fragment.hasPrefix("#") ? fragment.dropFirst() : Substring(fragment)
    var address = "#"
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        address.unicodeScalars.append(Unicode.Scalar(byte))
      default: address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }
}

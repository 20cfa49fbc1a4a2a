import Foundation

/// A field of a record as a service has it; nil for null.
struct Field {
  var name: String
  var text: String?
  var isNumber = false
}

/// How each protocol writes records.
enum Writing {
  static func json(_ records: [[Field]], prefix: String, next: String?, count: Int?) -> String {
    var members = ["\"\(prefix)context\":\"x\""]
    if let count {
      members.append("\"\(prefix)count\":" + (prefix == "@odata." ? "\(count)" : "\"\(count)\""))
    }
    members.append("\"value\":[" + records.map(object).joined(separator: ",") + "]")
    if let next { members.append("\"\(prefix)nextLink\":\(quoted(next))") }
    return "{" + members.joined(separator: ",") + "}"
  }

  static func object(_ record: [Field]) -> String {
    let members = record.map { field in
      let text = field.text.map { field.isNumber ? $0 : quoted($0) }
      return "\(quoted(field.name)):\(text ?? "null")"
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\r": "\\r"
      case "\n": "\\n"
      // Services write some letters as escapes.
      case "&", "'": "\\u00" + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return "\"" + escaped.joined() + "\""
  }

  static func atom(_ records: [[Field]], next: String?) -> String {
    let entries = records.map { record in
      "<entry><id>x</id><link rel=\"self\" href=\"x\" /><content type=\"application/xml\"><m:properties>"
        + record.map(property).joined() + "</m:properties></content></entry>"
    }
    let link = next.map { "<link rel=\"next\" href=\"\(escaped($0))\" />" } ?? ""
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices" \
      xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><link rel="self" href="x" />\
      \(entries.joined())\(link)</feed>
      """
  }

  private static func property(_ field: Field) -> String {
    guard let text = field.text else { return "<d:\(field.name) m:null=\"true\" />" }
    return "<d:\(field.name) xml:space=\"preserve\">\(escaped(text))</d:\(field.name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
      .replacing("\r", with: "&#13;")
  }
}

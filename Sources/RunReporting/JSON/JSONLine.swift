import Foundation
import JSONWriting

extension JSONValue {
  /// Members in the order given, without those that are nil.
  static func present(_ members: [(key: String, value: JSONValue?)]) -> JSONValue {
    .members(members.compactMap { member in member.value.map { (member.key, $0) } })
  }

  /// A whole number.
  static func count(_ count: Int) -> JSONValue { .number(Double(count)) }

  /// A moment in UTC, to the millisecond.
  static func moment(_ seconds: Double) -> JSONValue {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    return .string(Date(timeIntervalSince1970: seconds.isFinite ? seconds : 0).formatted(style))
  }

  /// The value on one line, without the end of the line.
  var oneLine: [UInt8] {
    var bytes: [UInt8] = []
    JSONValue.line(self).write(to: &bytes, indentation: 0)
    return bytes
  }
}

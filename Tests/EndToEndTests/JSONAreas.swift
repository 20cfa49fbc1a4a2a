import Foundation
import Testing

/// The JSON output, read by another reader than our own writer.
struct JSONAreas {
  private var cells: [String: [String: Double]] = [:]
  private var names: [String: String] = [:]
  private var parents: [String: String] = [:]
  private(set) var codes: [String] = []
  /// The cells that hold null.
  private(set) var missing = 0

  init(_ data: Data?) throws {
    let root = try #require(try JSONSerialization.jsonObject(with: #require(data)) as? [String: Any])
    for area in try #require(root["areas"] as? [[String: Any]]) {
      let code = try #require(area["code"] as? String)
      codes.append(code)
      names[code] = area["name"] as? String
      parents[code] = area["parent"] as? String
      for period in try #require(area["periods"] as? [[String: Any]]) {
        for (id, value) in try #require(period["values"] as? [String: Any]) {
          if let number = value as? NSNumber {
            cells[code, default: [:]][id] = number.doubleValue
          } else {
            missing += 1
          }
        }
      }
    }
  }

  var count: Int { codes.count }

  func value(_ code: String, _ indicator: String) -> Double? { cells[code]?[indicator] }

  func name(_ code: String) -> String? { names[code] }

  func parent(_ code: String) -> String? { parents[code] }

  /// The codes from rank 1 on.
  func ranking(_ indicator: String) -> [String] {
    codes.filter { value($0, indicator) != nil }
      .sorted { (value($0, indicator) ?? 0, $0) < (value($1, indicator) ?? 0, $1) }
  }
}

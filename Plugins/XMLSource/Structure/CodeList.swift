import IndicatorSchema
import PluginKit

/// The codes of one column with their labels, ready to be looked up in records.
final class CodeList {
  /// The name of the list, such as `CL_AREA`.
  let id: String
  /// Whether a code that it does not have is wrong; not so for a part of a list.
  let isComplete: Bool
  private static let fewCodes = 12
  private var numbers = ByteInterner()
  private var codes: [String] = []
  /// The labels, one after the other, where they stay.
  private var labels: UnsafeMutableRawBufferPointer
  private var ends: [Int] = [0]

  /// Makes a list.
  ///
  /// - Parameter entries: The codes, each with its label.
  init(_ id: String, isComplete: Bool, _ entries: [(code: String, label: String)]) {
    self.id = id
    self.isComplete = isComplete
    labels = .allocate(byteCount: max(1, entries.reduce(0) { $0 + $1.label.utf8.count }), alignment: 1)
    for (code, label) in entries {
      var code = code
      let isNew = code.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        guard numbers.find(bytes) == nil else { return false }
        _ = numbers.add(bytes)
        return true
      }
      if isNew { add(code, label) }
    }
  }

  deinit { labels.deallocate() }

  private func add(_ code: String, _ label: String) {
    codes.append(code)
    let start = ends[ends.count - 1]
    UnsafeMutableRawBufferPointer(rebasing: labels[start...]).copyBytes(from: label.utf8)
    ends.append(start + label.utf8.count)
  }

  /// The number of codes.
  var count: Int { codes.count }

  /// Whether it has a code.
  func has(_ code: UnsafeRawBufferPointer) -> Bool { numbers.find(code) != nil }

  /// The label of a code; without base address when the list does not have it.
  func label(of code: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let number = numbers.find(code).map(Int.init) else {
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(rebasing: labels[ends[number]..<ends[number + 1]])
  }

  /// The codes with their labels, in the order of the list.
  var entries: [(code: String, label: String)] {
    codes.indices.map { (codes[$0], String(decoding: labels[ends[$0]..<ends[$0 + 1]], as: UTF8.self)) }
  }

  /// What is wrong with a text of a column that should be one of the codes.
  func complaint(about text: String, in column: String) -> (message: String, hint: String?) {
    let shown = text.utf8.count > 60 ? String(text.prefix(60)) + "..." : text
    let listed = codes.prefix(CodeList.fewCodes).joined(separator: ", ")
    let hint =
      Suggestion.hint(for: String(text.prefix(60)), among: codes.prefix(20_000))
      ?? "its codes are \(listed)" + (codes.count > CodeList.fewCodes ? ", ..." : "")
    return ("'\(shown)' of \(column) is not in the code list \(id)", hint)
  }
}

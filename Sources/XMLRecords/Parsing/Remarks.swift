import CLibXML2

/// What a publisher says in a document beside its records, such as why there are none.
struct Remarks: ~Copyable {
  private var remarks: PathMatcher?
  private var failures: PathMatcher?
  /// The depth of the element that is being read; 0 outside of them.
  private var depth = 0
  private var isFailure = false
  private var bytes: [UInt8] = []

  private static let longest = 2000

  init(_ format: RecordFormat, in dictionary: xmlDictPtr?) {
    remarks = format.remarks.map { PathMatcher($0, in: dictionary) }
    failures = format.failures.map { PathMatcher($0, in: dictionary) }
  }

  /// Whether there is anything to look for.
  var isOfUse: Bool { remarks != nil || failures != nil }

  /// Whether text is wanted.
  var isReading: Bool { depth > 0 }

  /// What was said, on one line; nil when nothing was.
  var text: String? {
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Takes an element outside of records.
  mutating func start(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList,
    depth: Int
  ) {
    let isRemark = remarks?.open(local, namespace, attributes, depth: depth) ?? false
    let isFailure = failures?.open(local, namespace, attributes, depth: depth) ?? false
    guard isRemark || isFailure, self.depth == 0 else { return append(0x20) }
    self.depth = depth
    self.isFailure = isFailure
  }

  mutating func characters(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    let room = max(0, Remarks.longest - bytes.count)
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: min(count, room)))
  }

  /// Takes the end of an element, and says whether it was one of failure.
  mutating func end(depth: Int) -> Bool {
    append(0x20)
    guard depth == self.depth else { return false }
    self.depth = 0
    return isFailure
  }

  private mutating func append(_ byte: UInt8) {
    if isReading, bytes.count < Remarks.longest { bytes.append(byte) }
  }
}

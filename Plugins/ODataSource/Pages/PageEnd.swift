/// What a page says beside its records.
struct PageEnd: Hashable {
  /// The number of its records.
  var records = 0
  /// The link to the page behind it.
  var next: String?
  /// How many records there are on all pages.
  var count: Int?
}

/// Takes the records of pages: the fields that were asked for, valid during the call only, and the bytes of the
/// record when they are needed.
typealias RecordTaker = (UnsafePointer<UnsafeRawBufferPointer>, () -> [UInt8]) throws -> Void

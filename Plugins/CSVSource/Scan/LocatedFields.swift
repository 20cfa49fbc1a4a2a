/// Where all fields of a block end, for a table of which most are wanted.
///
/// They are located by the thread that reads, which has less to do than the one that goes on with the records.
final class LocatedFields {
  /// For each field the position of the byte that ends it.
  private(set) var ends: UnsafeMutablePointer<UInt32>
  /// For each record the number of fields up to its end, those of earlier records included.
  private(set) var counts: UnsafeMutablePointer<UInt32>
  private var capacity = 1

  init() {
    ends = .allocate(capacity: 1)
    counts = .allocate(capacity: 1)
  }

  deinit {
    ends.deallocate()
    counts.deallocate()
  }

  /// Locates the fields of a block.
  ///
  /// - Parameter count: The number of its bytes.
  func locate(_ structure: StructuralIndex, count: Int) {
    reserve(count)
    let (masks, recordEnds) = (structure.masks, structure.recordEnds)
    let (ends, counts, records) = (ends, counts, structure.recordCount)
    var (field, record) = (0, 0)
    var recordEnd = records > 0 ? recordEnds[0] : .max
    for window in 0..<(count + 63) / 64 {
      var rest = masks[window]
      while rest != 0 {
        let end = UInt32(truncatingIfNeeded: window &* 64 &+ rest.trailingZeroBitCount)
        ends[field] = end
        field &+= 1
        if end == recordEnd {
          counts[record] = UInt32(truncatingIfNeeded: field)
          record &+= 1
          recordEnd = record < records ? recordEnds[record] : .max
        }
        rest &= rest &- 1
      }
    }
  }

  /// Makes room for the case that every byte ends a field.
  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    ends.deallocate()
    counts.deallocate()
    capacity = count
    ends = .allocate(capacity: capacity)
    counts = .allocate(capacity: capacity)
  }
}

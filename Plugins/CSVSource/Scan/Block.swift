/// A piece of a text that holds whole records, and where their fields end; used by one thread at a time.
final class Block {
  /// The bytes; `Block.margin` bytes before and behind them can be read, too.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  /// The number of bytes, up to the end of the last line.
  var count = 0
  /// The place of the block in the input: 0 for the first.
  var number = 0
  /// Where fields end; call `index` first.
  let structure = StructuralIndex()
  /// Where all fields end, if that was asked for.
  let fields: LocatedFields?

  private(set) var capacity: Int

  /// The bytes around the text that code which reads several bytes at once may touch.
  static let margin = 64

  /// Makes a block; `locatesFields` for one in which the ends of all fields are located with the index.
  init(capacity: Int, locatesFields: Bool = false) {
    self.capacity = capacity
    fields = locatesFields ? LocatedFields() : nil
    bytes = Block.allocate(capacity)
  }

  deinit { (bytes - Block.margin).deallocate() }

  private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * margin)
    memory.update(repeating: 0, count: margin)
    (memory + margin + capacity).update(repeating: 0, count: margin)
    return memory + margin
  }

  /// Makes room for more, keeping the first bytes.
  func grow(to capacity: Int, keeping count: Int) {
    let larger = Block.allocate(capacity)
    larger.update(from: bytes, count: count)
    (bytes - Block.margin).deallocate()
    bytes = larger
    self.capacity = capacity
  }

  /// Starts the block with these bytes, for which there must be room.
  func fill(_ start: [UInt8]) {
    start.withUnsafeBufferPointer { buffer in
      if let first = buffer.baseAddress { bytes.update(from: first, count: buffer.count) }
    }
  }

  /// Finds the fields.
  func index(_ dialect: Dialect) {
    structure.build(bytes, count: count, dialect)
    if !structure.needsCare { fields?.locate(structure, count: count) }
  }
}

import CLibXML2

/// Finds a node by its parent and the pointer of its name, or a field likewise.
struct NodeTable: ~Copyable {
  private var slots: UnsafeMutablePointer<Slot>
  private var capacity = 64
  private var count = 0

  private struct Slot {
    var parent = -1
    var name: UnsafePointer<xmlChar>?
    var node = -1
  }

  init() {
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
  }

  deinit { slots.deallocate() }

  /// The node that was set last, or -1.
  func first(_ parent: Int, _ name: UnsafePointer<xmlChar>?) -> Int { slots[slot(parent, name)].node }

  /// Sets the node.
  mutating func set(_ parent: Int, _ name: UnsafePointer<xmlChar>?, _ node: Int) {
    if count * 2 >= capacity { grow() }
    let slot = slot(parent, name)
    if slots[slot].node < 0 { count += 1 }
    slots[slot] = Slot(parent: parent, name: name, node: node)
  }

  /// The slot of the key, or the free one where it belongs.
  private func slot(_ parent: Int, _ name: UnsafePointer<xmlChar>?) -> Int {
    let key = UInt64(UInt(bitPattern: name)) &+ UInt64(truncatingIfNeeded: parent) &* 0x9E37_79B9
    var slot = Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
    while slots[slot].node >= 0, slots[slot].name != name || slots[slot].parent != parent {
      slot = (slot + 1) & (capacity - 1)
    }
    return slot
  }

  private mutating func grow() {
    let old = slots
    let oldCapacity = capacity
    capacity *= 2
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    for index in 0..<oldCapacity {
      if let name = old[index].name { slots[slot(old[index].parent, name)] = old[index] }
    }
    old.deallocate()
  }
}

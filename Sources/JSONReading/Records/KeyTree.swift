import PluginKit

/// The names that records have, as a tree: what each leads to is a field, an object with names of its own, or of no
/// interest.
///
/// It knows names by their bytes; `KeyGuesses` finds them without looking them up.
struct KeyTree {
  /// What is known of a name in an object.
  struct Entry {
    /// The number of bytes of the name, its closing quote included.
    var length = 0
    /// Where these bytes stand in `words`, eight in each.
    var firstWord = 0
    var lastWord = 0
    /// Which bytes of the last word count.
    var lastMask: UInt64 = 0
    /// The field that its value is; negative for none.
    var slot = -1
    /// The object that its value is; negative for none that matters.
    var node = -1
    /// The entry that came behind it last time; negative for none.
    var follower = -1
  }

  /// The names of an object.
  struct Node {
    var names = ByteInterner()
    /// The entry of each name, by its number in `names`.
    var entries: [Int] = []
  }

  private(set) var entries: [Entry] = []
  private(set) var nodes = [Node()]
  /// The names of the fields.
  private(set) var fields: [String] = []
  /// Whether a name that is new becomes a field.
  private(set) var grows: Bool
  /// The entry of each element of records that are arrays.
  private(set) var elements: [Int] = []
  /// The field that is the name of the member that a record is; negative for none.
  private(set) var keySlot = -1
  private(set) var words: [UInt64] = []
  /// The name of each entry with those above it.
  private var paths: [String] = []
  /// The names above each object.
  private var parentPaths: [String?] = [nil]

  static let mostFields = 1024
  private static let mostEntries = 4096

  /// Makes a tree that learns the names of the records it meets.
  init(learningWithKeys hasKeys: Bool) {
    grows = true
    if hasKeys {
      fields = [JSONRecordPath.keyField]
      keySlot = 0
    }
  }

  /// The same tree with only some of the fields, in their order.
  func keeping(_ wanted: [Int]) -> KeyTree {
    var tree = self
    var slots = [Int](repeating: -1, count: fields.count)
    for (slot, field) in wanted.enumerated() { slots[field] = slot }
    tree.grows = false
    tree.fields = wanted.map { fields[$0] }
    tree.keySlot = keySlot < 0 ? -1 : slots[keySlot]
    // Children come behind their parents, so that from the end each object is known before it is asked for.
    var matters = [Bool](repeating: false, count: nodes.count)
    for node in nodes.indices.reversed() {
      for entry in nodes[node].entries {
        if entries[entry].slot >= 0 { tree.entries[entry].slot = slots[entries[entry].slot] }
        if entries[entry].node >= 0, !matters[entries[entry].node] { tree.entries[entry].node = -1 }
        if tree.entries[entry].slot >= 0 || tree.entries[entry].node >= 0 { matters[node] = true }
      }
    }
    for element in elements {
      if entries[element].slot >= 0 { tree.entries[element].slot = slots[entries[element].slot] }
      if entries[element].node >= 0, !matters[entries[element].node] { tree.entries[element].node = -1 }
    }
    return tree
  }

  /// The entry of a name, which is added when it is new; -1 when there are too many.
  mutating func entry(_ name: UnsafeRawBufferPointer, in node: Int) -> Int {
    if let number = nodes[node].names.find(name) { return nodes[node].entries[Int(number)] }
    guard entries.count < KeyTree.mostEntries else { return -1 }
    _ = nodes[node].names.add(name)
    let above = parentPaths[node].map { "\($0)." } ?? ""
    let entry = addEntry(name, path: above + String(decoding: name, as: UTF8.self))
    nodes[node].entries.append(entry)
    return entry
  }

  private mutating func addEntry(_ name: UnsafeRawBufferPointer, path: String) -> Int {
    var entry = Entry()
    entry.length = name.count + 1
    entry.firstWord = words.count
    words.append(contentsOf: repeatElement(0, count: (entry.length + 7) / 8))
    entry.lastWord = words.count - 1
    for index in 0..<entry.length {
      let byte = index < name.count ? name[index] : 0x22
      words[entry.firstWord + index / 8] |= UInt64(byte) << UInt64(index % 8 * 8)
    }
    let rest = entry.length - (entry.lastWord - entry.firstWord) * 8
    entry.lastMask = rest == 8 ? ~0 : (1 << UInt64(rest * 8)) - 1
    entries.append(entry)
    paths.append(path)
    return entries.count - 1
  }

  /// The entry of an element of a record that is an array; -1 when there are too many.
  mutating func element(_ index: Int) -> Int {
    if index < elements.count { return elements[index] }
    guard grows, index < KeyTree.mostFields else { return -1 }
    elements.append(addEntry(UnsafeRawBufferPointer(start: nil, count: 0), path: "#\(index + 1)"))
    return elements[index]
  }

  /// Makes the value of a name a field; false when there are too many.
  mutating func addField(_ entry: Int) -> Bool {
    guard fields.count < KeyTree.mostFields else { return false }
    entries[entry].slot = fields.count
    fields.append(paths[entry])
    return true
  }

  /// Makes the value of a name an object.
  mutating func addNode(_ entry: Int) {
    entries[entry].node = nodes.count
    parentPaths.append(paths[entry])
    nodes.append(Node())
  }
}

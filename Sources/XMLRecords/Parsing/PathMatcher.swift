import CLibXML2

/// Finds the elements that a path chooses, while a document goes by.
///
/// For each open element it keeps a set of bits: bit i says that the first i steps of the path lead here.
struct PathMatcher: ~Copyable {
  /// The number of steps that fit into a set of bits.
  static let longestPath = 60
  /// The number of elements that may be open: more than libxml2 allows by itself.
  static let deepest = 1024

  private let steps: UnsafeMutableBufferPointer<Step>
  private let states: UnsafeMutablePointer<UInt64>
  private let complete: UInt64
  /// The steps that may lie any number of elements down.
  private let anywhere: UInt64
  /// A bit for the name of each step, by which most elements are seen to be none of them.
  private let names: UInt64

  private struct Step {
    let name: InternedName
    let tests: [InternedTest]
    let isAnywhere: Bool
  }

  init(_ path: RecordPath, in dictionary: xmlDictPtr?) {
    let steps = path.steps.map { step in
      Step(
        name: InternedName(step.step.name, in: dictionary),
        tests: step.step.tests.map { InternedTest($0, in: dictionary) }, isAnywhere: step.isAnywhere)
    }
    self.steps = .allocate(capacity: steps.count)
    _ = self.steps.initialize(fromContentsOf: steps)
    states = .allocate(capacity: PathMatcher.deepest + 1)
    states[0] = 1
    complete = 1 << UInt64(steps.count)
    anywhere = steps.indices.reduce(0) { steps[$1].isAnywhere ? $0 | 1 << UInt64($1) : $0 }
    names = steps.reduce(0) { $0 | PathMatcher.bit($1.name.local) }
  }

  deinit {
    steps.deinitialize()
    steps.deallocate()
    states.deallocate()
  }

  /// Whether the path can choose an element inside one that it has chosen.
  var canNest: Bool { steps.contains { $0.isAnywhere } }

  /// One of 64 bits for a name, which some other names share.
  @inline(__always)
  private static func bit(_ name: UnsafePointer<xmlChar>?) -> UInt64 {
    1 &<< ((UInt64(UInt(bitPattern: name)) &* 0x9E37_79B9_7F4A_7C15) >> 58)
  }

  /// Takes an element that opens at this depth (1 for the root) and says whether the path chooses it.
  @inline(__always)
  func open(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList,
    depth: Int
  ) -> Bool {
    guard names & PathMatcher.bit(local) != 0 else {
      states[depth] = states[depth - 1] & anywhere
      return false
    }
    return openNamed(local, namespace, attributes, depth: depth)
  }

  private func openNamed(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList,
    depth: Int
  ) -> Bool {
    let above = states[depth - 1]
    var state: UInt64 = 0
    for index in 0..<steps.count where above & (1 << UInt64(index)) != 0 {
      if steps[index].isAnywhere { state |= 1 << UInt64(index) }
      if steps[index].name.fits(local, namespace), steps[index].tests.allSatisfy({ $0.holds(attributes) }) {
        state |= 1 << UInt64(index + 1)
      }
    }
    states[depth] = state
    return state & complete != 0
  }

  /// Whether the first steps, so many of them, lead to the element at this depth.
  func leads(to count: Int, depth: Int) -> Bool { states[depth] & (1 << UInt64(count)) != 0 }

  /// The number of steps that lead to the element at this depth.
  func stepsMatched(depth: Int) -> Int { 63 - (states[depth] | 1).leadingZeroBitCount }
}

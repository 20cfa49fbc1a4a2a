import CLibXML2

/// The elements around records that fields are looked for in: which there may be, and which are open.
struct Ancestors: ~Copyable {
  private let anchors: [Anchor]
  private(set) var open: [Scope] = []

  private struct Anchor {
    let test: Test
    let node: Int
  }

  private enum Test {
    /// The elements that so many steps of the path of the records lead to.
    case steps(Int)
    case element(InternedName, [InternedTest])
    case root(InternedName?)
  }

  /// An open element, and how far the walk through it has come.
  struct Scope {
    let anchor: Int
    let depth: Int
    /// Where its texts start.
    let mark: Int
    /// The records before it.
    let recordsBefore: Int
    var node: Int
    /// The number of open elements within it that no field comes from.
    var skipped = 0
    /// Why its fields can't be used.
    var fault: RecordFault?
  }

  init(_ format: RecordFormat, in dictionary: xmlDictPtr?) {
    let steps = format.record.steps.count
    anchors = format.fields.anchors.map { anchor, node in
      let test: Test =
        switch anchor {
        case .record: .steps(steps)
        case .parent(let levels): .steps(steps - levels)
        case .ancestor(let step):
          .element(
            InternedName(step.name, in: dictionary), step.tests.map { InternedTest($0, in: dictionary) })
        case .root(let name): .root(name.map { InternedName($0, in: dictionary) })
        }
      return Anchor(test: test, node: node)
    }
  }

  /// Whether any field is looked for around records.
  var isEmpty: Bool { anchors.isEmpty }

  /// Why no record within the open elements can be used.
  var fault: RecordFault? { open.lazy.compactMap(\.fault).first }

  /// The anchors that an element is, each with its node.
  func matches(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList,
    depth: Int, _ matcher: borrowing PathMatcher
  ) -> [(anchor: Int, node: Int)] {
    var found: [(Int, Int)] = []
    for index in anchors.indices {
      let fits =
        switch anchors[index].test {
        case .steps(let count): matcher.leads(to: count, depth: depth)
        case .element(let name, let tests):
          name.fits(local, namespace) && tests.allSatisfy { $0.holds(attributes) }
        case .root(let name): depth == 1 && name?.fits(local, namespace) != false
        }
      if fits { found.append((index, anchors[index].node)) }
    }
    return found
  }

  func isOpen(_ anchor: Int) -> Bool { open.contains { $0.anchor == anchor } }

  mutating func push(_ scope: Scope) { open.append(scope) }

  mutating func pop() -> Scope? { open.popLast() }

  mutating func update(_ index: Int, _ change: (inout Scope) -> Void) { change(&open[index]) }
}

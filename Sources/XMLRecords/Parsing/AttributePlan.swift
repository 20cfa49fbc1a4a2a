import CLibXML2

/// What the attributes of an element give, for attributes of these names in this order.
///
/// Elements of one kind mostly have the same attributes in the same order, so that one comparison of pointers for each
/// of them replaces the search for every name.
struct AttributePlan: BitwiseCopyable {
  let names: PlainList<Name>
  let steps: PlainList<Step>

  /// The name of an attribute, as the parser interned it.
  struct Name: BitwiseCopyable {
    let local: UnsafePointer<xmlChar>?
    let namespace: UnsafePointer<xmlChar>?
  }

  /// An attribute that gives something, and what: a field, or the number of a rule as in `Naming`.
  struct Step: BitwiseCopyable {
    let attribute: Int
    let number: Int
  }

  init(_ attributes: AttributeList, _ steps: [Step]) {
    names = PlainList((0..<attributes.count).map { attributes.name($0) })
    self.steps = PlainList(steps)
  }

  func free() {
    names.free()
    steps.free()
  }

  @inline(__always)
  func fits(_ attributes: AttributeList) -> Bool {
    guard attributes.count == names.count else { return false }
    for index in 0..<names.count where !attributes.has(names[index], at: index) { return false }
    return true
  }
}

/// The plans of the elements of one kind, of which a few differ in the attributes that they may lack.
struct AttributePlans {
  private static let most = 4
  /// The attributes beyond which an element is not planned for.
  private static let longest = 32

  private var plans: UnsafeMutablePointer<AttributePlan>?
  private var count = 0
  private var kept = 0

  /// The steps for an element with these attributes; nil when none like it is planned for.
  @inline(__always)
  func steps(for attributes: AttributeList) -> PlainList<AttributePlan.Step>? {
    guard let plans else { return nil }
    for index in 0..<count where plans[index].fits(attributes) { return plans[index].steps }
    return nil
  }

  /// Keeps a plan, in place of the oldest when there are enough.
  ///
  /// - Parameter budget: The attributes that may still be planned for in this document: one in which no two elements
  ///   are alike is not worth it.
  mutating func keep(_ attributes: AttributeList, _ steps: [AttributePlan.Step], budget: inout Int) {
    guard attributes.count <= min(AttributePlans.longest, budget) else { return }
    budget -= attributes.count
    let plans = self.plans ?? .allocate(capacity: AttributePlans.most)
    self.plans = plans
    let place = kept % AttributePlans.most
    if place < count { plans[place].free() }
    plans[place] = AttributePlan(attributes, steps)
    kept += 1
    count = min(kept, AttributePlans.most)
  }

  func free() {
    for index in 0..<count { plans?[index].free() }
    plans?.deallocate()
  }
}

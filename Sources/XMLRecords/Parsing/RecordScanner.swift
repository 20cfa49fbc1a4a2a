import CLibXML2
import IndicatorSchema

/// Turns the events of a parser into records.
///
/// It works on raw pointers, because it runs for every element of documents of gigabytes.
struct RecordScanner: ~Copyable {
  /// The error that ended the reading from our side.
  private(set) var failure: (any Error)?
  /// What was seen outside records, as long as there is none.
  private(set) var surroundings = Surroundings()

  let parser: xmlParserCtxtPtr
  private let source: String
  private let handler: any RecordHandler
  private let choices: [RecordFormat]
  let limits: RecordLimits
  /// How the document is taken apart.
  var form: FormState

  /// The number of elements and texts so far.
  private(set) var events = 0
  /// The number of open elements.
  private(set) var depth = 0
  /// The depth of the element that is the record; 0 outside of records.
  private var recordDepth = 0
  private var recordLine = 0
  /// The number of records so far.
  private(set) var recordCount = 0
  /// The number of open elements within the record that no field comes from.
  private var skipped = 0
  private var node = FieldNodes.root
  var openField = FieldNodes.none
  private var fieldIsNull = false
  var fault: RecordFault?
  private var isStopped = false

  /// - Parameter choices: The forms that the document may have, at least one; its root element tells which.
  init(
    _ choices: [RecordFormat], source: String, parser: xmlParserCtxtPtr, limits: RecordLimits,
    handler: any RecordHandler
  ) {
    self.choices = choices
    self.parser = parser
    self.source = source
    self.handler = handler
    self.limits = limits
    form = FormState(choices.first ?? .odataAtom, in: parser.pointee.dict, limits: limits)
  }

  /// Whether no record is open.
  var isOutside: Bool { recordDepth == 0 }

  /// Where the parser is.
  var place: Place {
    let input = parser.pointee.input
    return Place(source, line: input.map { Int($0.pointee.line) }, column: input.map { Int($0.pointee.col) })
  }

  /// Ends the reading; to be called from an event of the parser only.
  mutating func fail(_ error: any Error) {
    if failure == nil { failure = error }
    isStopped = true
    xmlStopParser(parser)
  }

  /// Takes no record any more.
  mutating func ignoreTheRest() { isStopped = true }

  /// Takes the start of an element.
  @inline(__always)
  mutating func start(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    depth += 1
    events &+= 1
    if recordDepth == 0 {
      startOutside(local, namespace, attributes)
    } else {
      if form.recordsCanNest { noticeNestedRecord(local, namespace, attributes) }
      if skipped > 0 { skipped += 1 } else { startInside(local, namespace, attributes) }
    }
  }

  /// Takes a piece of text.
  @inline(__always)
  mutating func characters(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    events &+= 1
    guard openField >= 0, skipped == 0 else {
      if form.remarks.isReading { form.remarks.characters(start, count) }
      return
    }
    append(start, count, to: openField)
  }

  /// Takes the end of an element.
  @inline(__always)
  mutating func end() {
    depth -= 1
    guard recordDepth > 0 else {
      if form.looksAround { endAround() }
      return
    }
    if skipped > 0 {
      skipped -= 1
      return
    }
    if openField >= 0 { closeField() }
    if depth < recordDepth { endRecord() } else { node = form.nodes.parent(of: node) }
  }

  private mutating func startOutside(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    guard depth < PathMatcher.deepest else { return failTooDeep() }
    if depth == 1, !choices.isEmpty { chooseFormat(local, namespace) }
    if form.matcher.open(local, namespace, attributes, depth: depth) { return startRecord(attributes) }
    if form.looksAround { startAround(local, namespace, attributes) }
    if depth == 2, let address = form.link?.address(local, namespace, attributes) { takeLink(address) }
    if surroundings.isOfUse {
      surroundings.note(
        local, namespace, depth: depth, above: form.matcher.stepsMatched(depth: depth - 1),
        matched: form.matcher.stepsMatched(depth: depth))
    }
  }

  private mutating func takeLink(_ address: String) {
    guard !isStopped else { return }
    do {
      try handler.take(link: address)
    } catch {
      fail(error)
    }
  }

  private mutating func chooseFormat(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?
  ) {
    guard choices.count > 1 else { return }
    let name = XMLName(
      local: String(cString: local), namespace: namespace.map { String(cString: $0) } ?? "")
    if let choice = choices.first(where: { $0.roots.contains { $0.overlaps(name) } }) {
      form = FormState(choice, in: parser.pointee.dict, limits: limits)
      return
    }
    fail(UnknownRoot(name).diagnostic(choices, at: place))
  }

  /// The complaint that there was no record, where there has to be one.
  func complaintOfNothing() -> Diagnostic? {
    guard surroundings.isOfUse, !surroundings.hasRoot(form.format.emptyRoot) else { return nil }
    return surroundings.complaint(form.format, source: source, remark: form.remarks.text)
  }

  private mutating func startRecord(_ attributes: AttributeList) {
    surroundings.isOfUse = false
    recordDepth = depth
    recordLine = Int(parser.pointee.input?.pointee.line ?? 0)
    recordCount += 1
    fault = form.looksAround ? form.ancestors.fault : nil
    form.text.beginRecord()
    enterRecord(attributes)
  }

  private mutating func enterRecord(_ attributes: AttributeList) {
    node = FieldNodes.root
    enter(FieldNodes.root, attributes)
  }

  @inline(__always)
  private mutating func noticeNestedRecord(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    guard depth < PathMatcher.deepest else { return failTooDeep() }
    if form.matcher.open(local, namespace, attributes, depth: depth) { refuse(.recordInRecord) }
  }

  private mutating func failTooDeep() {
    fail(
      Diagnostic(
        .malformedXML, "elements are nested more than \(PathMatcher.deepest) deep: this is not a table",
        at: place))
  }

  @inline(__always)
  private mutating func startInside(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    if openField >= 0 {
      refuse(.elementInField(openField))
      skipped = 1
      return
    }
    var child = form.nodes.expectedChild(of: node, local, namespace, attributes)
    if child < 0 { child = findChild(of: node, local, namespace, attributes) }
    if child < 0 {
      skipped = 1
    } else {
      node = child
      enter(child, attributes)
    }
  }

  /// Reads what the element of a node itself gives.
  @inline(__always)
  mutating func enter(_ node: Int, _ attributes: AttributeList) {
    if form.nodes.readsAttributes(node) { takeAttributes(of: node, attributes) }
    var field = form.nodes.textField(of: node)
    if field < 0 {
      guard let rule = Naming.rule(field) else { return }
      field = self.field(ofRule: rule)
      if field < 0 || form.text.has(field) { return }
    }
    guard form.text.open(field) else { return refuse(.repeated(field: field)) }
    openField = field
    if attributes.count > 0, let nullFlag = form.nullFlag { fieldIsNull = isSet(nullFlag, attributes) }
  }

  @inline(__always)
  private func isSet(_ flag: InternedName, _ attributes: AttributeList) -> Bool {
    for index in 0..<attributes.count where attributes.fits(flag, index) {
      let value = attributes.value(index)
      return value.isSame(as: "true") || value.isSame(as: "1")
    }
    return false
  }

  @inline(__always)
  mutating func append(_ start: UnsafePointer<xmlChar>, _ count: Int, to field: Int) {
    switch form.text.append(start, count, to: field) {
    case .fits: break
    case .fieldTooLong: refuse(.tooLong(field: field))
    case .recordTooLong: refuse(.recordTooLong)
    }
  }

  @inline(__always)
  mutating func closeField() {
    if fieldIsNull { form.text.setNull(openField) } else { form.text.trim(openField) }
    fieldIsNull = false
    openField = FieldNodes.none
  }

  mutating func refuse(_ reason: RecordFault) {
    if fault == nil { fault = reason }
  }

  private mutating func endRecord() {
    recordDepth = 0
    defer { form.text.endRecord() }
    guard !isStopped else { return }
    do {
      try handler.take(
        ScannedRecord(names: form.nodes.fieldNames, line: recordLine, fault: fault, text: form.text.view))
    } catch {
      fail(error)
    }
  }
}

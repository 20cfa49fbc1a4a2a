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

  private let parser: xmlParserCtxtPtr
  private let source: String
  private let handler: any RecordHandler
  private let limits: RecordLimits
  private let nullFlag: InternedName?
  private let recordsCanNest: Bool
  private let link: LinkMatcher?
  private var matcher: PathMatcher
  private var nodes: FieldNodes
  private var text: FieldText

  /// The number of open elements.
  private var depth = 0
  /// The depth of the element that is the record; 0 outside of records.
  private var recordDepth = 0
  private var recordLine = 0
  /// The number of open elements within the record that no field comes from.
  private var skipped = 0
  private var node = FieldNodes.root
  private var openField = FieldNodes.none
  private var fieldIsNull = false
  private var fault: RecordFault?
  private var isStopped = false

  init(
    _ format: RecordFormat, source: String, parser: xmlParserCtxtPtr, limits: RecordLimits,
    handler: any RecordHandler
  ) {
    let dictionary = parser.pointee.dict
    self.parser = parser
    self.source = source
    self.handler = handler
    self.limits = limits
    matcher = PathMatcher(format.record, in: dictionary)
    link = format.link.map { LinkMatcher($0, in: dictionary) }
    recordsCanNest = matcher.canNest
    nodes = FieldNodes(format.fields, in: dictionary)
    text = FieldText(fieldCount: nodes.fieldNames.count, limits: limits)
    if case .children(_, let flag) = format.fields {
      nullFlag = InternedName(flag, in: dictionary)
    } else {
      nullFlag = nil
    }
  }

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
    if recordDepth == 0 {
      startOutside(local, namespace, attributes)
    } else {
      if recordsCanNest { noticeNestedRecord(local, namespace, attributes) }
      if skipped > 0 { skipped += 1 } else { startInside(local, namespace, attributes) }
    }
  }

  /// Takes a piece of text.
  @inline(__always)
  mutating func characters(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    guard openField >= 0, skipped == 0 else { return }
    append(start, count, to: openField)
  }

  /// Takes the end of an element.
  @inline(__always)
  mutating func end() {
    depth -= 1
    guard recordDepth > 0 else { return }
    if skipped > 0 {
      skipped -= 1
      return
    }
    if openField >= 0 { closeField() }
    if depth < recordDepth { endRecord() } else { node = nodes.parent(of: node) }
  }

  private mutating func startOutside(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    guard depth < PathMatcher.deepest else { return failTooDeep() }
    if matcher.open(local, namespace, attributes, depth: depth) {
      return startRecord(attributes)
    }
    if let address = link?.address(local, namespace, attributes) { takeLink(address) }
    if surroundings.isOfUse {
      surroundings.note(
        local, namespace, depth: depth, above: matcher.stepsMatched(depth: depth - 1),
        matched: matcher.stepsMatched(depth: depth))
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

  private mutating func startRecord(_ attributes: AttributeList) {
    surroundings.isOfUse = false
    recordDepth = depth
    recordLine = Int(parser.pointee.input?.pointee.line ?? 0)
    fault = nil
    text.clear()
    enter(FieldNodes.root, attributes)
  }

  private mutating func noticeNestedRecord(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?, _ attributes: AttributeList
  ) {
    guard depth < PathMatcher.deepest else { return failTooDeep() }
    if matcher.open(local, namespace, attributes, depth: depth) { refuse(.recordInRecord) }
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
    var child = nodes.child(of: node, local, namespace, attributes)
    if child < 0, nodes.isOpen { child = addField(local, namespace) }
    if child < 0 { skipped = 1 } else { enter(child, attributes) }
  }

  private mutating func addField(
    _ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?
  ) -> Int {
    guard text.fieldCount < limits.fieldCount else {
      fail(
        Diagnostic(
          .unexpectedElement, "the records have more than \(limits.fieldCount) different fields", at: place))
      return FieldNodes.none
    }
    let child = nodes.addField(local, namespace)
    if child >= 0 { text.addField() }
    return child
  }

  @inline(__always)
  private mutating func enter(_ child: Int, _ attributes: AttributeList) {
    node = child
    if nodes.hasAttributes(child) { takeAttributes(of: child, attributes) }
    let field = nodes.textField(of: child)
    guard field >= 0 else { return }
    guard text.open(field) else { return refuse(.repeated(field: field)) }
    openField = field
    if attributes.count > 0, let nullFlag { fieldIsNull = isSet(nullFlag, attributes) }
  }

  @inline(__always)
  private func isSet(_ flag: InternedName, _ attributes: AttributeList) -> Bool {
    for index in 0..<attributes.count where attributes.fits(flag, index) {
      let value = attributes.value(index)
      return value.elementsEqual("true".utf8) || value.elementsEqual("1".utf8)
    }
    return false
  }

  private mutating func takeAttributes(of node: Int, _ attributes: AttributeList) {
    for (name, field) in nodes.attributes(of: node) {
      for index in 0..<attributes.count where attributes.fits(name, index) {
        takeAttribute(attributes.value(index), as: field)
      }
    }
  }

  private mutating func takeAttribute(_ value: UnsafeRawBufferPointer, as field: Int) {
    guard text.open(field) else { return refuse(.repeated(field: field)) }
    guard let start = value.baseAddress else { return }
    append(start.assumingMemoryBound(to: UInt8.self), value.count, to: field)
    text.trim(field)
  }

  @inline(__always)
  private mutating func append(_ start: UnsafePointer<xmlChar>, _ count: Int, to field: Int) {
    switch text.append(start, count, to: field) {
    case .fits: break
    case .fieldTooLong: refuse(.tooLong(field: field))
    case .recordTooLong: refuse(.recordTooLong)
    }
  }

  @inline(__always)
  private mutating func closeField() {
    if fieldIsNull { text.setNull(openField) } else { text.trim(openField) }
    fieldIsNull = false
    openField = FieldNodes.none
  }

  private mutating func refuse(_ reason: RecordFault) {
    if fault == nil { fault = reason }
  }

  private mutating func endRecord() {
    recordDepth = 0
    guard !isStopped else { return }
    do {
      try handler.take(
        ScannedRecord(names: nodes.fieldNames, line: recordLine, fault: fault, text: text.view))
    } catch {
      fail(error)
    }
  }
}

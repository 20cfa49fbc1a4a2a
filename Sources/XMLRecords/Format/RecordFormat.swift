/// How an XML document is taken apart into records and fields.
public struct RecordFormat: Sendable {
  /// The name of the preset; nil for one that a configuration describes.
  public let name: String?
  /// Which elements are records.
  package let record: RecordPath
  /// What of a record is a field.
  package let fields: FieldTree
  /// The attribute that says of a field that it has no value, whatever its text.
  package var nullFlag: XMLName?
  /// The root elements that documents of this form have; empty when any will do.
  package var roots: [XMLName] = []
  /// The elements in which a publisher says why there are no records.
  package var remarks: RecordPath?
  /// The elements in which a publisher says that the document is not what was asked for.
  package var failures: RecordPath?
  /// The elements right below the root that a handler gets too, by one of their attributes; nil for none.
  package var link: LinkFormat?
  /// The root of a document that may be without a record; nil when every document must have one.
  package var emptyRoot: XMLName?
  /// What the document should have held, for the message when it holds no record.
  package let expectation: String

  /// Puts a format together.
  package init(name: String? = nil, record: RecordPath, fields: FieldTree, expectation: String) {
    self.name = name
    self.record = record
    self.fields = fields
    self.expectation = expectation
  }

  /// An element below the root, of which an attribute leads to another document.
  package struct LinkFormat: Sendable {
    /// The element, with what its attributes must hold.
    package let element: PathStep
    /// The attribute with the address.
    package let address: XMLName
  }
}

extension RecordFormat {
  /// The Atom feed of OData version 3.
  ///
  /// Every `m:properties` of an entry is a record, its `d:` children are the fields; `m:null` says that there is
  /// no value, whatever the text. Namespaces are those of "OData Version 3.0: Atom Format"; prefixes are free.
  public static let odataAtom: RecordFormat = {
    let atom = "http://www.w3.org/2005/Atom"
    let services = "http://schemas.microsoft.com/ado/2007/08/dataservices"
    func anywhere(_ local: String, _ namespace: String) -> RecordPath.Step {
      .init(isAnywhere: true, step: PathStep(name: XMLName(local: local, namespace: namespace), tests: []))
    }
    var format = RecordFormat(
      name: "odata-atom",
      record: RecordPath(
        steps: [anywhere("entry", atom), anywhere("properties", services + "/metadata")],
        text: "//a:entry//m:properties"),
      fields: FieldTree(childrenOf: services),
      expectation: "an OData version 3 Atom feed with m:properties in its entries")
    format.nullFlag = XMLName(local: "null", namespace: services + "/metadata")
    format.roots = ["feed", "entry"].map { XMLName(local: $0, namespace: atom) }
    return format
  }()

  /// A page of the Atom feed of OData version 3: as `odataAtom`, but it may be empty, and a handler gets the link to
  /// the page behind it.
  public static let odataPage: RecordFormat = {
    var format = odataAtom
    format.emptyRoot = XMLName(local: "feed", namespace: "http://www.w3.org/2005/Atom")
    format.link = LinkFormat(
      element: PathStep(
        name: XMLName(local: "link", namespace: "http://www.w3.org/2005/Atom"),
        tests: [AttributeTest(name: XMLName(local: "rel", namespace: nil), value: "next")]),
      address: XMLName(local: "href", namespace: nil))
    return format
  }()
}

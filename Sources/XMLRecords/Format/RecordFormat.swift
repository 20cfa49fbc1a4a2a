/// How an XML document is taken apart into records and fields.
public struct RecordFormat: Sendable {
  /// Which elements are records.
  package let record: RecordPath
  /// What of a record is a field.
  package let fields: Fields
  /// What the document should have held, for the message when it holds no record.
  package let expectation: String
  /// The elements beside the records that a handler gets too, by one of their attributes; nil for none.
  package var link: LinkFormat?
  /// The root of a document that may be without a record; nil when every document must have one.
  package var emptyRoot: XMLName?

  /// Puts a format together.
  package init(record: RecordPath, fields: Fields, expectation: String) {
    self.record = record
    self.fields = fields
    self.expectation = expectation
  }

  /// An element outside of records, of which an attribute leads to another document.
  package struct LinkFormat: Sendable {
    /// The element, with what its attributes must hold.
    package let element: PathStep
    /// The attribute with the address.
    package let address: XMLName
  }

  /// What of a record is a field.
  package enum Fields: Sendable {
    /// The paths that a configuration names.
    case declared(FieldTree)
    /// Every child element in a namespace, named as it is; an attribute says that its value is null.
    case children(namespace: String, nullFlag: XMLName)
  }
}

extension RecordFormat {
  /// The Atom feed of OData version 3.
  ///
  /// Every `m:properties` of an entry is a record, its `d:` children are the fields; `m:null` says that there is
  /// no value, whatever the text. Namespaces are those of "OData Version 3.0: Atom Format"; prefixes are free.
  public static let odataAtom: RecordFormat = {
    let metadata = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
    func anywhere(_ local: String, _ namespace: String) -> RecordPath.Step {
      let name = XMLName(local: local, namespace: namespace)
      return .init(isAnywhere: true, step: PathStep(name: name, tests: []))
    }
    return RecordFormat(
      record: RecordPath(
        steps: [anywhere("entry", "http://www.w3.org/2005/Atom"), anywhere("properties", metadata)],
        text: "//entry//m:properties"),
      fields: .children(
        namespace: "http://schemas.microsoft.com/ado/2007/08/dataservices",
        nullFlag: XMLName(local: "null", namespace: metadata)),
      expectation: "an OData version 3 Atom feed with m:properties in its entries")
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

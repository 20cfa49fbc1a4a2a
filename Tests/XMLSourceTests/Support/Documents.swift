/// An Atom feed with these records, each a list of property elements.
func atom(_ records: [String], d: String = "d", m: String = "m", a: String = "") -> String {
  let atom = a.isEmpty ? "" : "\(a):"
  let entries = records.map { record in
    """
      <\(atom)entry>
        <\(atom)id>https://example.org/TypedDataSet(1)</\(atom)id>
        <\(atom)category term="Cbs.OData.TData" scheme="http://schemas.microsoft.com/ado/2007/08/dataservices/scheme" />
        <\(atom)author><\(atom)name /></\(atom)author>
        <\(atom)content type="application/xml">
          <\(m):properties>
    \(record)
          </\(m):properties>
        </\(atom)content>
      </\(atom)entry>

    """
  }
  return """
    <?xml version="1.0" encoding="utf-8"?>
    <\(atom)feed xml:base="https://example.org" xmlns\(a.isEmpty ? "" : ":" + a)="http://www.w3.org/2005/Atom" \
    xmlns:\(d)="http://schemas.microsoft.com/ado/2007/08/dataservices" \
    xmlns:\(m)="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
      <\(atom)title type="text">TypedDataSet</\(atom)title>
    \(entries.joined())</\(atom)feed>

    """
}

/// The properties of one area.
func properties(_ area: String, inhabitants: String, households: String = "1") -> String {
  """
        <d:RegioS xml:space="preserve">\(area)</d:RegioS>
        <d:AantalInwoners_5 m:type="Edm.Int32">\(inhabitants)</d:AantalInwoners_5>
        <d:HuishoudensTotaal_28 m:type="Edm.Int32">\(households)</d:HuishoudensTotaal_28>
  """
}

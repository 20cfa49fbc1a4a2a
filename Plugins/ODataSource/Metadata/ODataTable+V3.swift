import IndicatorSchema

extension ODataTable {
  /// Puts together what version 3 says: `TableInfos` and `DataProperties`.
  init(infos: [MetadataRecord], properties: [MetadataRecord], name: String) {
    let info = infos.first
    identifier = info?["Identifier"] ?? name
    title = info?.line("Title") ?? name
    modified = info?["Modified"]
    hasObservations = false
    let titles = Dictionary(
      properties.map { ($0["ID"] ?? "", ($0.line("Title") ?? "", $0["ParentID"])) },
      uniquingKeysWith: { first, _ in first })
    dimensions = []
    measures = []
    for property in properties {
      guard let key = property["Key"] else { continue }
      let title = property.line("Title") ?? key
      if property["Type"]?.hasSuffix("Dimension") == true {
        dimensions.append(Dimension(key: key, title: title))
      } else {
        measures.append(
          Measure(
            key: key, title: title, groups: ODataTable.path(property["ParentID"], titles),
            unit: property.line("Unit"), definition: property.line("Description")))
      }
    }
  }

  /// The titles of the groups from the outermost to this one; one that stands in itself is left out.
  static func path(_ group: String?, _ titles: [String: (title: String, parent: String?)]) -> [String] {
    var path: [String] = []
    var seen = Set<String>()
    var next = group
    while let group = next, seen.insert(group).inserted, let known = titles[group] {
      path.insert(known.title, at: 0)
      next = known.parent
    }
    return path
  }
}

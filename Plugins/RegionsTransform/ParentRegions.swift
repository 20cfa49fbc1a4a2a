import AreaSets
import IndicatorSchema

/// The areas that hold the areas of a level.
struct ParentRegions {
  /// The regions in the order of their codes.
  let regions: [Region]
  /// What was left out.
  let notes: [String]

  init(_ frame: IndicatorFrame, _ rows: RowsByArea, level: AreaLevel) {
    var members: [AreaCode: [String]] = [:]
    var orphans: [String] = []
    for area in frame.areas.areas where area.code.level == level {
      if let parent = area.parent {
        members[parent, default: []].append(area.code.text)
      } else {
        orphans.append(area.code.text)
      }
    }
    var regions: [Region] = []
    var existing = 0
    for code in members.keys.sorted() {
      let parts = (members[code] ?? []).sorted()
      for period in rows.periods {
        let present = parts.filter { rows.row($0, period) != nil }
        guard !present.isEmpty else { continue }
        guard rows.row(code.text, period) == nil else {
          existing += 1
          continue
        }
        let known = frame.areas.position(of: code).map { frame.areas[$0] }
        regions.append(
          Region(
            area: known ?? Area(code), members: present.map { ($0, 1) }, periods: [period], source: nil))
      }
    }
    self.regions = regions
    var notes: [String] = []
    if existing > 0 {
      notes.append("\(existing) rows of areas that hold others were there already, and are left as they are")
    }
    if let first = orphans.min() {
      notes.append("\(orphans.count) areas of level \(level.rawValue) are in no other area, such as \(first)")
    }
    self.notes = notes
  }
}

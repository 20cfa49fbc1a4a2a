import IndicatorSchema
import PageTemplates

/// Chapter 4: the areas, and a profile of each.
struct AreasChapter {
  let subject: BackgroundSubject
  let map: MapView
  private var report: Report { subject.report }
  private var language: Language { report.language }

  /// The chapter.
  var view: View {
    let groups = subject.groups
    let profiles = ProfileViews(report: report, municipality: subject.municipality, groups: groups)
    return [
      "hasAreas": .flag(!groups.isEmpty),
      "findings": .texts(AreaFindings(subject: subject).sentences),
      "counts": .view(AreaFindings(subject: subject).counts),
      "map": .view(mapView), "profiles": .view(profiles.view),
      "leavesOut": .flag(subject.leavesOutAreas),
    ]
  }

  private var mapView: View? {
    guard let group = report.shownGroup(subject.municipality) else { return nil }
    return map.view(
      group.ranking.order, level: group.level, place: subject.name,
      highlights: report.named(subject.municipality))
  }
}

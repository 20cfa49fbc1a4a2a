import PageTemplates
import Praatplaat

/// The templates of the pages, which are part of the program.
enum PageText {
  /// The templates by name.
  static var sources: [TemplateLibrary.Source] {
    Poster.templates
      + templates.map { TemplateLibrary.Source(name: $0.0, text: String(decoding: $0.1, as: UTF8.self)) }
  }

  private static var templates: [(String, [UInt8])] {
    [
      ("head", PackageResources.head_mustache),
      ("foot", PackageResources.foot_mustache),
      ("index", PackageResources.index_mustache),
      ("municipality", PackageResources.municipality_mustache),
      ("map", PackageResources.map_mustache),
      ("places", PackageResources.places_mustache),
      ("place-cards", PackageResources.place_cards_mustache),
      ("charts", PackageResources.charts_mustache),
      ("comparison", PackageResources.comparison_mustache),
      ("area-table", PackageResources.area_table_mustache),
      ("area-sentences", PackageResources.area_sentences_mustache),
      ("profiles", PackageResources.profiles_mustache),
      ("figures", PackageResources.figures_mustache),
      ("cell", PackageResources.cell_mustache),
      ("sources", PackageResources.sources_mustache),
      ("comparison-page", PackageResources.comparison_page_mustache),
      ("method", PackageResources.method_mustache),
      ("source-list", PackageResources.source_list_mustache),
      ("background", PackageResources.background_mustache),
      ("background-head", PackageResources.background_head_mustache),
      ("background-summary", PackageResources.background_summary_mustache),
      ("background-literacy", PackageResources.background_literacy_mustache),
      ("background-facts", PackageResources.background_facts_mustache),
      ("background-areas", PackageResources.background_areas_mustache),
      ("background-themes", PackageResources.background_themes_mustache),
      ("background-costs", PackageResources.background_costs_mustache),
      ("background-library", PackageResources.background_library_mustache),
      ("background-talk", PackageResources.background_talk_mustache),
      ("background-method", PackageResources.background_method_mustache),
      ("background-sources", PackageResources.background_sources_mustache),
      ("guide", PackageResources.guide_mustache),
    ]
  }

  /// The style sheet that every page carries.
  static var style: String { String(decoding: PackageResources.style_css, as: UTF8.self) }

  /// The rules of a guide, behind those of every page.
  static var guideStyle: String { String(decoding: PackageResources.guide_css, as: UTF8.self) }

  /// What background documents need beside it.
  static var backgroundStyle: String { String(decoding: PackageResources.background_css, as: UTF8.self) }
}

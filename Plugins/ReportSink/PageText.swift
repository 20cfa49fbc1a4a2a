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
      ("background", PackageResources.background_mustache),
      ("guide", PackageResources.guide_mustache),
    ]
  }

  /// The style sheet that every page carries.
  static var style: String { String(decoding: PackageResources.style_css, as: UTF8.self) }

  /// The rules of a guide, behind those of every page.
  static var guideStyle: String { String(decoding: PackageResources.guide_css, as: UTF8.self) }
}

import IndicatorAnalysis
import IndicatorSchema
import PluginKit
import ScoringOptions

/// The configuration of an index, read and checked against the input.
struct WeightSettings {
  /// How the index is made.
  let options: IndexOptions
  /// How many classes of areas there are beside the index; nil for none.
  let classes: Int?
  /// The configuration.
  let config: Config

  /// Reads the configuration.
  init(_ config: Config, _ input: FrameSchema, _ context: PlanContext, into diagnostics: inout Diagnostics) {
    self.config = config
    let name = IndicatorID(config.requiredText("name"))
    options = IndexOptions(
      config, input, name: name, label: config.localizedText("label") ?? LocalizedText(nl: name.text),
      context,
      into: &diagnostics)
    classes = config.integer("quantiles")
    if let classes, !(2...1000).contains(classes) {
      diagnostics.add(
        Diagnostic(
          .invalidValue, "'quantiles' is a number from 2 to 1000, found \(classes)",
          at: config.place(of: "quantiles"), hint: "quintiles are 5 classes, deciles 10"))
    }
    checkNames(input, into: &diagnostics)
  }

  /// Complains of names that are malformed or taken.
  private func checkNames(_ input: FrameSchema, into diagnostics: inout Diagnostics) {
    var taken = input
    for group in groups {
      let place = group.id == options.index.id ? config.place(of: "name") : group.place
      for column in columns(of: group) where group.id.isValid || column.id == group.id {
        taken.checkNew(column.id, at: place, into: &diagnostics)
        taken = taken.adding(column)
      }
    }
  }

  /// The index and the groups within it, each before those within that.
  var groups: [IndexGroup] { [options.index] + options.index.nested }
}

import PluginKit

/// The declared fields of the files that the engine reads: what schemas and reference pages are made from.
public enum FileFormat {
  /// The fields at the top of a pipeline file.
  public static let pipeline = PipelineFile.fields
  /// The fields that every step may have, beside those of its plugin.
  public static let step = StepMaker.hostFields
  /// The fields at the top of a catalogue file.
  public static let catalogue = CatalogueFields.file
}

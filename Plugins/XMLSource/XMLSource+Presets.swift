import IndicatorSchema
import PluginKit

extension XMLSource: PresetSource {
  /// The known forms of XML.
  public static var presets: [SourcePreset] {
    XMLPreset.all.map { preset in
      SourcePreset(
        name: preset.name, purpose: preset.purpose,
        configuration: preset.configuration(at: Place(preset.name)))
    }
  }
}

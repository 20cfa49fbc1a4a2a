import AreaMaps
import HouseStyle
import PluginTesting
import Testing

@testable import HouseStyle

@Suite struct StandardStyleTests {
  @Test func theStandardColoursGoTogether() {
    #expect(StyleColours.standard.contrastFindings == [])
  }
}

import BenefitsTransform
import CSVSource
import CompareTransform
import ConsistencyTransform
import DenominateTransform
import DeriveTransform
import DiscloseTransform
import ImputeTransform
import JSONSink
import JSONSource
import JSONStatSource
import JoinTransform
import LiteracyTransform
import NormaliseTransform
import ODataSource
import OpenDataSink
import PluginKit
import PostgreSQLSink
import RegionsTransform
import ReportSink
import RepresentationTransform
import RobustnessTransform
import SQLiteSink
import SelectTransform
import SpatialTransform
import StackTransform
import TreatTransform
import WeightTransform
import XMLSource

/// The one list of the plugins that come with the program.
enum BuiltInPlugins {
  static let registry: PluginRegistry = {
    var registry = PluginRegistry()
    registry.register(CSVSource.self)
    registry.register(XMLSource.self)
    registry.register(JSONSource.self)
    registry.register(JSONStatSource.self)
    registry.register(ODataSource.self)
    registry.register(SelectTransform.self)
    registry.register(JoinTransform.self)
    registry.register(StackTransform.self)
    registry.register(DeriveTransform.self)
    registry.register(DenominateTransform.self)
    registry.register(ImputeTransform.self)
    registry.register(TreatTransform.self)
    registry.register(NormaliseTransform.self)
    registry.register(WeightTransform.self)
    registry.register(BenefitsTransform.self)
    registry.register(ConsistencyTransform.self)
    registry.register(RepresentationTransform.self)
    registry.register(RobustnessTransform.self)
    registry.register(LiteracyTransform.self)
    registry.register(RegionsTransform.self)
    registry.register(CompareTransform.self)
    registry.register(SpatialTransform.self)
    registry.register(DiscloseTransform.self)
    registry.register(JSONSink.self)
    registry.register(CSVSink.self)
    registry.register(JSONStatSink.self)
    registry.register(GeoJSONSink.self)
    registry.register(SQLiteSink.self)
    registry.register(PostgreSQLSink.self)
    registry.register(ReportSink.self)
    return registry
  }()
}

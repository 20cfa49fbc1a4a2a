import Testing
@testable import SingerBridge

import Testing
@testable import Singer

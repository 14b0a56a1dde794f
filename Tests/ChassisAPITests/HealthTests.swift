import Testing

@testable import ChassisAPI

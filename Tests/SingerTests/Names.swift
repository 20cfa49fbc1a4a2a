import Singer

typealias SingerSourceUnderTest = SingerSource

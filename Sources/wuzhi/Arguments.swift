public import App
public import ArgumentParser
public import Kernel
public import Law
public import Registry

// How values of the house are read from the command line.

/// Pages have options to choose from too; here it is always the flag's.
typealias Option<Value> = ArgumentParser.Option<Value>

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Instant: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Pause: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Office: ExpressibleByArgument {}
extension Body.Kind: ExpressibleByArgument {}

import App
import ArgumentParser
import Configuration
import Kernel
import Ledger
import Registry
import Store
import Text
import Web

struct PlaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place", abstract: "Founds places and lists them.",
    subcommands: [Found.self, Listing.self])

  struct Found: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Founds a community.")

    @OptionGroup var settings: Settings
    @Argument(help: "A small number of its own, which addresses begin with.")
    var place: PlaceID
    @Argument var name: String
    @Option(help: "The telephone that residents ring.") var telephone: String
    @Option var address = ""

    func run() async throws {
      let database = try await settings.database(try await settings.reader())
      _ = try await database.migrate(House.migrations)
      let founded = Place(
        id: place, kind: .community, name: name, telephone: telephone, address: address,
        isDemo: false)
      try await acting(in: place, database) { try Place.found(founded, under: $1, in: $0) }
      await database.close()
      print("place \(place) is founded")
    }
  }

  struct Listing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All places.")

    @OptionGroup var settings: Settings

    func run() async throws {
      let database = try settings.view(try await settings.reader())
      for place in try await database.read({ try Place.all(in: $0) }) {
        print(place.id, place.kind, place.name, place.isDemo ? "(demo)" : "")
      }
      await database.close()
    }
  }
}

struct User: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Enters workers, gives and ends their offices, makes links to sign in with.",
    subcommands: [Add.self, LinkCommand.self, End.self, Listing.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Enters a person and gives them an office in a body.")

    @OptionGroup var settings: Settings
    @Argument var place: PlaceID
    @Argument var name: String
    @Option(help: "director, clerk, grid-worker or officer.") var office: Office
    @Option(help: "The body's name; it is entered where the place has none of that name.")
    var body: String
    @Option(help: "The kind of a new body, such as committee, property, department.")
    var kind: Body.Kind = .committee
    @Option(help: "A grid worker's grid; it is drawn where the place has none of that name.")
    var grid: String?

    func validate() throws {
      guard (office == .gridWorker) == (grid != nil) else {
        throw ValidationError("a grid worker, and nobody else, needs --grid NAME")
      }
    }

    func run() async throws {
      let database = try await settings.database(try await settings.reader())
      let (name, office, bodyName, kind, grid) = (name, office, body, kind, grid)
      let person = try await acting(in: place, database) { db, mandate in
        let day = mandate.arrivedAt.day
        let known = try Body.all(at: mandate.place, on: day, in: db)
          .first { $0.name == bodyName }?.id
        let body = try known ?? Body.enter(bodyName, kind: kind, from: day, under: mandate, in: db)
        let person = try Person.enter(name, under: mandate, in: db)
        let grant = Grant(
          to: person, in: body, office: office.wording, powers: office.powers,
          reach: try Add.reach(of: office, body, grid, under: mandate, in: db), from: day)
        _ = try Grant.give(grant, under: mandate, in: db)
        return person
      }
      await database.close()
      print("person \(person)")
    }

    private static func reach(
      of office: Office, _ body: BodyID, _ grid: String?, under mandate: Mandate,
      in db: Transaction
    ) throws -> Mandate.Reach {
      if office == .officer { return .body(body) }
      guard let grid else { return .place }
      let known = try Grid.all(at: mandate.place, in: db).first { $0.name == grid }?.id
      return .grid(try known ?? Grid.draw(grid, under: mandate, in: db))
    }
  }

  struct LinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "link", abstract: "Makes a link that signs a person in once, within a day.")

    @OptionGroup var settings: Settings
    @Argument var place: PlaceID
    @Argument(help: "The person's number, as `wuzhi user list` shows it.") var person: PersonID

    func run() async throws {
      let reader = try await settings.reader()
      let database = try await settings.database(reader)
      let person = person
      let secret = try await acting(in: place, database) { db, mandate in
        let office = try Officeholder.all(at: mandate.place, on: mandate.arrivedAt.day, in: db)
          .first { $0.person == person }?.body
        return try SignInLink.make(for: person, office: office, under: mandate, in: db)
      }
      await database.close()
      let base = reader.string(forKey: "base", default: "http://127.0.0.1:8080")
      print("\(base)/\(place)/sign-in/\(secret.text)")
    }
  }

  struct End: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ends an office with today as its last day, or at once.")

    @OptionGroup var settings: Settings
    @Argument var place: PlaceID
    @Argument(help: "The grant's number, as `wuzhi user list` shows it.") var grant: ID<GrantNoun>
    @Flag(help: "Yesterday was the last day, and the person is signed out everywhere.")
    var now = false

    func run() async throws {
      let database = try await settings.database(try await settings.reader())
      let (grant, now) = (grant, now)
      try await acting(in: place, database) { db, mandate in
        let today = mandate.arrivedAt.day
        let holder = try Officeholder.all(at: mandate.place, on: today, in: db)
          .first { $0.grant == grant }
        try Grant.end(grant, on: now ? today.advanced(days: -1) : today, under: mandate, in: db)
        if now, let holder { try Session.endAll(of: holder.person, under: mandate, in: db) }
      }
      await database.close()
      print("ended")
    }
  }

  struct Listing: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Who holds which office today; names are masked.")

    @OptionGroup var settings: Settings
    @Argument var place: PlaceID

    func run() async throws {
      let database = try settings.view(try await settings.reader())
      let place = place
      let today = wallClock().day
      let holders = try await database.read { try Officeholder.all(at: place, on: today, in: $0) }
      for holder in holders {
        print(
          "grant \(holder.grant)  person \(holder.person)  \(Mask.name(holder.name))",
          holder.office, holder.bodyName)
      }
      await database.close()
    }
  }
}

/// An act of the program's operator, who is on the machine and signs nothing away: it is recorded
/// as the system's.
@discardableResult
func acting<T: Sendable>(
  in place: PlaceID, _ database: any Database,
  _ body: @escaping @Sendable (Transaction, Mandate) throws -> T
) async throws -> T {
  let mandate = Mandate(
    place: place, actor: .system, powers: [.keepRegister, .grantPowers, .offerSignIn],
    channel: .system, arrivedAt: wallClock())
  do { return try await database.act(in: place) { try body($0, mandate) } } catch let refusal
    as Refusal
  {
    throw ValidationError("\(refusal.kind): \(refusal.reason)")
  }
}

import ArgumentParser
import Foundation

/// The one executable.
@main
struct Wuzhi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wuzhi",
    abstract: "The public life of a neighbourhood, as one program on one record.",
    discussion: """
      Begin with `wuzhi demo`. To run a community of your own:

        wuzhi migrate                        bring the database up to date
        wuzhi place found 1 NAME …           found the first place
        wuzhi user add 1 NAME …              enter a worker and give an office
        wuzhi user link 1 PERSON             a one-use link to sign in with
        wuzhi serve                          answer requests

      Settings come from flags, then from the environment (WUZHI_PORT), then from one JSON file
      (--config FILE). Secrets, such as WUZHI_POSTGRES with a password, are never flags.
      """,
    version: "0.1.0",
    subcommands: [
      Serve.self, Migrate.self, Demo.self, Import.self, Report.self, LawCommand.self, Verify.self,
      PlaceCommand.self, User.self,
    ])

  /// What the program writes, its own user alone may read: the database, its log and the photos.
  static func main() async {
    umask(0o077)
    await main(nil)
  }
}

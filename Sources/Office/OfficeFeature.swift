import Kernel
import Registry
public import Web

/// The pages of those in office.
public enum OfficePages {
  public static let feature = Feature(
    name: "office",
    routes: { routes in
      routes.get("/look", .open) { visit in
        guard visit.place.isDemo else { throw Refusal.notFound }
        return .page(CataloguePage())
      }
      InboxPage.register(in: &routes)
      MatterPage.register(in: &routes)
      WorkersPage.register(in: &routes)
      PasswordSignInPage.register(in: &routes)
      MePage.register(in: &routes)
      NewPasswordPage.register(in: &routes)
      ProofPage.register(in: &routes)
      CodesPage.register(in: &routes)
    },
    refusals: ["look.purpose": "请先选一下为什么要看电话，居民会看到。"])
}

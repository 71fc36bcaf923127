public import Web

/// 智治: one door, one stop.
public enum ServicePillar {
  public static let feature = Feature(
    name: "service",
    routes: { routes in
      DoorPage.register(in: &routes)
      FilingPage.register(in: &routes)
      OpeningPage.register(in: &routes)
      FollowPage.register(in: &routes)
    },
    refusals: [:])
}

public import Store

/// The tables of accounts.
public enum AccountSchema {
  public static let sweeps = [
    Sweep("known browsers") { place, now, db in
      try db.run(
        """
        DELETE FROM known_browser WHERE community = \(place) AND secret_hash IN (
          SELECT secret_hash FROM known_browser WHERE community = \(place) AND ends_at < \(now)
          ORDER BY ends_at LIMIT \(Sweep.most)) AND ends_at < \(now)
        """)
    }
  ]

  public static let migrations = [
    Migration(
      "registry-0010-accounts",
      """
      CREATE TABLE account (
        community BIGINT NOT NULL, person_id BIGINT NOT NULL, login TEXT, password TEXT NOT NULL,
        set_at BIGINT NOT NULL, code_sealed BYTEA, code_draft BYTEA, last_step BIGINT NOT NULL,
        PRIMARY KEY (community, person_id));
      CREATE UNIQUE INDEX account_login ON account (community, login);
      CREATE TABLE recovery_code (
        community BIGINT NOT NULL, person_id BIGINT NOT NULL, code_hash BYTEA NOT NULL,
        used_at BIGINT, PRIMARY KEY (community, person_id, code_hash));
      CREATE TABLE known_browser (
        community BIGINT NOT NULL, secret_hash BYTEA NOT NULL, person_id BIGINT NOT NULL,
        ends_at BIGINT NOT NULL, PRIMARY KEY (community, secret_hash, person_id));
      CREATE INDEX known_browser_person ON known_browser (community, person_id);
      CREATE INDEX known_browser_end ON known_browser (community, ends_at);
      """,
      personal: [
        PersonalColumn(
          "account.person_id", purpose: "to let the worker sign in", basis: .contract,
          class: .identifying, retentionDays: 1095),
        PersonalColumn(
          "account.login", purpose: "to type instead of a number", basis: .contract,
          class: .identifying, retentionDays: 1095),
        PersonalColumn(
          "recovery_code.person_id", purpose: "to let in who has lost a telephone",
          basis: .contract,
          class: .identifying, retentionDays: 1095),
        PersonalColumn(
          "known_browser.person_id", purpose: "not to delay the person for what strangers try",
          basis: .contract, class: .identifying, retentionDays: KnownBrowser.days),
      ])
  ]
}

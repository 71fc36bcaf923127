import Kernel
public import Store

/// The tables of matters.
public enum CasesSchema {
  /// Days after its end for which a matter keeps how its filer is reached (个人信息保护法 19).
  public static let contactDays = 365

  /// Days after its end for which a matter keeps its words, photos and way.
  public static let wordsDays = 1095

  public static let sweeps = [
    Sweep("matters") { place, now, db in
      try Matter.forget(closedBefore: now.advanced(days: -wordsDays), at: place, in: db)
    },
    Sweep("filers") { place, now, db in
      try db.run(
        """
        UPDATE matter SET filer_name = NULL, filer_telephone = NULL
        WHERE community = \(place) AND id IN (
          SELECT id FROM matter WHERE community = \(place)
            AND COALESCE(filer_name, filer_telephone) IS NOT NULL
            AND closed_at < \(now.advanced(days: -contactDays))
          ORDER BY closed_at LIMIT \(Sweep.most))
        """)
    },
    Sweep("matter keys") { place, now, db in
      try db.run(
        """
        DELETE FROM matter_key WHERE community = \(place) AND secret_hash IN (
          SELECT secret_hash FROM matter_key WHERE community = \(place) AND ends_at < \(now)
          ORDER BY ends_at LIMIT \(Sweep.most))
        """)
    },
  ]

  public static let migrations = [
    Migration(
      "cases-0001-matter",
      """
      CREATE TABLE matter (
        community BIGINT NOT NULL, id BIGINT NOT NULL, number BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN
          ('filed', 'accepted', 'dispatched', 'replied', 'closed', 'declined', 'withdrawn')),
        words TEXT NOT NULL, spot TEXT NOT NULL, building_id BIGINT, grid_id BIGINT, body_id BIGINT,
        channel TEXT NOT NULL, filer_name TEXT, filer_telephone TEXT, code_hash BYTEA NOT NULL,
        filed_at BIGINT NOT NULL, accepted_at BIGINT, replied_at BIGINT, closed_at BIGINT,
        due_at BIGINT, due_rule TEXT, due_since BIGINT, grade_until BIGINT,
        extended INTEGER NOT NULL, grade INTEGER CHECK (grade BETWEEN 1 AND 5), source TEXT,
        doubtful INTEGER NOT NULL, PRIMARY KEY (community, id));
      CREATE UNIQUE INDEX matter_number ON matter (community, number);
      CREATE INDEX matter_due ON matter (community, due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX matter_body ON matter (community, body_id, due_at, id) WHERE due_at IS NOT NULL;
      CREATE INDEX matter_state ON matter (community, state, id);
      CREATE INDEX matter_state_due ON matter (community, state, due_at, id)
        WHERE due_at IS NOT NULL;
      CREATE INDEX matter_closed ON matter (community, closed_at) WHERE closed_at IS NOT NULL;
      CREATE INDEX matter_filer ON matter (community, closed_at)
        WHERE COALESCE(filer_name, filer_telephone) IS NOT NULL;
      CREATE TABLE matter_count (
        community BIGINT NOT NULL, in_month BIGINT NOT NULL, last BIGINT NOT NULL,
        PRIMARY KEY (community, in_month));
      CREATE TABLE matter_key (
        community BIGINT NOT NULL, secret_hash BYTEA NOT NULL, matter_id BIGINT NOT NULL,
        ends_at BIGINT, PRIMARY KEY (community, secret_hash));
      CREATE INDEX matter_key_end ON matter_key (community, ends_at) WHERE ends_at IS NOT NULL;
      CREATE TABLE matter_step (
        community BIGINT NOT NULL, matter_id BIGINT NOT NULL, id BIGINT NOT NULL,
        kind TEXT NOT NULL, at BIGINT NOT NULL, body_id BIGINT, words TEXT,
        PRIMARY KEY (community, matter_id, id));
      """,
      personal: [
        PersonalColumn(
          "matter.words", purpose: "to see to what the filer asks for", basis: .duty,
          class: .descriptive, retentionDays: 1095),
        PersonalColumn(
          "matter.spot", purpose: "to find the place", basis: .duty, class: .descriptive,
          retentionDays: 1095),
        PersonalColumn(
          "matter.filer_name", purpose: "to address the filer", basis: .consent,
          class: .identifying, retentionDays: 365),
        PersonalColumn(
          "matter.filer_telephone", purpose: "to ask the filer back", basis: .consent,
          class: .identifying, retentionDays: 365),
        PersonalColumn(
          "matter_step.words", purpose: "to answer the filer and to show how it went",
          basis: .duty, class: .descriptive, retentionDays: 1095),
      ]),
    Migration(
      "cases-0002-search",
      """
      CREATE VIRTUAL TABLE matter_search USING fts5(words, content='', tokenize='unicode61');
      """,
      postgres: """
        CREATE TABLE matter_search (
          community BIGINT NOT NULL, matter_id BIGINT NOT NULL, words TSVECTOR NOT NULL,
          PRIMARY KEY (community, matter_id));
        CREATE INDEX matter_search_words ON matter_search USING GIN (words);
        """,
      personal: [
        PersonalColumn(
          "matter_search.words", purpose: "to find a matter by a word of it", basis: .duty,
          class: .descriptive, retentionDays: 1095)
      ]),
  ]
}

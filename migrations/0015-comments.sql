-- What people say in their own words, the code books it is sorted by, and what of it may be shown.

-- Where comments come from: a survey campaign's text answers, or a collection brought by hand or from a file.
CREATE TABLE understand.comment_source (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  source_id uuid NOT NULL,
  -- Null where it is a collection.
  campaign_id uuid,
  name text NOT NULL CHECK (name <> ''),
  -- Of collections: whether its readers alone open single comments. A campaign says so itself.
  confidential boolean NOT NULL,
  -- Users who may open single comments of a confidential collection; empty otherwise.
  readers uuid[] NOT NULL DEFAULT '{}',
  -- Fewest people of whom a theme's share is shown.
  minimum integer NOT NULL CHECK (minimum >= 3),
  -- The user who codes every comment; everybody else codes the double-coding sample. Null before anybody began.
  first_coder uuid,
  -- When a campaign's answers were looked through last.
  gathered_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);
CREATE UNIQUE INDEX ON understand.comment_source (workspace_id, campaign_id) WHERE campaign_id IS NOT NULL;

-- One comment. A campaign's words stay in the answers, and only there: where those are deleted or erased, the comment goes
-- with them, and all that was noted about it.
CREATE TABLE understand.comment (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  -- Random: nothing follows from the order.
  comment_id uuid NOT NULL,
  campaign_id uuid,
  ballot_id uuid,
  page_id text,
  question_id text,
  -- The field of the answer that holds the words.
  part text CHECK (part IN ('text', 'other')),
  -- The words, in collections.
  words text,
  -- SHA-256 of the words: where they change, what was noted about them counts no more.
  words_hash bytea NOT NULL,
  -- Of collections: who said it, where and when.
  kind text NOT NULL DEFAULT '' CHECK (kind IN ('', 'customer', 'staff', 'manager')),
  place text NOT NULL DEFAULT '',
  said_on date,
  -- Whether every coder codes it, each without seeing the others' codes.
  is_double boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, source_id, comment_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES understand.comment_source ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, campaign_id, ballot_id, page_id) REFERENCES listen.answer_page ON DELETE CASCADE,
  CHECK ((words IS NULL) = (num_nonnulls(campaign_id, ballot_id, page_id, question_id, part) = 5)),
  CHECK (num_nonnulls(campaign_id, ballot_id, page_id, question_id, part) IN (0, 5))
);
CREATE UNIQUE INDEX ON understand.comment (workspace_id, campaign_id, ballot_id, page_id, question_id, part)
  WHERE campaign_id IS NOT NULL;

-- The code book of a source.
CREATE TABLE understand.comment_code (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  code_id uuid NOT NULL,
  -- Its place in the code book, and the key that chooses it.
  number integer NOT NULL,
  group_name text NOT NULL DEFAULT '',
  name text NOT NULL CHECK (name <> ''),
  definition text NOT NULL DEFAULT '',
  use_when text NOT NULL DEFAULT '',
  not_when text NOT NULL DEFAULT '',
  example text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  state text NOT NULL DEFAULT 'used' CHECK (state IN ('used', 'retired', 'merged', 'split')),
  -- The code that its comments count for since it was merged. Codings stay as they were made, so this can be undone.
  merged_into uuid,
  -- The code that it was made of, by splitting.
  split_from uuid,
  PRIMARY KEY (workspace_id, source_id, code_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES understand.comment_source ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, source_id, merged_into) REFERENCES understand.comment_code,
  FOREIGN KEY (workspace_id, source_id, split_from) REFERENCES understand.comment_code,
  CHECK ((state = 'merged') = (merged_into IS NOT NULL))
);

-- What a code said before it was changed, and what happened to it.
CREATE TABLE understand.comment_code_change (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  code_id uuid NOT NULL,
  number integer NOT NULL,
  -- The code as it was before.
  before jsonb NOT NULL,
  what text NOT NULL CHECK (what IN ('changed', 'retired', 'merged', 'split', 'undone')),
  -- Comments that had the code at that time.
  coded integer NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id, code_id, number),
  FOREIGN KEY (workspace_id, source_id, code_id) REFERENCES understand.comment_code ON DELETE CASCADE
);

-- What one coder found in one comment.
CREATE TABLE understand.comment_coding (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  coder_name text NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('codes', 'nothing', 'unclear')),
  codes uuid[] NOT NULL,
  coded_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id, comment_id, coder_id),
  FOREIGN KEY (workspace_id, source_id, comment_id) REFERENCES understand.comment ON DELETE CASCADE,
  CHECK ((verdict = 'codes') = (cardinality(codes) > 0))
);

-- What holds where coders differed, and why.
CREATE TABLE understand.comment_decision (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('codes', 'nothing', 'unclear')),
  codes uuid[] NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id, comment_id),
  FOREIGN KEY (workspace_id, source_id, comment_id) REFERENCES understand.comment ON DELETE CASCADE,
  CHECK ((verdict = 'codes') = (cardinality(codes) > 0))
);

-- Themes that the computer suggests: the last run of a source.
CREATE TABLE understand.theme_run (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  -- A job that finds another one here has been overtaken and stops.
  run uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'stopped')),
  progress double precision NOT NULL DEFAULT 0,
  doing text NOT NULL DEFAULT '',
  problem text,
  -- src/understand/comments/suggest-themes.ts describes it; without words that fewer than three comments have.
  themes jsonb,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES understand.comment_source ON DELETE CASCADE
);

-- Which suggested theme a comment is closest to.
CREATE TABLE understand.comment_theme (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  theme integer NOT NULL,
  -- Cosine to the theme's centre.
  closeness real NOT NULL,
  PRIMARY KEY (workspace_id, source_id, comment_id),
  FOREIGN KEY (workspace_id, source_id, comment_id) REFERENCES understand.comment ON DELETE CASCADE
);
CREATE INDEX ON understand.comment_theme (workspace_id, source_id, theme, closeness);

-- Codes that the computer proposes for a comment; a person accepts them by coding.
CREATE TABLE understand.code_proposal (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  comment_id uuid NOT NULL,
  code_id uuid NOT NULL,
  confidence real NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  PRIMARY KEY (workspace_id, source_id, comment_id, code_id),
  FOREIGN KEY (workspace_id, source_id, comment_id) REFERENCES understand.comment ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, source_id, code_id) REFERENCES understand.comment_code ON DELETE CASCADE
);

-- Themes as they may be shown: figures as they were released; src/understand/comments/released-themes.ts describes them.
CREATE TABLE understand.theme_release (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  release_id uuid NOT NULL,
  record jsonb NOT NULL,
  released_by text NOT NULL,
  released_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id, release_id),
  FOREIGN KEY (workspace_id, source_id) REFERENCES understand.comment_source ON DELETE CASCADE
);
CREATE INDEX ON understand.theme_release (workspace_id, source_id, released_at);

-- Words that a person let out after looking at what gives somebody away. They stay as released, or are withdrawn.
CREATE TABLE understand.quotation (
  workspace_id uuid NOT NULL,
  source_id uuid NOT NULL,
  quotation_id uuid NOT NULL,
  code_id uuid NOT NULL,
  -- Whose words they are; null once the answers are deleted, when nothing leads back.
  comment_id uuid,
  words text NOT NULL CHECK (words <> ''),
  released_by text NOT NULL,
  released_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, source_id, quotation_id),
  FOREIGN KEY (workspace_id, source_id, code_id) REFERENCES understand.comment_code ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, source_id, comment_id) REFERENCES understand.comment ON DELETE SET NULL (comment_id)
);
CREATE UNIQUE INDEX ON understand.quotation (workspace_id, source_id, comment_id, code_id) WHERE comment_id IS NOT NULL;

ALTER TABLE understand.comment_source ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment_code_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment_coding ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.theme_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.comment_theme ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.code_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.theme_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.quotation ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON understand.comment_source TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment_code TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment_code_change TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment_coding TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment_decision TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.theme_run TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.comment_theme TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.code_proposal TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.theme_release TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.quotation TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE
  ON understand.comment_source,
    understand.comment,
    understand.comment_code,
    understand.comment_code_change,
    understand.comment_coding,
    understand.comment_decision,
    understand.theme_run,
    understand.comment_theme,
    understand.code_proposal,
    understand.theme_release,
    understand.quotation TO serviceloop_app;

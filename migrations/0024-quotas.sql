-- Which roles an account is to be heard through, how many answers are wanted of whom, further samples, and what weighted
-- figures are made of.

-- Roles that each account of a campaign should be asked through. No row: those that most accounts have.
CREATE TABLE listen.coverage_plan (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  roles text[] NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

-- How many finished answers a campaign wants of each group.
CREATE TABLE listen.quota (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- Ids of one or two of the campaign's breakdowns; none: of everybody together.
  breakdowns text[] NOT NULL CHECK (cardinality(breakdowns) <= 2),
  -- Once a group has its answers: it is reminded no more; or newcomers of it are also sent away at the campaign's doors.
  when_full text NOT NULL CHECK (when_full IN ('stop reminding', 'turn away')),
  -- { values, target } each, in the order of the breakdowns.
  targets jsonb NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

-- Customers who were drawn and invited later, beyond a campaign's first sample.
CREATE TABLE listen.top_up (
  workspace_id uuid NOT NULL,
  top_up_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- Whom it was drawn from: breakdown id to value.
  groups jsonb NOT NULL,
  -- What the draw was made of: the same seed draws the same customers from the same ones.
  seed integer NOT NULL,
  wanted integer NOT NULL CHECK (wanted > 0),
  invited integer NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, top_up_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);
CREATE INDEX ON listen.top_up (workspace_id, campaign_id, made_at);

-- What weighted figures of a release can be made of: numbers of people in classes that give nobody away.
-- src/understand/weighting/weighting-basis.ts describes both.
CREATE TABLE understand.weighting_basis (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (workspace_id, release_id),
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.survey_release
);
CREATE TABLE understand.weighting_item (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  place integer NOT NULL,
  record json NOT NULL,
  PRIMARY KEY (workspace_id, release_id, place),
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.weighting_basis
);

-- Weighted figures, as they were computed.
CREATE TABLE understand.weighting (
  workspace_id uuid NOT NULL,
  weighting_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  release_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- src/understand/weighting/weighted-survey.ts describes it.
  record json NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, weighting_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign,
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.weighting_basis
);
CREATE INDEX ON understand.weighting (workspace_id, campaign_id, created_at);

ALTER TABLE listen.coverage_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.quota ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.top_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.weighting_basis ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.weighting_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.weighting ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.coverage_plan TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.quota TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.top_up TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.weighting_basis TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.weighting_item TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.weighting TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.coverage_plan, listen.quota, listen.top_up TO serviceloop_app;
GRANT SELECT, INSERT ON understand.weighting_basis, understand.weighting_item TO serviceloop_app;
GRANT SELECT, INSERT, DELETE ON understand.weighting TO serviceloop_app;

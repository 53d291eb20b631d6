-- Campaigns that ask again what an earlier one asked, and what changed between the two.

-- The earlier wave that a campaign's answers are compared with, person by person. Frozen when it opens.
ALTER TABLE listen.campaign ADD COLUMN follows_campaign_id uuid CHECK (follows_campaign_id <> campaign_id);
ALTER TABLE listen.campaign ADD FOREIGN KEY (workspace_id, follows_campaign_id) REFERENCES listen.campaign;
CREATE INDEX ON listen.campaign (workspace_id, follows_campaign_id) WHERE follows_campaign_id IS NOT NULL;

-- A release's comparison with the earlier wave: what could be compared, and how.
CREATE TABLE understand.comparison (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  release_id uuid NOT NULL,
  earlier_campaign_id uuid NOT NULL,
  -- Whether sums of a confidential earlier wave's answers were let out beside the changes. That may happen once a wave:
  -- two such sets could be subtracted from each other.
  shows_earlier_levels boolean NOT NULL,
  -- src/understand/waves/change.ts describes it.
  summary jsonb NOT NULL,
  PRIMARY KEY (workspace_id, release_id),
  FOREIGN KEY (workspace_id, campaign_id, release_id) REFERENCES listen.release,
  FOREIGN KEY (workspace_id, earlier_campaign_id) REFERENCES listen.campaign
);
CREATE UNIQUE INDEX ON understand.comparison (workspace_id, earlier_campaign_id) WHERE shows_earlier_levels;

-- What changed in one competency in one unit, from the release alone.
CREATE TABLE understand.change (
  workspace_id uuid NOT NULL,
  release_id uuid NOT NULL,
  -- In preorder, as in the release: 0 is the organisation.
  unit integer NOT NULL,
  -- The unit above; null for the organisation.
  parent integer,
  path text NOT NULL,
  competency text NOT NULL,
  -- Mean changes, to rank units by; null where it is withheld.
  self double precision,
  organisation double precision,
  gap double precision,
  -- All of its figures, or why they are withheld.
  result jsonb NOT NULL,
  -- Where it was among the extremes the first time.
  warnings jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (workspace_id, release_id, unit, competency),
  FOREIGN KEY (workspace_id, release_id) REFERENCES understand.comparison
);
CREATE INDEX ON understand.change (workspace_id, release_id, parent, competency);

ALTER TABLE understand.comparison ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.change ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON understand.comparison TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.change TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT ON understand.comparison, understand.change TO serviceloop_app;

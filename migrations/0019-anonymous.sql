-- Anonymous campaigns: an invitation is exchanged for a ballot that nothing here joins with it.

ALTER TABLE listen.campaign DROP CONSTRAINT campaign_anonymity_check;
ALTER TABLE listen.campaign
  ADD CONSTRAINT campaign_anonymity_check CHECK (anonymity IN ('named', 'confidential', 'anonymous')),
  -- Goes into all links, codes and marks of an anonymous campaign, together with a key that isn't in the database. Deleted
  -- when the campaign closes: from then on nobody can make them again.
  ADD COLUMN link_salt bytea;

-- What may be known of whoever filled in a ballot: combinations of departments or breakdowns that enough invited people
-- share, made when the campaign opens, and doors. Number 0 says nothing, 16777215 is for trials.
CREATE TABLE listen.ballot_cell (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  cell integer NOT NULL CHECK (cell BETWEEN 0 AND 16777215),
  -- Segments joined by "/"; '' is the organisation itself.
  department text NOT NULL,
  -- Breakdown id to value; what would single somebody out is absent.
  groups jsonb NOT NULL,
  -- Through which door its ballots come; null for invitations.
  door_id uuid,
  PRIMARY KEY (workspace_id, campaign_id, cell),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);

ALTER TABLE listen.invitation
  -- In an anonymous campaign: what may be known of this person's ballot.
  ADD COLUMN cell integer,
  -- In an anonymous campaign: whether the invitation is known to be used. Brought up to date with the reminders alone, for
  -- many of a cell at a time or for none, so it doesn't tell who answered when.
  ADD COLUMN known_used boolean NOT NULL DEFAULT false;

-- Invitations and cards that were exchanged for a ballot. The mark is made from the invitation and the key that isn't here,
-- so no row tells whose it is.
CREATE TABLE listen.used_right (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  mark bytea NOT NULL,
  -- Made from what the respondent's page held: the same page may ask again for the same ballot, e.g. when an answer got lost
  -- on its way.
  receipt bytea NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, mark),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);

-- Of anonymous campaigns: what is known of whoever filled it in; null elsewhere.
ALTER TABLE listen.ballot ADD COLUMN cell integer;

-- Who puts in what the body lacks while it is sent, e.g. a link that must not lie here; null where it is whole.
ALTER TABLE people.message ADD COLUMN completed_by text;

ALTER TABLE listen.ballot_cell ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.used_right ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.ballot_cell TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.used_right TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.ballot_cell, listen.used_right TO serviceloop_app;

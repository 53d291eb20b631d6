-- Mail with a way to stop it and with attachments; all personal reports of a campaign, made as one job.

-- Where one request without signing in stops mail of this kind: a List-Unsubscribe header that mail programs show as a button.
ALTER TABLE people.message ADD COLUMN unsubscribe text;
-- What is attached when it is sent, by name and never as a copy; src/people/mail/message.ts describes it.
ALTER TABLE people.message ADD COLUMN attachment jsonb;

CREATE SCHEMA IF NOT EXISTS embed;
GRANT USAGE ON SCHEMA embed TO serviceloop_app;

-- One round of making all reports of a campaign.
CREATE TABLE embed.report_batch (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  -- waiting → running → telling (people get mail) → done; cancelled from any of the first three
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'telling', 'done', 'cancelled')),
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- Whether people are told by mail.
  tells boolean NOT NULL,
  -- Decides the order in which people are gone through. It is shown to nobody: whoever knew the order could tell from how
  -- fast a stretch of it goes how many of these people have a report.
  seed uuid NOT NULL,
  -- How many people were invited, how many of them were gone through, and up to which place in the order: after a restart
  -- it goes on there. Whoever runs the programme sees both numbers; how many reports were made they don't.
  people integer NOT NULL,
  seen integer NOT NULL DEFAULT 0,
  after_place text NOT NULL DEFAULT '',
  -- Why it stands still, in words for whoever runs the programme.
  problem text,
  PRIMARY KEY (workspace_id, campaign_id, batch_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);
CREATE UNIQUE INDEX ON embed.report_batch (workspace_id, campaign_id) WHERE state IN ('waiting', 'running', 'telling');

-- A report that could not be made in a round, and why.
CREATE TABLE embed.report_failure (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  reason text NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, batch_id, invitation_id),
  FOREIGN KEY (workspace_id, campaign_id, batch_id) REFERENCES embed.report_batch ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, campaign_id, invitation_id) REFERENCES listen.invitation ON DELETE CASCADE
);

-- The one stored report of a person in a campaign. Backups leave it out: it can be made again.
CREATE TABLE embed.personal_report (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  -- The round in which it was made, or found to be as it should be.
  batch_id uuid NOT NULL,
  -- SHA-256 of what it was laid out from: as long as that stays, it isn't made again.
  fingerprint bytea NOT NULL,
  -- A page of the answers that it is about: when those are deleted, it goes with them.
  page_id text NOT NULL,
  content bytea NOT NULL,
  size integer NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, campaign_id, invitation_id),
  FOREIGN KEY (workspace_id, campaign_id, invitation_id, page_id) REFERENCES listen.answer_page ON DELETE CASCADE
);
-- PDF is compressed already.
ALTER TABLE embed.personal_report ALTER COLUMN content SET STORAGE EXTERNAL;

-- Who was told by mail that their report is ready: nobody twice.
CREATE TABLE embed.report_notice (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  told_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, campaign_id, invitation_id),
  FOREIGN KEY (workspace_id, campaign_id, invitation_id) REFERENCES listen.invitation ON DELETE CASCADE
);

-- People who want their reports attached to the mail.
CREATE TABLE embed.report_delivery (
  workspace_id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- In lower case. The wish holds for the address with which it was made and for no other.
  email text NOT NULL,
  chosen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, person_id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person ON DELETE CASCADE
);

ALTER TABLE embed.report_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.report_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.personal_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.report_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.report_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON embed.report_batch TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.report_failure TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.personal_report TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.report_notice TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.report_delivery TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE
  ON embed.report_batch, embed.report_failure, embed.personal_report, embed.report_notice, embed.report_delivery
  TO serviceloop_app;

-- What becomes of what people said: follow-ups, "You said, we did", who sees account people's figures first, and how the
-- publisher appears.

-- Who publishes, as respondents and readers of reports see it.
CREATE TABLE people.brand (
  workspace_id uuid PRIMARY KEY REFERENCES people.workspace,
  -- '' : none.
  name text NOT NULL,
  primary_colour text NOT NULL CHECK (primary_colour ~ '^#[0-9a-f]{6}$'),
  accent_colour text NOT NULL CHECK (accent_colour ~ '^#[0-9a-f]{6}$'),
  logo bytea,
  logo_type text CHECK (logo_type IN ('image/png', 'image/jpeg')),
  logo_width integer,
  logo_height integer,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((logo IS NULL) = (logo_type IS NULL) AND (logo IS NULL) = (logo_width IS NULL) AND (logo IS NULL) = (logo_height IS NULL))
);

-- What a campaign does with answers that ask for something. Without a row the defaults hold.
CREATE TABLE listen.follow_up_plan (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- Owners: the customer's account manager where there is one, else the chosen person, else nobody yet.
  to_account_manager boolean NOT NULL DEFAULT true,
  owner_id uuid,
  -- Until it is due, in working days.
  working_days integer NOT NULL DEFAULT 3 CHECK (working_days BETWEEN 1 AND 30),
  -- A condition on answers that asks for a follow-up by itself; named campaigns only. Frozen when the campaign opens.
  rule text,
  -- Days for which account people see what their own customers say before anybody else does. Frozen when it opens.
  first_view_days integer NOT NULL DEFAULT 3 CHECK (first_view_days BETWEEN 1 AND 30),
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, owner_id) REFERENCES people.person
);

-- One respondent who is to hear from somebody. Name and address stay with the invitation and go with it.
CREATE TABLE listen.follow_up (
  workspace_id uuid NOT NULL,
  follow_up_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  -- 'asked': the respondent asks to be contacted; 'rule': the campaign's rule was met.
  reason text NOT NULL CHECK (reason IN ('asked', 'rule')),
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in progress', 'done', 'not reached', 'cancelled')),
  owner_id uuid,
  -- In confidential campaigns the consultants see it first; from here on the owner and whoever runs the programme do.
  handed_over_at timestamptz,
  -- What was written for this purpose: question and answer, a list.
  words jsonb NOT NULL DEFAULT '[]',
  opened_at timestamptz NOT NULL,
  due_on date NOT NULL,
  -- The day on which the owner was told last.
  told_on date,
  finished_at timestamptz,
  outcome text NOT NULL DEFAULT '',
  -- By whom when, in words: [{ at, by, text }].
  notes jsonb NOT NULL DEFAULT '[]',
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, follow_up_id),
  UNIQUE (workspace_id, campaign_id, invitation_id),
  FOREIGN KEY (workspace_id, campaign_id, invitation_id) REFERENCES listen.invitation,
  FOREIGN KEY (workspace_id, owner_id) REFERENCES people.person,
  CHECK ((state IN ('done', 'not reached', 'cancelled')) = (finished_at IS NOT NULL)),
  -- Whoever takes it back leaves nothing behind.
  CHECK (state <> 'cancelled' OR (words = '[]' AND notes = '[]' AND outcome = '' AND owner_id IS NULL))
);
CREATE INDEX ON listen.follow_up (workspace_id, owner_id, state);
CREATE INDEX ON listen.follow_up (workspace_id, state, due_on);

-- What respondents said, and what was done: a page for each campaign.
CREATE TABLE listen.said_and_done (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- src/listen/said-and-done/said-and-done.ts describes it.
  draft jsonb NOT NULL,
  -- Counts saves of the draft.
  revision integer NOT NULL DEFAULT 1,
  -- The version that the public page shows; null while it shows none.
  shown_version integer,
  -- Part of the page's address: raising it ends the addresses given out before.
  link_version integer NOT NULL DEFAULT 1,
  -- Telling everybody who was invited: the version, when it was asked for, and the last invitation looked at.
  told_version integer,
  telling_since timestamptz,
  telling_after uuid,
  told integer NOT NULL DEFAULT 0,
  told_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);

-- What was published, never changed.
CREATE TABLE listen.said_and_done_version (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  version integer NOT NULL,
  content jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, version),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.said_and_done
);

-- Addresses that want no more mail about what was done.
CREATE TABLE listen.news_refusal (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  -- In lower case.
  email text NOT NULL,
  refused_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, email)
);

-- When somebody first opened what their own customers say. From then on whoever runs the programme sees it, too.
CREATE TABLE understand.account_first_view (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  person_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, person_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign,
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person
);

-- Whether a campaign asked anybody whom somebody looks after.
CREATE INDEX ON listen.invitation (workspace_id, campaign_id, manager_id) WHERE manager_id IS NOT NULL;

ALTER TABLE people.brand ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.follow_up_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.said_and_done ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.said_and_done_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.news_refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE understand.account_first_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.brand TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.follow_up_plan TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.follow_up TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.said_and_done TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.said_and_done_version TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.news_refusal TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON understand.account_first_view TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON people.brand, listen.follow_up_plan, listen.follow_up, listen.said_and_done,
  listen.news_refusal TO serviceloop_app;
GRANT SELECT, INSERT, DELETE ON listen.said_and_done_version TO serviceloop_app;
GRANT SELECT, INSERT, DELETE ON understand.account_first_view TO serviceloop_app;

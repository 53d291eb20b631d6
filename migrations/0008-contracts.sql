-- Personal contracts for change: private to whoever wrote them and to the support persons they named.

CREATE SCHEMA IF NOT EXISTS embed;
GRANT USAGE ON SCHEMA embed TO serviceloop_app;

CREATE TABLE embed.contract (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  contract_id uuid NOT NULL,
  person_id uuid NOT NULL,
  -- The address that its author had proven when they began, in lower case. Who keeps the staff list can enter another one
  -- for the person, and must not get the contract by it.
  email text NOT NULL,
  -- draft → signed → completed or ended
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'signed', 'completed', 'ended')),
  -- What is being written, or was signed last where nothing is; src/embed/contracts/clauses.ts describes it.
  clauses jsonb NOT NULL,
  -- Counts saves of the clauses.
  revision integer NOT NULL DEFAULT 1,
  -- How many versions were signed.
  version integer NOT NULL DEFAULT 0,
  -- Since when a signed contract is being changed; what was signed holds meanwhile.
  amending_since timestamptz,
  signed_at timestamptz,
  -- First and last day of what was signed, in the organisation's days.
  begins_on date,
  ends_on date,
  -- Ids of milestones and the day on which they were reached.
  reached jsonb NOT NULL DEFAULT '{}',
  finished_at timestamptz,
  -- What its author writes at the end.
  closing_word text NOT NULL DEFAULT '',
  -- 1 is Monday.
  reminder_weekday integer NOT NULL DEFAULT 5 CHECK (reminder_weekday BETWEEN 1 AND 7),
  reminders_stopped_at timestamptz,
  -- No reminder before this day.
  reminders_paused_until date,
  -- The Monday of the week that was asked about last.
  reminded_week date,
  -- Part of the check-in link's code: raising it ends the links sent before.
  link_version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, contract_id),
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person,
  CHECK (state = 'draft' OR (version > 0 AND signed_at IS NOT NULL AND begins_on IS NOT NULL AND ends_on IS NOT NULL)),
  CHECK ((state IN ('completed', 'ended')) = (finished_at IS NOT NULL))
);
-- One contract at a time.
CREATE UNIQUE INDEX ON embed.contract (workspace_id, person_id) WHERE state IN ('draft', 'signed');
CREATE INDEX ON embed.contract (workspace_id, person_id, created_at);

-- What was signed, never changed.
CREATE TABLE embed.contract_version (
  workspace_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  version integer NOT NULL,
  clauses jsonb NOT NULL,
  PRIMARY KEY (workspace_id, contract_id, version),
  FOREIGN KEY (workspace_id, contract_id) REFERENCES embed.contract
);

CREATE TABLE embed.contract_supporter (
  workspace_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  supporter_id uuid NOT NULL,
  -- Null for somebody from outside.
  person_id uuid,
  -- As they were when they were named.
  name text NOT NULL,
  email text NOT NULL,
  shares text NOT NULL CHECK (shares IN ('goals', 'whole')),
  -- named (not asked before the contract is signed) → asked → accepted or declined; withdrawn: sharing was taken back
  state text NOT NULL DEFAULT 'named' CHECK (state IN ('named', 'asked', 'accepted', 'declined', 'withdrawn')),
  -- Part of the link's code, as above.
  link_version integer NOT NULL DEFAULT 1,
  asked_at timestamptz,
  answered_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, contract_id, supporter_id),
  FOREIGN KEY (workspace_id, contract_id) REFERENCES embed.contract,
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person
);
CREATE INDEX ON embed.contract_supporter (workspace_id, person_id);
-- Links name the workspace and the supporter.
CREATE UNIQUE INDEX ON embed.contract_supporter (workspace_id, supporter_id);

-- Names under a version, a row each, so that people who sign at the same moment don't meet.
CREATE TABLE embed.contract_signature (
  workspace_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  version integer NOT NULL,
  -- The contract's id for its author, else the supporter's.
  signer_id uuid NOT NULL,
  name text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, contract_id, version, signer_id),
  FOREIGN KEY (workspace_id, contract_id, version) REFERENCES embed.contract_version
);

CREATE TABLE embed.contract_check_in (
  workspace_id uuid NOT NULL,
  contract_id uuid NOT NULL,
  -- Its Monday.
  week date NOT NULL,
  -- By the goal's id: 'kept', 'partly', 'not' or 'none'.
  marks jsonb NOT NULL,
  note text NOT NULL,
  learned text NOT NULL,
  -- Counts saves.
  revision integer NOT NULL DEFAULT 1,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, contract_id, week),
  FOREIGN KEY (workspace_id, contract_id) REFERENCES embed.contract
);

ALTER TABLE embed.contract ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.contract_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.contract_supporter ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.contract_signature ENABLE ROW LEVEL SECURITY;
ALTER TABLE embed.contract_check_in ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON embed.contract TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.contract_version TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.contract_supporter TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.contract_signature TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON embed.contract_check_in TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON embed.contract, embed.contract_supporter, embed.contract_check_in TO serviceloop_app;
GRANT SELECT, INSERT, DELETE ON embed.contract_version TO serviceloop_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON embed.contract_signature TO serviceloop_app;

-- The workspace, its departments and people, who may enter it, what was done in it, and the mail that leaves it.

CREATE SCHEMA people;
GRANT USAGE ON SCHEMA people TO serviceloop_app;

CREATE TABLE people.workspace (
  workspace_id uuid PRIMARY KEY,
  -- The programme's name.
  name text NOT NULL,
  -- The organisation that serves; the root of the tree of departments.
  organisation text NOT NULL,
  -- Who operates the server, in words that respondents read.
  operator text NOT NULL,
  language text NOT NULL DEFAULT 'en',
  time_zone text NOT NULL DEFAULT 'UTC',
  -- Makes and checks the codes of respondents' links.
  link_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE people.unit (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  unit_id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL CHECK (name <> '' AND position('/' IN name) = 0),
  PRIMARY KEY (workspace_id, unit_id),
  FOREIGN KEY (workspace_id, parent_id) REFERENCES people.unit,
  UNIQUE NULLS NOT DISTINCT (workspace_id, parent_id, name)
);

CREATE TABLE people.person (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  person_id uuid NOT NULL,
  -- The id in the organisation's own files.
  staff_number text,
  name text NOT NULL CHECK (name <> ''),
  email text,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED,
  -- Null: directly in the organisation.
  unit_id uuid,
  manager_id uuid,
  job text,
  level text CHECK (level IN ('executive', 'manager', 'team leader', 'front line')),
  location text,
  -- People are never deleted silently: who left stays, with the day.
  left_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, person_id),
  UNIQUE (workspace_id, staff_number),
  FOREIGN KEY (workspace_id, unit_id) REFERENCES people.unit,
  FOREIGN KEY (workspace_id, manager_id) REFERENCES people.person
);
CREATE INDEX ON people.person (workspace_id, unit_id);
CREATE INDEX ON people.person (workspace_id, manager_id);
CREATE INDEX ON people.person (email_key);
CREATE INDEX ON people.person (workspace_id, lower(name), person_id);

-- A file of staff and what it would change. Applied only while its plan is what was shown.
CREATE TABLE people.person_import (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  import_id uuid NOT NULL,
  file_name text NOT NULL,
  -- Which columns the file has.
  columns text[] NOT NULL,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'applied')),
  -- Whether empty cells clear what is known.
  clear_empty boolean NOT NULL DEFAULT false,
  -- SHA-256 of the plan that is shown.
  plan_hash bytea NOT NULL,
  counts jsonb NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_by text,
  applied_at timestamptz,
  PRIMARY KEY (workspace_id, import_id)
);
CREATE INDEX ON people.person_import (workspace_id, created_at);

-- The file as it was read, in parts; gone once it is applied.
CREATE TABLE people.person_import_part (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  part integer NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (workspace_id, import_id, part),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.person_import ON DELETE CASCADE
);

-- The plan as it is shown, a line for each person, department or problem.
CREATE TABLE people.person_import_line (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('department', 'new', 'changed', 'missing', 'problem')),
  number integer NOT NULL,
  person_id uuid,
  content jsonb NOT NULL,
  -- Of people who are missing from the file: to be marked as left.
  chosen boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, import_id, kind, number),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.person_import ON DELETE CASCADE
);

-- Roles beyond being a member of staff. The user is one of the sign-in library's, whose tables no key may point to.
CREATE TABLE people.membership (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  user_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX ON people.membership (user_id);

CREATE TABLE people.member_invitation (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  invitation_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0),
  -- SHA-256 of the link's secret.
  secret_hash bytea NOT NULL,
  invited_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  PRIMARY KEY (workspace_id, invitation_id)
);

-- What was done: each entry's hash covers its content and the hash before it. The application can add, not change.
CREATE TABLE people.audit_entry (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (workspace_id, number)
);

CREATE TABLE people.message (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  message_id uuid NOT NULL,
  -- 'sign-in', 'member-invitation', 'invitation', 'reminder', 'test', 'notice'
  kind text NOT NULL,
  -- What it belongs to, e.g. a campaign; null for sign-in.
  campaign_id uuid,
  invitation_id uuid,
  recipient_name text NOT NULL,
  recipient_email text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  -- Who may read the body on the web: the recipient alone, the consultants in readers, or whoever runs the programme.
  private_to text NOT NULL CHECK (private_to IN ('recipient', 'consultant', 'programme')),
  -- Users: the consultants whom a campaign's respondents were told of.
  readers uuid[],
  -- queued → sending → sent, failed, or unconfirmed where the process died while sending; outbox where no mail server is set.
  state text NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unconfirmed', 'outbox', 'cancelled')),
  -- The lower, the sooner it goes.
  priority integer NOT NULL DEFAULT 0,
  -- How often it was handed to a mail server that was there.
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  -- Changes with each claim: whoever claimed it before can't change it any more.
  claim_id uuid,
  -- While it is sending: later than this, its process is gone.
  claimed_until timestamptz,
  -- After this it is of no use, e.g. since its link has ended.
  expires_at timestamptz,
  problem text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, message_id),
  CHECK ((private_to = 'consultant') = (readers IS NOT NULL))
);
CREATE INDEX ON people.message (workspace_id, priority, next_attempt_at) WHERE state = 'queued';
CREATE INDEX ON people.message (workspace_id, claimed_until) WHERE state = 'sending';
CREATE INDEX ON people.message (workspace_id, campaign_id, state);
CREATE INDEX ON people.message (workspace_id, created_at);

ALTER TABLE people.workspace ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.person ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.person_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.person_import_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.person_import_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.member_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.message ENABLE ROW LEVEL SECURITY;

CREATE POLICY workspace ON people.workspace TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.unit TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.person TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.person_import TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.person_import_part TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.person_import_line TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.membership TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.member_invitation TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.audit_entry TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.message TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);

-- At sign-in one person's workspaces are looked up before any is entered: their own rows, and nothing else.
CREATE POLICY own_memberships ON people.membership FOR SELECT TO serviceloop_app
  USING (user_id = nullif(current_setting('app.user', true), '')::uuid);
CREATE POLICY own_person ON people.person FOR SELECT TO serviceloop_app
  USING (email_key = nullif(current_setting('app.email', true), ''));

GRANT SELECT, INSERT, UPDATE ON people.workspace TO serviceloop_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON people.person_import, people.person_import_part, people.person_import_line
  TO serviceloop_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON people.unit, people.person, people.membership, people.member_invitation, people.message
  TO serviceloop_app;
GRANT SELECT, INSERT ON people.audit_entry TO serviceloop_app;

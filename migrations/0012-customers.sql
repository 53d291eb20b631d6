-- Who is served: accounts, the customers in them, panels of customers, and files that bring them.

-- An organisation that is served. Customers who are served as private persons have none.
CREATE TABLE people.account (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  account_id uuid NOT NULL,
  -- The number in the organisation's own files.
  account_number text,
  name text NOT NULL CHECK (name <> ''),
  name_key text GENERATED ALWAYS AS (lower(name)) STORED,
  segment text,
  region text,
  -- Who looks after the account: one of the organisation's people.
  manager_id uuid,
  -- Further facts by name, texts only.
  attributes jsonb NOT NULL DEFAULT '{}',
  -- Accounts are never deleted silently: what is no customer any more stays, with the day.
  left_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, account_id),
  UNIQUE (workspace_id, account_number),
  FOREIGN KEY (workspace_id, manager_id) REFERENCES people.person
);
CREATE INDEX ON people.account (workspace_id, name_key, account_id);
CREATE INDEX ON people.account (workspace_id, segment);
CREATE INDEX ON people.account (workspace_id, region);
CREATE INDEX ON people.account (workspace_id, manager_id);

-- A person who is served and can be asked.
CREATE TABLE people.customer (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  customer_id uuid NOT NULL,
  -- The number in the organisation's own files.
  customer_number text,
  account_id uuid,
  name text NOT NULL CHECK (name <> ''),
  name_key text GENERATED ALWAYS AS (lower(name)) STORED,
  email text,
  email_key text GENERATED ALWAYS AS (lower(email)) STORED,
  -- A tag such as "de"; null: the campaign's own language.
  language text,
  -- Stakeholder roles, e.g. Buyer, User, Decision maker.
  roles text[] NOT NULL DEFAULT '{}',
  -- Their own; where null, the account's counts.
  segment text,
  region text,
  -- Further columns of the file by name, texts only.
  attributes jsonb NOT NULL DEFAULT '{}',
  -- Asked not to be surveyed: since when, and why or how.
  no_contact_at timestamptz,
  no_contact_reason text NOT NULL DEFAULT '',
  -- Mail to the address came back.
  bounced_at timestamptz,
  -- When a campaign last invited them.
  last_invited_at timestamptz,
  left_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, customer_id),
  UNIQUE (workspace_id, customer_number),
  FOREIGN KEY (workspace_id, account_id) REFERENCES people.account
);
CREATE INDEX ON people.customer (workspace_id, name_key, customer_id);
CREATE INDEX ON people.customer (workspace_id, email_key);
CREATE INDEX ON people.customer (workspace_id, account_id);
CREATE INDEX ON people.customer (workspace_id, segment);
CREATE INDEX ON people.customer (workspace_id, region);
CREATE INDEX ON people.customer USING gin (roles);
CREATE INDEX ON people.customer USING gin (attributes jsonb_path_ops);

-- Customers who agreed to be asked more often than others.
CREATE TABLE people.panel (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  panel_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- How its members agreed, and to what.
  note text NOT NULL DEFAULT '',
  last_invited_at timestamptz,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, panel_id),
  UNIQUE (workspace_id, name)
);

CREATE TABLE people.panel_member (
  workspace_id uuid NOT NULL,
  panel_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  added_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, panel_id, customer_id),
  FOREIGN KEY (workspace_id, panel_id) REFERENCES people.panel ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, customer_id) REFERENCES people.customer ON DELETE CASCADE
);
CREATE INDEX ON people.panel_member (workspace_id, customer_id);

-- Names of stakeholder roles and of attributes that are or were in use.
CREATE TABLE people.customer_word (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  kind text NOT NULL CHECK (kind IN ('role', 'attribute')),
  word text NOT NULL CHECK (word <> ''),
  PRIMARY KEY (workspace_id, kind, word)
);

-- What the columns of files were last taken for, by their names.
CREATE TABLE people.customer_column (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  -- The column's name in lower case without spaces.
  name_key text NOT NULL,
  -- A field, "attribute" or "ignored"; src/people/customers/customer-columns.ts names them.
  field text NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, name_key)
);

-- A file of customers and what it would change.
CREATE TABLE people.customer_import (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  import_id uuid NOT NULL,
  file_name text NOT NULL,
  -- The file's columns in their order: { name, field, examples }.
  columns jsonb NOT NULL,
  rows integer NOT NULL,
  state text NOT NULL DEFAULT 'mapping'
    CHECK (state IN ('mapping', 'planning', 'planned', 'applying', 'applied')),
  -- What is being worked on; a job that finds another one here has been overtaken and stops.
  run uuid NOT NULL,
  progress double precision NOT NULL DEFAULT 0,
  -- Why the work before this stopped, in a sentence.
  problem text,
  -- Whether empty cells clear what is known.
  clear_empty boolean NOT NULL DEFAULT false,
  -- SHA-256 of the plan that is shown.
  plan_hash bytea,
  counts jsonb,
  -- Everybody who is missing from the file is to be marked as left; else those of customer_import_leaver.
  all_leaving boolean NOT NULL DEFAULT false,
  -- How many were marked as left, once it is applied.
  left_count integer,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_by text,
  applied_at timestamptz,
  PRIMARY KEY (workspace_id, import_id),
  CHECK (state NOT IN ('planned', 'applied') OR counts IS NOT NULL)
);
CREATE INDEX ON people.customer_import (workspace_id, created_at);

-- The file's rows as they were read, in parts; gone once it is applied.
CREATE TABLE people.customer_import_part (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  part integer NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (workspace_id, import_id, part),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.customer_import ON DELETE CASCADE
);

-- The plan as it is shown, a line for each account or customer who is new or changes, and each problem.
CREATE TABLE people.customer_import_line (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('account', 'new', 'changed', 'problem')),
  number integer NOT NULL,
  -- The customer, where they are known already.
  customer_id uuid,
  content jsonb NOT NULL,
  PRIMARY KEY (workspace_id, import_id, kind, number),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.customer_import ON DELETE CASCADE
);
CREATE INDEX ON people.customer_import_line (workspace_id, customer_id) WHERE customer_id IS NOT NULL;

-- Which of the known customers are in the file: all others are missing from it.
CREATE TABLE people.customer_import_match (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, import_id, customer_id),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.customer_import ON DELETE CASCADE
);

-- Which of those who are missing were chosen to be marked as left.
CREATE TABLE people.customer_import_leaver (
  workspace_id uuid NOT NULL,
  import_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, import_id, customer_id),
  FOREIGN KEY (workspace_id, import_id) REFERENCES people.customer_import ON DELETE CASCADE
);

ALTER TABLE people.account ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.panel ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.panel_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_column ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_import ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_import_part ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_import_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_import_match ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.customer_import_leaver ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.account TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.panel TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.panel_member TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_word TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_column TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_import TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_import_part TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_import_line TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_import_match TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.customer_import_leaver TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE
  ON people.account, people.customer, people.panel, people.panel_member, people.customer_word, people.customer_column,
    people.customer_import, people.customer_import_part, people.customer_import_line, people.customer_import_match,
    people.customer_import_leaver TO serviceloop_app;

-- After thousands of rows came at once the planner knows nothing of them until the server looks by itself, a minute later; until
-- then it joins customers row by row. Only the owner may make it look.
CREATE FUNCTION people.look_at_customers() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  ANALYZE people.account;
  ANALYZE people.customer;
END
$$;
REVOKE ALL ON FUNCTION people.look_at_customers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.look_at_customers() TO serviceloop_app;

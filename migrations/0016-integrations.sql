-- What other programs may read and do here.

-- A token acts for the programme within its scopes, never for a person. It is shown once; its hash is kept.
CREATE TABLE people.api_token (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  token_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- SHA-256 of its secret.
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  -- The user who made it. It ends with their right to make one.
  made_by uuid NOT NULL,
  made_by_name text NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- Written once an hour at most.
  last_used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (workspace_id, token_id)
);

ALTER TABLE people.api_token ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.api_token TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON people.api_token TO serviceloop_app;

-- An address that is told of what happens. Its secret is made from the workspace's key, its id and its version.
CREATE TABLE people.webhook (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  webhook_id uuid NOT NULL,
  url text NOT NULL,
  events text[] NOT NULL CHECK (cardinality(events) > 0),
  -- Whether answers of named campaigns come with the news of them.
  with_answers boolean NOT NULL DEFAULT false,
  -- Raising it makes a new secret; until then deliveries are signed with the one before, too.
  secret_version integer NOT NULL DEFAULT 1,
  old_secret_until timestamptz,
  -- 'disabled': it did not answer for days.
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'disabled')),
  made_by_name text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, webhook_id)
);

-- One piece of news for one address.
CREATE TABLE people.webhook_delivery (
  workspace_id uuid NOT NULL,
  webhook_id uuid NOT NULL,
  delivery_id uuid NOT NULL,
  event text NOT NULL,
  -- As it is sent; gone once it is delivered or given up.
  body text,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed', 'cancelled')),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz,
  -- What the address answered last, or why it could not be reached.
  status integer,
  problem text,
  made_at timestamptz NOT NULL,
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, webhook_id, delivery_id),
  FOREIGN KEY (workspace_id, webhook_id) REFERENCES people.webhook ON DELETE CASCADE
);
CREATE INDEX ON people.webhook_delivery (workspace_id, webhook_id, made_at);

ALTER TABLE people.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE people.webhook_delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.webhook TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON people.webhook_delivery TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON people.webhook, people.webhook_delivery TO serviceloop_app;

-- Second factors, identity providers of programmes, and what each session was opened with.

-- A second factor: codes that change every half minute. The secret is encrypted with a key outside the database; a code's
-- time step is kept, so that no code counts twice. Null enabled_at: it is being set up.
CREATE TABLE auth.second_factor (
  user_id uuid PRIMARY KEY REFERENCES auth."user" ("id") ON DELETE CASCADE,
  secret bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  enabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- For who has lost the second factor: each works once. SHA-256 of 80 random bits.
CREATE TABLE auth.recovery_code (
  user_id uuid NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (user_id, code_hash)
);

-- How a session was opened, and what it opens. A session without a row was opened before there were second factors.
CREATE TABLE auth.session_mark (
  session_id uuid PRIMARY KEY REFERENCES auth."session" ("id") ON DELETE CASCADE,
  way text NOT NULL CHECK (way IN ('password', 'link', 'provider')),
  -- The only workspace that it opens, where a provider of that workspace vouched for whoever it is.
  workspace_id uuid,
  provider_id uuid,
  second_factor boolean NOT NULL,
  -- To the hour.
  seen_at timestamptz NOT NULL,
  CHECK ((way = 'provider') = (workspace_id IS NOT NULL AND provider_id IS NOT NULL))
);
CREATE INDEX ON auth.session_mark (workspace_id) WHERE workspace_id IS NOT NULL;

-- Between the first and the second step of signing in, or of changing an address. The browser has the secret; five wrong codes
-- end it.
CREATE TABLE auth.sign_in_step (
  secret_hash bytea PRIMARY KEY,
  -- What is asked for: the code of a second factor, or the one that was mailed.
  kind text NOT NULL CHECK (kind IN ('second factor', 'mailed code', 'new address')),
  -- What was proven so far, and what is opened then.
  content jsonb NOT NULL,
  -- SHA-256 of the mailed code with the step's secret.
  code_hash bytea,
  wrong integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  CHECK ((kind = 'second factor') = (code_hash IS NULL))
);
CREATE INDEX ON auth.sign_in_step (expires_at);

-- A sign-in that is under way at an identity provider. The browser that began it has the secret.
CREATE TABLE auth.provider_flow (
  flow_id uuid PRIMARY KEY,
  workspace_id uuid NOT NULL,
  provider_id uuid NOT NULL,
  secret_hash bytea NOT NULL,
  -- OpenID Connect: the code verifier, encrypted; the nonce. SAML: the id of our request.
  verifier bytea,
  nonce text,
  request_id text,
  -- Where to go in the end: a path of ours.
  next text NOT NULL,
  -- Of the director who tries the provider: then nobody is signed in.
  trial_by uuid,
  -- SAML: what a checked assertion said, encrypted, until the browser fetches it with this code.
  result bytea,
  result_hash bytea,
  -- Once an answer came, right or wrong, no other one is read.
  answered_at timestamptz,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON auth.provider_flow (expires_at);

-- Assertions that were used, until they are too old anyway.
CREATE TABLE auth.used_assertion (
  provider_id uuid NOT NULL,
  assertion_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (provider_id, assertion_hash)
);
CREATE INDEX ON auth.used_assertion (expires_at);

-- Whom a provider means: once the owner of the account's mailbox has agreed. SHA-256 of the provider's name for them.
CREATE TABLE auth.provider_identity (
  provider_id uuid NOT NULL,
  subject_hash bytea NOT NULL,
  user_id uuid NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  workspace_id uuid NOT NULL,
  connected_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (provider_id, subject_hash)
);
CREATE INDEX ON auth.provider_identity (user_id);

-- How a workspace may be entered. Read before it is entered, so it lies here; no row: in every way.
CREATE TABLE auth.entry_rule (
  workspace_id uuid PRIMARY KEY,
  second_factor boolean NOT NULL,
  provider_only boolean NOT NULL
);

-- For which addresses the sign-in page offers a provider. Read by whoever isn't signed in.
CREATE TABLE auth.provider_domain (
  provider_id uuid NOT NULL,
  domain text NOT NULL CHECK (domain = lower(domain)),
  workspace_id uuid NOT NULL,
  PRIMARY KEY (provider_id, domain)
);
CREATE INDEX ON auth.provider_domain (domain);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth.second_factor, auth.recovery_code, auth.session_mark, auth.sign_in_step,
  auth.provider_flow, auth.used_assertion, auth.provider_identity, auth.entry_rule, auth.provider_domain
  TO serviceloop_app;

-- Identity providers that a programme's directors have registered.
CREATE TABLE people.sign_in_provider (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  provider_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('oidc', 'saml')),
  name text NOT NULL CHECK (name <> ''),
  domains text[] NOT NULL CHECK (cardinality(domains) > 0),
  -- What others may see: issuer and client id, or entity id, sign-in address and certificates.
  settings jsonb NOT NULL,
  -- OpenID Connect: the client's secret, encrypted with a key outside the database.
  secret bytea,
  -- Whether people are offered it; a new one is tried first.
  active boolean NOT NULL DEFAULT false,
  made_by_name text NOT NULL,
  made_at timestamptz NOT NULL,
  -- When somebody was last signed in by it, to the day.
  used_on date,
  PRIMARY KEY (workspace_id, provider_id),
  CHECK ((kind = 'oidc') = (secret IS NOT NULL))
);

ALTER TABLE people.sign_in_provider ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.sign_in_provider TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON people.sign_in_provider TO serviceloop_app;

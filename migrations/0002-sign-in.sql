-- Accounts and sessions. Tables and columns are those of the sign-in library (better-auth 1.7), which reads and writes
-- them by its own names. They belong to no workspace: somebody signs in first and enters workspaces then, so there is
-- no row-level security here, and no key leads from our tables to these.

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO serviceloop_app;

CREATE TABLE auth."user" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "name" text NOT NULL,
  "email" text NOT NULL UNIQUE CHECK ("email" = lower("email")),
  "emailVerified" boolean NOT NULL,
  "image" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE auth."session" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "expiresAt" timestamptz NOT NULL,
  "token" text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE
);

-- How somebody proves who they are: for now by a password, as scrypt's hash.
CREATE TABLE auth."account" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL REFERENCES auth."user" ("id") ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL,
  UNIQUE ("providerId", "accountId")
);

-- E-mailed links: the identifier is the SHA-256 of a link's code.
CREATE TABLE auth."verification" (
  "id" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "identifier" text NOT NULL,
  "value" text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX ON auth."session" ("userId");
CREATE INDEX ON auth."account" ("userId");
CREATE INDEX ON auth."verification" ("identifier");
CREATE INDEX ON auth."session" ("expiresAt");
CREATE INDEX ON auth."verification" ("expiresAt");

GRANT SELECT, INSERT, UPDATE, DELETE ON auth."user", auth."session", auth."account", auth."verification"
  TO serviceloop_app;

-- What this installation alone knows, e.g. the key that signs sessions' cookies: made at first start, the same for
-- every process, and part of backups so that nobody is signed out by a restore.
CREATE TABLE platform.secret (
  name text PRIMARY KEY,
  value bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
GRANT USAGE ON SCHEMA platform TO serviceloop_app;
GRANT SELECT, INSERT ON platform.secret TO serviceloop_app;

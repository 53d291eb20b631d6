-- Doors of anonymous campaigns: ways in that need no invitation.

-- Which workspace an address that somebody typed belongs to. An address is short enough to type, so the workspace isn't in
-- it; it tells nothing but where to look.
CREATE TABLE platform.door_address (
  -- Eight characters without a hyphen, e.g. "ab3k9xmt".
  address text PRIMARY KEY CHECK (address ~ '^[0-9a-hjkmnp-tv-z]{8}$'),
  workspace_id uuid NOT NULL,
  door_id uuid NOT NULL
);
GRANT SELECT, INSERT ON platform.door_address TO serviceloop_app;

CREATE TABLE listen.door (
  workspace_id uuid NOT NULL,
  door_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- 'link': whoever has the address; 'kiosk': a device that stands somewhere; 'cards': a code for one ballot each.
  kind text NOT NULL CHECK (kind IN ('link', 'kiosk', 'cards')),
  name text NOT NULL,
  address text NOT NULL,
  -- What is known of its ballots, i.e. the door: listen.ballot_cell's number.
  cell integer NOT NULL,
  is_open boolean NOT NULL DEFAULT true,
  -- Of a kiosk: minutes without a touch after which it forgets.
  idle_minutes integer NOT NULL DEFAULT 3 CHECK (idle_minutes BETWEEN 1 AND 15),
  -- By language: { headline, text }.
  poster jsonb NOT NULL DEFAULT '{}',
  -- Codes that were tried and don't exist; of whom isn't kept.
  wrong_codes integer NOT NULL DEFAULT 0,
  -- Counts changes.
  revision integer NOT NULL DEFAULT 1,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, door_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);
CREATE INDEX ON listen.door (workspace_id, campaign_id);

-- Cards that were printed together.
CREATE TABLE listen.card_batch (
  workspace_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  door_id uuid NOT NULL,
  -- For whom, in words.
  team text NOT NULL,
  -- What is known of ballots that come with these cards: a department that enough people share, or the door.
  cell integer NOT NULL,
  cards integer NOT NULL CHECK (cards BETWEEN 1 AND 500),
  made_on date NOT NULL,
  -- From here on unused cards are worth nothing.
  ended_on date,
  PRIMARY KEY (workspace_id, batch_id),
  FOREIGN KEY (workspace_id, door_id) REFERENCES listen.door ON DELETE CASCADE
);
CREATE INDEX ON listen.card_batch (workspace_id, door_id);

-- One card. The mark is made from its code and a key that isn't here: whoever reads it can't vote with it. Whether it was
-- used stands in listen.used_right alone.
CREATE TABLE listen.access_card (
  workspace_id uuid NOT NULL,
  door_id uuid NOT NULL,
  mark bytea NOT NULL,
  batch_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, door_id, mark),
  FOREIGN KEY (workspace_id, batch_id) REFERENCES listen.card_batch ON DELETE CASCADE
);
CREATE INDEX ON listen.access_card (workspace_id, batch_id);

ALTER TABLE listen.door ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.card_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.access_card ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.door TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.card_batch TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.access_card TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.door, listen.card_batch, listen.access_card TO serviceloop_app;

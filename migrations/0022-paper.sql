-- Questionnaires on paper, for anonymous campaigns: printed sheets, what was typed of them, and how often typists differ.

-- How a campaign's paper is handled. No row: as the defaults say, and nothing is printed.
CREATE TABLE listen.paper_plan (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- The door of the cell that says nothing but that its ballots came on paper.
  door_id uuid NOT NULL,
  -- How many people type each sheet.
  entries smallint NOT NULL DEFAULT 2 CHECK (entries IN (1, 2)),
  -- Last day on which sheets are typed; null: until the campaign closes.
  until date,
  -- Where sheets are handed in, as it is printed on them.
  return_to text NOT NULL DEFAULT '',
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

-- Sheets that were printed together and handed to one group.
CREATE TABLE listen.paper_batch (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  batch_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  language text NOT NULL,
  -- What is known of its ballots: a cell that many share, never one of the batch's own.
  cell integer NOT NULL,
  printed_on date NOT NULL,
  ended boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, campaign_id, batch_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

-- Printed sheets. Nothing says who got one, nor at which time anything was done with it.
CREATE TABLE listen.paper_sheet (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- Drawn at random; src/listen/paper/sheet-number.ts.
  sheet text NOT NULL,
  batch_id uuid NOT NULL,
  -- printed → typed (once) → differs → counted; counted at once where nothing differs or one entry is enough
  state text NOT NULL DEFAULT 'printed' CHECK (state IN ('printed', 'typed', 'differs', 'counted')),
  PRIMARY KEY (workspace_id, campaign_id, sheet),
  FOREIGN KEY (workspace_id, campaign_id, batch_id) REFERENCES listen.paper_batch
);
CREATE INDEX ON listen.paper_sheet (workspace_id, campaign_id, batch_id);

-- What somebody typed of a sheet; deleted as soon as the sheet is counted.
CREATE TABLE listen.paper_entry (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  sheet text NOT NULL,
  -- A user of the sign-in library's.
  typist uuid NOT NULL,
  -- By field what was typed; a field that is blank on the sheet is absent.
  typed jsonb NOT NULL,
  is_done boolean NOT NULL DEFAULT false,
  -- Counts saves, from 1 on.
  revision integer NOT NULL DEFAULT 1,
  PRIMARY KEY (workspace_id, campaign_id, sheet, typist),
  FOREIGN KEY (workspace_id, campaign_id, sheet) REFERENCES listen.paper_sheet
);

-- How many sheets each typist finished on a day, so that they see how far they are; kept for that day.
CREATE TABLE listen.paper_day (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  typist uuid NOT NULL,
  day date NOT NULL,
  sheets integer NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, typist, day),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

-- By question: fields of two entries that were compared, those that differed, and answers on counted sheets that couldn't be
-- used.
CREATE TABLE listen.paper_tally (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  -- '' counts whole sheets.
  question_id text NOT NULL,
  compared integer NOT NULL DEFAULT 0,
  differed integer NOT NULL DEFAULT 0 CHECK (differed BETWEEN 0 AND compared),
  unusable integer NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, campaign_id, question_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign ON DELETE CASCADE
);

ALTER TABLE listen.paper_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.paper_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.paper_sheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.paper_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.paper_day ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.paper_tally ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.paper_plan TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.paper_batch TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.paper_sheet TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.paper_entry TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.paper_day TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.paper_tally TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.paper_plan, listen.paper_batch, listen.paper_sheet, listen.paper_entry,
  listen.paper_day, listen.paper_tally TO serviceloop_app;

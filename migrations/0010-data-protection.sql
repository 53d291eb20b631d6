-- Erasing what is known of a person.

-- What somebody asked for, and what became of it. It outlives the person's record, so it holds no name and no key to it.
CREATE TABLE people.erasure_request (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  request_id uuid NOT NULL,
  person_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  -- The law gives a month.
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'withdrawn', 'refused', 'done')),
  -- What the person wrote, as long as the request is open or refused.
  note text NOT NULL DEFAULT '',
  answered_at timestamptz,
  answered_by text,
  -- Why it was refused, in words that the person reads.
  reason text NOT NULL DEFAULT '',
  PRIMARY KEY (workspace_id, request_id),
  CHECK ((state = 'open') = (answered_at IS NULL))
);
CREATE UNIQUE INDEX ON people.erasure_request (workspace_id, person_id) WHERE state = 'open';

-- An invitation outlives the person it was for, without name and address: the number of people invited must not change.
ALTER TABLE listen.invitation DROP CONSTRAINT invitation_check;
ALTER TABLE listen.invitation ADD COLUMN erased_at timestamptz;
ALTER TABLE listen.invitation ADD CONSTRAINT invitation_has_person
  CHECK (person_id IS NOT NULL OR pilot OR erased_at IS NOT NULL);

ALTER TABLE people.erasure_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.erasure_request TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON people.erasure_request TO serviceloop_app;

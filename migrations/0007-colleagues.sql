-- Colleagues whom people ask to complete the profile, too.

-- One person asks one colleague, within a campaign that both are told of. Names, address and department are as they were
-- when it was asked. Whether the colleague has answered is told by the ballot that has the request's id: no invitation has
-- it, so nothing that counts invited people or their answers comes upon it.
CREATE TABLE listen.colleague_request (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  request_id uuid NOT NULL,
  -- Who asks.
  invitation_id uuid NOT NULL,
  subject_name text NOT NULL,
  -- Who is asked; null once this person's data were erased.
  person_id uuid,
  name text NOT NULL,
  email text,
  department text NOT NULL,
  language text NOT NULL,
  state text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'accepted', 'declined', 'withdrawn')),
  -- Whether the subject wants to be rated, too, and not the organisation alone; and whether the colleague agrees to that.
  about_person boolean NOT NULL,
  agrees_person boolean NOT NULL DEFAULT false,
  -- Whether the colleague's name may stand beside the ratings.
  agrees_name boolean NOT NULL DEFAULT false,
  -- Part of the link's code, as an invitation's is.
  link_version integer NOT NULL DEFAULT 1,
  -- Counts changes of state and consent: what was saved with an older one in view is looked at again.
  revision integer NOT NULL DEFAULT 1,
  asked_at timestamptz NOT NULL DEFAULT now(),
  replied_at timestamptz,
  reminded_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id, request_id),
  UNIQUE (workspace_id, campaign_id, invitation_id, person_id),
  FOREIGN KEY (workspace_id, campaign_id, invitation_id) REFERENCES listen.invitation,
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person,
  CHECK (about_person OR NOT agrees_person)
);
CREATE INDEX ON listen.colleague_request (workspace_id, person_id);
-- Colleagues' links name the workspace and the request.
CREATE UNIQUE INDEX ON listen.colleague_request (workspace_id, request_id);

ALTER TABLE listen.colleague_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.colleague_request TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.colleague_request TO serviceloop_app;

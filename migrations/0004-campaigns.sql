-- Campaigns, the people they invite, and what those answer.

CREATE TABLE listen.campaign (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  campaign_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  -- draft → opening (invitations are being made) → open → closed
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'opening', 'open', 'closed')),
  questionnaire_id uuid,
  questionnaire_version integer,
  -- Frozen when it opens.
  anonymity text NOT NULL CHECK (anonymity IN ('named', 'confidential')),
  minimum_group integer NOT NULL DEFAULT 5 CHECK (minimum_group >= 3),
  -- What the answers are for, in words that respondents read.
  purpose text NOT NULL DEFAULT '',
  -- Months after closing in which single answers are deleted; results of groups stay.
  retention_months integer NOT NULL DEFAULT 24 CHECK (retention_months BETWEEN 1 AND 120),
  -- Whom it invites; src/listen/campaigns/audience.ts describes it.
  audience jsonb NOT NULL,
  -- Texts by language; src/listen/campaigns/texts.ts describes them.
  texts jsonb NOT NULL,
  -- What respondents were told, made of the real settings when it opened: paragraphs by language; null before.
  promise jsonb,
  -- Users who may see who answered what, as the promise names them.
  confidants uuid[],
  -- Null: somebody opens it by hand.
  opens_at timestamptz,
  -- When it was decided that it opens by itself at opens_at; null while it's edited.
  scheduled_at timestamptz,
  -- Why it did not open by itself.
  opening_problem text,
  closes_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  -- When single answers were deleted, as the retention says.
  answers_deleted_at timestamptz,
  reminders jsonb NOT NULL DEFAULT '[]',
  -- Making invitations: how many people the audience had, and the last person looked at. After a restart it goes on there.
  inviting_expected integer NOT NULL DEFAULT 0,
  inviting_after uuid,
  inviting_since timestamptz,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, campaign_id),
  FOREIGN KEY (workspace_id, questionnaire_id, questionnaire_version) REFERENCES listen.questionnaire_version,
  -- Nobody is invited without having been told what holds, and until when.
  CHECK (state = 'draft' OR (questionnaire_version IS NOT NULL AND promise IS NOT NULL AND confidants IS NOT NULL
    AND closes_at IS NOT NULL AND opened_at IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);

-- One person's place in a campaign. Unit, level and the rest are as they were when the person was invited: later moves
-- change no group.
CREATE TABLE listen.invitation (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  -- Null only where a member of the programme tries the campaign without being on the staff.
  person_id uuid,
  -- Invited before the campaign opened, to try it; these answers are never part of results.
  pilot boolean NOT NULL DEFAULT false,
  name text NOT NULL,
  email text,
  language text NOT NULL,
  -- Segments joined by "/"; '' is the organisation itself.
  department text NOT NULL,
  level text,
  job text,
  location text,
  -- Part of the link's code: raising it ends the links sent before.
  link_version integer NOT NULL DEFAULT 1,
  invited_at timestamptz NOT NULL DEFAULT now(),
  -- When the invitation was handed to the mail; null before, and where there is no address.
  mailed_at timestamptz,
  reminded_at timestamptz,
  -- Taken out of the audience: the link works no more. It doesn't either while the person has left the organisation.
  withdrawn_at timestamptz,
  -- Taken out at some time, perhaps taken back in. Somebody who takes all but one out and back in could otherwise tell by
  -- the progress meanwhile whether that one answered.
  was_withdrawn boolean NOT NULL DEFAULT false,
  CHECK (person_id IS NOT NULL OR pilot),
  PRIMARY KEY (workspace_id, campaign_id, invitation_id),
  UNIQUE (workspace_id, campaign_id, person_id, pilot),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign,
  FOREIGN KEY (workspace_id, person_id) REFERENCES people.person
);
CREATE INDEX ON listen.invitation (workspace_id, person_id);
-- Respondents' links name the workspace and the invitation.
CREATE UNIQUE INDEX ON listen.invitation (workspace_id, invitation_id);
-- Whose invitation still has to be mailed.
CREATE INDEX ON listen.invitation (workspace_id, campaign_id, invitation_id)
  WHERE mailed_at IS NULL AND email IS NOT NULL AND withdrawn_at IS NULL;

-- One round of reminders: planned with the campaign, or asked for by hand.
CREATE TABLE listen.reminder (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  reminder_id uuid NOT NULL,
  planned boolean NOT NULL,
  due_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'cancelled')),
  -- The last invitation looked at. After a restart it goes on there.
  after_invitation uuid,
  recipients integer NOT NULL DEFAULT 0,
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id, reminder_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);

-- One respondent's answers. In named and confidential campaigns its id is the invitation's.
CREATE TABLE listen.ballot (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  ballot_id uuid NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  -- When the respondent said that they are done; answers can be changed until the campaign closes.
  completed_at timestamptz,
  PRIMARY KEY (workspace_id, campaign_id, ballot_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);

-- The answers of one page, saved together.
CREATE TABLE listen.answer_page (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  ballot_id uuid NOT NULL,
  page_id text NOT NULL,
  -- By question: values as src/listen/questionnaires/answer.ts describes them.
  answers jsonb NOT NULL,
  -- Counts saves: a form that was shown an older state can't erase what came since.
  revision integer NOT NULL DEFAULT 1,
  saved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, campaign_id, ballot_id, page_id),
  FOREIGN KEY (workspace_id, campaign_id, ballot_id) REFERENCES listen.ballot
);

-- Figures that were let out, once and for good: disclosure looks at everything released before.
CREATE TABLE listen.release (
  workspace_id uuid NOT NULL,
  campaign_id uuid NOT NULL,
  release_id uuid NOT NULL,
  -- 'close': when the campaign closed. 'snapshot': asked for by hand; named campaigns only.
  kind text NOT NULL CHECK (kind IN ('close', 'snapshot')),
  released_at timestamptz NOT NULL DEFAULT now(),
  -- False where not a single figure could be shown.
  has_figures boolean NOT NULL,
  -- Figures of groups at published precision; src/understand/results/released-results.ts describes them.
  results jsonb NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id, release_id),
  FOREIGN KEY (workspace_id, campaign_id) REFERENCES listen.campaign
);
CREATE UNIQUE INDEX ON listen.release (workspace_id, campaign_id) WHERE kind = 'close';

ALTER TABLE listen.campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.ballot ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.answer_page ENABLE ROW LEVEL SECURITY;
ALTER TABLE listen.release ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.campaign TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.invitation TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.reminder TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.ballot TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.answer_page TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
CREATE POLICY workspace ON listen.release TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.campaign, listen.invitation, listen.reminder, listen.ballot, listen.answer_page TO serviceloop_app;
GRANT SELECT, INSERT ON listen.release TO serviceloop_app;

-- Campaigns that ask customers: whom they invite, how often anybody may be asked, what figures are looked at by, and
-- addresses that turn mail away.

ALTER TABLE listen.campaign
  -- 'staff' or 'customers', as the audience says.
  ADD COLUMN audience_of text NOT NULL GENERATED ALWAYS AS (coalesce(audience->>'of', 'staff')) STORED
    CHECK (audience_of IN ('staff', 'customers')),
  -- What figures are looked at by, the most important first; frozen when it opens. src/listen/campaigns/breakdowns.ts
  -- names them.
  ADD COLUMN breakdowns jsonb NOT NULL DEFAULT '[]',
  -- Whether the invitation's mail shows the first question, with a link for each answer.
  ADD COLUMN first_question boolean NOT NULL DEFAULT false,
  -- Of a random sample: by stratum the greatest key that is in it; made when the campaign opens.
  ADD COLUMN sample_cuts jsonb;

ALTER TABLE listen.invitation
  ADD COLUMN customer_id uuid,
  -- As they were when the customer was invited, without keys to what may be gone by now.
  ADD COLUMN account_id uuid,
  ADD COLUMN manager_id uuid,
  -- What the figures are looked at by, id to value, as it was when invited; what was not known then is absent.
  ADD COLUMN groups jsonb NOT NULL DEFAULT '{}',
  -- When mail to the address was turned away for good, and in which words; null where it wasn't.
  ADD COLUMN bounced_at timestamptz,
  ADD COLUMN bounce_words text;
ALTER TABLE listen.invitation DROP CONSTRAINT invitation_has_person;
ALTER TABLE listen.invitation
  ADD CONSTRAINT invitation_has_somebody CHECK (num_nonnulls(person_id, customer_id) = 1 OR pilot OR erased_at IS NOT NULL),
  ADD CONSTRAINT invitation_is_of_one CHECK (person_id IS NULL OR customer_id IS NULL),
  ADD CONSTRAINT invitation_of_customer UNIQUE (workspace_id, campaign_id, customer_id, pilot),
  ADD FOREIGN KEY (workspace_id, customer_id) REFERENCES people.customer;
-- When a customer was asked last, and how often lately.
CREATE INDEX ON listen.invitation (workspace_id, customer_id, invited_at) WHERE customer_id IS NOT NULL;
-- Whose mail was turned away.
CREATE INDEX ON listen.invitation (workspace_id, campaign_id) WHERE bounced_at IS NOT NULL;

-- At most so many invitations of a customer within so many days, whichever campaigns they come from. No row: one in 60 days.
CREATE TABLE listen.contact_limit (
  workspace_id uuid PRIMARY KEY REFERENCES people.workspace,
  invitations integer NOT NULL CHECK (invitations BETWEEN 1 AND 100),
  -- 0: there is no limit.
  days integer NOT NULL CHECK (days BETWEEN 0 AND 730)
);

-- The same as the body in HTML, where more than paragraphs and links is wanted; null where it is made from the body.
ALTER TABLE people.message ADD COLUMN html text;

ALTER TABLE listen.contact_limit ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON listen.contact_limit TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON listen.contact_limit TO serviceloop_app;

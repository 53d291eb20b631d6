-- What became of rounds of reminders, paper's figures in steps, purposes in several languages, and quotas as they stood when their
-- campaign closed.

-- When a round of reminders last came to an invitation, whether or not its person had finished: so who is left in peace, and
-- how many are, tells nothing of who has answered. NULL: none has.
ALTER TABLE listen.invitation ADD COLUMN reminder_turn_at timestamptz;
UPDATE listen.invitation SET reminder_turn_at = reminded_at WHERE reminded_at IS NOT NULL;

-- When the round began: whose turn it was, and who was left out and why. src/listen/campaigns/reminder-turns.ts describes it.
-- NULL: it has not begun, or was sent before this was noted.
ALTER TABLE listen.reminder ADD COLUMN turns jsonb;

-- The counts as they are told: as of the last ten counted sheets, so that nobody sees a single sheet arrive.
ALTER TABLE listen.paper_tally
  ADD COLUMN told_compared integer NOT NULL DEFAULT 0,
  ADD COLUMN told_differed integer NOT NULL DEFAULT 0,
  ADD COLUMN told_unusable integer NOT NULL DEFAULT 0;
UPDATE listen.paper_tally t SET told_compared = compared, told_differed = differed, told_unusable = unusable
WHERE (SELECT count(*) FROM listen.paper_sheet s
  WHERE s.workspace_id = t.workspace_id AND s.campaign_id = t.campaign_id AND s.state = 'counted') >= 10;

-- What the answers are for in further languages, as respondents read it: {"es": "…"}.
ALTER TABLE listen.campaign ADD COLUMN purposes jsonb NOT NULL DEFAULT '{}';

-- How far each group was at the close; it stays when answers are deleted. src/listen/quotas/quota.ts describes it. NULL: the
-- campaign has not closed, or closed before this was noted.
ALTER TABLE listen.quota ADD COLUMN final jsonb;

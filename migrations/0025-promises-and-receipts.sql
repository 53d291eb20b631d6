-- A ballot that nothing is stored in yet is looked for by the receipt of the right that was exchanged for it.
CREATE INDEX used_right_receipt ON listen.used_right (workspace_id, campaign_id, receipt);

-- What those are told who come through a door, by its kind and then as `promise`; null where it opened before there was any.
ALTER TABLE listen.campaign ADD COLUMN door_promises jsonb;

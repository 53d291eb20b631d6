-- Comparisons of how managers, staff and customers see the same service.

-- Two campaigns side by side, under a name. Its figures are computed of their releases whenever it is read.
CREATE TABLE understand.perception_comparison (
  workspace_id uuid NOT NULL REFERENCES people.workspace,
  comparison_id uuid NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  customers_campaign_id uuid NOT NULL,
  staff_campaign_id uuid NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, comparison_id),
  UNIQUE (workspace_id, customers_campaign_id, staff_campaign_id),
  FOREIGN KEY (workspace_id, customers_campaign_id) REFERENCES listen.campaign,
  FOREIGN KEY (workspace_id, staff_campaign_id) REFERENCES listen.campaign
);

ALTER TABLE understand.perception_comparison ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON understand.perception_comparison TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON understand.perception_comparison TO serviceloop_app;

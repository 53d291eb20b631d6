-- Words that customers are searched by may stand anywhere in a name, an address or a number. PostgreSQL's own extension pg_trgm
-- finds them by every three letters; a server that hasn't got it looks at every customer instead.
DO $$
DECLARE
  home text;
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA people;
  SELECT nspname INTO STRICT home FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace
    WHERE extname = 'pg_trgm';
  EXECUTE format(
    'CREATE INDEX customer_words ON people.customer
       USING gin (name %1$I.gin_trgm_ops, email %1$I.gin_trgm_ops, customer_number %1$I.gin_trgm_ops)', home);
  EXECUTE format('CREATE INDEX account_words ON people.account USING gin (name %I.gin_trgm_ops)', home);
EXCEPTION WHEN feature_not_supported OR undefined_file OR insufficient_privilege OR undefined_object THEN
  RAISE NOTICE 'pg_trgm is not there: searching by words looks at every customer.';
END
$$;

-- Customers that hold a pattern for ILIKE in their name, address, number or account's name; null where they are more than "most".
-- Row-level security lets only comparisons that can't fail choose an index, and ILIKE isn't one, so this runs as the owner. It says
-- itself whose customers are meant: those of the workspace that the transaction is in.
CREATE FUNCTION people.customers_holding(pattern text, most integer) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog SET enable_seqscan = off SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  here uuid := nullif(current_setting('app.workspace', true), '')::uuid;
BEGIN
  RETURN (
    SELECT CASE WHEN count(*) <= most THEN coalesce(array_agg(customer_id), '{}') END
    FROM (
      SELECT customer_id FROM people.customer
        WHERE workspace_id = here AND (name ILIKE pattern OR email ILIKE pattern OR customer_number ILIKE pattern)
      UNION
      SELECT customer_id FROM people.account JOIN people.customer USING (workspace_id, account_id)
        WHERE workspace_id = here AND account.name ILIKE pattern
      LIMIT most + 1
    ) AS found
  );
END
$$;
REVOKE ALL ON FUNCTION people.customers_holding(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION people.customers_holding(text, integer) TO serviceloop_app;

-- What thousands of rows add to the index lies unsorted until the server tidies it up by itself: that, too, is done at once.
CREATE OR REPLACE FUNCTION people.look_at_customers() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog AS $$
BEGIN
  PERFORM gin_clean_pending_list(indexes.oid)
    FROM (SELECT to_regclass('people.customer_words') UNION SELECT to_regclass('people.account_words')) AS indexes (oid)
    WHERE indexes.oid IS NOT NULL;
  ANALYZE people.account;
  ANALYZE people.customer;
END
$$;

-- The key with which a programme reads what SAML providers encrypt for it. Others see its certificate; the key itself is encrypted
-- with one outside the database.
CREATE TABLE people.saml_key (
  workspace_id uuid PRIMARY KEY REFERENCES people.workspace,
  -- Base64 without headers.
  certificate text NOT NULL,
  private_key bytea NOT NULL,
  made_at timestamptz NOT NULL
);
ALTER TABLE people.saml_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY workspace ON people.saml_key TO serviceloop_app
  USING (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON people.saml_key TO serviceloop_app;

import type { ColumnType, Generated } from "kysely";
import type { OidcSettings, SamlSettings } from "./provider.ts";

interface ProviderTable {
  workspace_id: string;
  provider_id: string;
  kind: "oidc" | "saml";
  name: string;
  domains: string[];
  settings: ColumnType<OidcSettings | SamlSettings, string, string>;
  secret: Buffer | null;
  active: Generated<boolean>;
  made_by_name: string;
  made_at: ColumnType<Date, Date, never>;
  used_on: ColumnType<string | null, never, string | null>;
}

interface SamlKeyTable {
  workspace_id: string;
  certificate: string;
  private_key: Buffer;
  made_at: Date;
}

interface ProviderFlowTable {
  flow_id: string;
  workspace_id: string;
  provider_id: string;
  secret_hash: Buffer;
  verifier: Buffer | null;
  nonce: string | null;
  request_id: string | null;
  next: string;
  trial_by: string | null;
  result: Buffer | null;
  result_hash: Buffer | null;
  answered_at: Date | null;
  expires_at: Date;
}

interface UsedAssertionTable {
  provider_id: string;
  assertion_hash: Buffer;
  expires_at: Date;
}

interface ProviderIdentityTable {
  provider_id: string;
  subject_hash: Buffer;
  user_id: string;
  workspace_id: string;
  connected_at: Generated<Date>;
}

interface EntryRuleTable {
  workspace_id: string;
  second_factor: boolean;
  provider_only: boolean;
}

interface ProviderDomainTable {
  provider_id: string;
  domain: string;
  workspace_id: string;
}

declare module "#platform/database/tables.ts" {
  interface Tables {
    "people.sign_in_provider": ProviderTable;
    "people.saml_key": SamlKeyTable;
    "auth.provider_flow": ProviderFlowTable;
    "auth.used_assertion": UsedAssertionTable;
    "auth.provider_identity": ProviderIdentityTable;
    "auth.entry_rule": EntryRuleTable;
    "auth.provider_domain": ProviderDomainTable;
  }
}

/** Who signs in, and what they did. */
export interface AccountTables {
  accounts: AccountsTable;
  account_links: AccountLinksTable;
  account_sessions: AccountSessionsTable;
  account_addresses: AccountAddressesTable;
  account_identities: AccountIdentitiesTable;
  audit: AuditTable;
}

export interface AccountsTable {
  account_id: string;
  /** The name to sign in with, folded. */
  sign_in_key: string;
  sign_in_name: string;
  shown_name: string;
  role: string;
  /** AccountScope as JSON. */
  scope: string;
  agent_id: string | null;
  state: string;
  created_ms: number;
  changed_ms: number;
  password_hash: string | null;
}

export interface AccountLinksTable {
  account_id: string;
  token_hash: string;
  ends_ms: number;
}

export interface AccountSessionsTable {
  token_hash: string;
  account_id: string;
  started_ms: number;
  seen_ms: number;
  address: string;
  browser: string;
}

export interface AccountAddressesTable {
  account_id: string;
  address: string;
  last_ms: number;
}

export interface AccountIdentitiesTable {
  account_id: string;
  issuer: string;
  subject: string;
  tied_ms: number;
}

export interface AuditTable {
  no: number;
  at_ms: number;
  /** Null for the administrator's link. */
  account_id: string | null;
  account_name: string;
  action: string;
  target_id: string;
  target_name: string;
  /** AuditState as JSON. */
  before_state: string | null;
  after_state: string | null;
  reason: string;
}

/** What agents ask, and what they are offered. */
export interface RequestTables {
  requests: RequestsTable;
  request_offers: RequestOffersTable;
}

export interface RequestsTable {
  request_id: string;
  revision: number;
  state: string;
  agent_id: string;
  other_agent_id: string | null;
  first_day: number;
  last_day: number;
  /** A ShiftRequest as JSON. */
  text: string;
}

export interface RequestOffersTable {
  offer_id: string;
  day: number;
  /** A CentreOffer as JSON. */
  text: string;
}

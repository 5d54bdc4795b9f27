/** What people sign in as, from the one who may do all to the one who sees their own alone. */
export const ROLES = ['administrator', 'director', 'planner', 'supervisor', 'agent'] as const;

export type Role = (typeof ROLES)[number];

/** What of the site an account sees; null: all of it. */
export interface AccountScope {
  readonly teams: readonly string[] | null;
  readonly queues: readonly string[] | null;
}

export const WHOLE_SITE: AccountScope = { teams: null, queues: null };

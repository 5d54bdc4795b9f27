import type { LocalizedText } from '../site/localized-text.ts';

/** What is done to whom or what: every kind of target with the actions that are kept. */
export const AUDIT_ACTIONS = {
  account: [
    'account-made',
    'account-changed',
    'account-closed',
    'account-reopened',
    'reset-link-made',
    'password-set',
    'password-changed',
    'account-tied',
    'account-provisioned',
  ],
  board: ['board-saved', 'board-deleted'],
  'kiosk-link': ['kiosk-link-made', 'kiosk-link-revoked'],
  import: ['import-started', 'import-cancelled', 'import-undone'],
  planning: [
    'planning-settings-saved',
    'planning-event-saved',
    'planning-event-deleted',
    'planning-job-started',
    'planning-job-stopped',
  ],
  forecast: ['forecast-edited', 'past-day-decided', 'forecast-published'],
  roster: [
    'roster-settings-saved',
    'roster-published',
    'roster-unpublished',
    'roster-copy-made',
    'roster-copy-deleted',
    'roster-taken-over',
    'roster-proposal-stopped',
    'roster-proposal-deleted',
  ],
  request: [
    'request-asked',
    'request-answered',
    'request-withdrawn',
    'requests-decided',
    'leave-cancelled',
    'offer-posted',
    'offer-closed',
    'request-settings-saved',
  ],
  adherence: [
    'exception-added',
    'exception-removed',
    'time-contested',
    'contest-decided',
    'adherence-settings-saved',
  ],
  people: ['person-added', 'person-changed', 'person-deleted'],
  message: ['message-written', 'message-removed'],
} as const;

export type AuditKind = keyof typeof AUDIT_ACTIONS;
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditKind][number];

export const AUDIT_KINDS = Object.keys(AUDIT_ACTIONS) as readonly AuditKind[];
/** All of them, kind by kind. */
export const ALL_AUDIT_ACTIONS: readonly AuditAction[] = AUDIT_KINDS.flatMap((kind) => [
  ...AUDIT_ACTIONS[kind],
]);

/** What an action is done to. Example: `auditKindOf('board-saved')` is `board`. */
export function auditKindOf(action: AuditAction): AuditKind {
  return AUDIT_KINDS.find((kind) => (AUDIT_ACTIONS[kind] as readonly AuditAction[]).includes(action))!;
}

/** Who did it: an account, or whoever holds the administrator's link. */
export interface AuditAuthor {
  readonly accountId: string | null;
  /** As they were called then; empty for the administrator's link, `Floorcast` for what a demo begins with. */
  readonly name: string;
}

/** One change, as it is kept for ever. */
export interface AuditEntry {
  /** From 1 on, without gaps. */
  readonly no: number;
  readonly atMs: number;
  readonly author: AuditAuthor;
  readonly action: AuditAction;
  /** What it was done to, of the action's kind, and its name then. */
  readonly target: { readonly id: string; readonly name: string };
  readonly before: AuditState | null;
  readonly after: AuditState | null;
  readonly reason: string;
}

/** What changed; what stayed the same is left out. */
export type AuditState = Readonly<Record<string, unknown>>;

/** What entries are worded with: they keep ids. */
export interface AuditWords {
  /** The site's clock tells when. */
  readonly timeZone: string;
  /** Of the agents that are spoken of, as they are called now; whoever is deleted has none. */
  readonly names: Readonly<Record<string, LocalizedText>>;
  readonly leaveKinds: Readonly<Record<string, LocalizedText>>;
}

/** `GET /api/v1/audit`, newest first; `olderBefore` asks for the next page, null: that was all. */
export interface AuditAnswer extends AuditWords {
  readonly entries: readonly AuditEntry[];
  readonly olderBefore: number | null;
}

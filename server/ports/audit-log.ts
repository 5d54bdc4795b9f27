import type { AuditAction, AuditEntry, AuditKind } from '../../shared/contract/audit.ts';

export type NewAuditEntry = Omit<AuditEntry, 'no'>;

export interface AuditQuery {
  /** An account's id, or `link` for the administrator's link. */
  readonly who?: string | undefined;
  readonly kind?: AuditKind | undefined;
  readonly what?: AuditAction | undefined;
  /** The id of what it was done to. */
  readonly target?: string | undefined;
  /** In names, ids, reasons, and what there was before and after; upper and lower case of Latin letters are the same. */
  readonly words?: string | undefined;
  /** With `words`: also whatever names one of these, as they are called so. */
  readonly agentIds?: readonly string[] | undefined;
  readonly fromMs?: number | undefined;
  /** Exclusive. */
  readonly toMs?: number | undefined;
  readonly beforeNo?: number | undefined;
}

/** Every change of the site. It is only ever added to: nothing here changes or deletes. */
export interface AuditLog {
  /** All of them or none, after what is there. */
  addAudit(entries: readonly NewAuditEntry[]): Promise<void>;
  /** Newest first. */
  listAudit(query: AuditQuery, most: number): Promise<readonly AuditEntry[]>;
}

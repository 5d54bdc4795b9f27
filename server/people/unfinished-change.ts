import { isSame } from '../../shared/people/is-same.ts';
import type { PeoplePlaces } from '../../shared/people/gather-people.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { PlanStore } from '../ports/plans.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { SiteBook } from '../ports/site-book.ts';

/** What a change of people replaces by what, in each place that has something new; null: nothing. */
export interface UnfinishedChange {
  /** One of those who are changed, and the newest entry of the audit about them: what is newer tells of this change. */
  readonly agentId: string;
  readonly auditedNo: number;
  readonly author: string;
  readonly agents: Replaced<PeoplePlaces['agents']> | null;
  readonly settings: Replaced<PeoplePlaces['settings']> | null;
}

interface Replaced<T> {
  readonly before: T;
  readonly after: T;
}

export interface UnfinishedParts {
  readonly notes: Pick<PlanStore, 'read' | 'save' | 'remove'>;
  readonly siteBook: Pick<SiteBook, 'takeBack'>;
  readonly rosters: Pick<Rosters, 'readSettings' | 'saveSettings'>;
  readonly audit: Pick<AuditLog, 'listAudit'>;
}

const PLACE = ['people-change', ''] as const;

/** Noted before the first place is changed: whoever comes after a process that was killed knows what to take back. */
export async function noteChange(
  { notes, audit }: Pick<UnfinishedParts, 'notes' | 'audit'>,
  change: Omit<UnfinishedChange, 'auditedNo'>,
): Promise<void> {
  const [kind, key] = PLACE;
  const noted: UnfinishedChange = { ...change, auditedNo: await findNewest(audit, change.agentId) };
  await notes.save([{ kind, key, text: JSON.stringify(noted) }]);
}

export function forgetChange({ notes }: Pick<UnfinishedParts, 'notes'>): Promise<void> {
  return notes.remove(...PLACE);
}

/**
 * Takes back what was kept of a change that never became whole (rule PE3): one that is in the audit did. What somebody changed since
 * stays as they left it. Stopped in between it goes on when it is called again.
 */
export async function takeBackUnfinished(parts: UnfinishedParts): Promise<void> {
  const note = await parts.notes.read(...PLACE);
  if (note === null) return;
  const { agentId, auditedNo, author, agents, settings } = JSON.parse(note.text) as UnfinishedChange;
  // The audit is the last to be kept.
  if ((await findNewest(parts.audit, agentId)) === auditedNo) {
    if (agents !== null) await parts.siteBook.takeBack(agents);
    if (settings !== null) await takeBackSettings(parts.rosters, author, settings);
  }
  await forgetChange(parts);
}

/** 0: there is none. */
async function findNewest(audit: UnfinishedParts['audit'], agentId: string): Promise<number> {
  const [newest] = await audit.listAudit({ kind: 'people', target: agentId }, 1);
  return newest?.no ?? 0;
}

async function takeBackSettings(
  rosters: UnfinishedParts['rosters'],
  author: string,
  { before, after }: Replaced<PeoplePlaces['settings']>,
): Promise<void> {
  const now = await rosters.readSettings();
  if (isSame(now.settings, after)) await rosters.saveSettings(author, now.revision, before);
}

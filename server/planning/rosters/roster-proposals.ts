import type { RosterProposalAnswer, RosterProposalHead } from '../../../shared/contract/roster-proposals.ts';
import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type { PlanningJob } from '../../../shared/contract/planning.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { PlanningJobs } from '../../ports/planning.ts';
import type { WrittenAnswer } from '../../ports/history-answers.ts';
import type { PlanStore } from '../../ports/plans.ts';
import type { DayText } from './desk/desk-messages.ts';
import { writeWithList } from './write-json.ts';
import type { KeptProposal } from './search/roster-task.ts';

export interface RosterProposalsParts {
  readonly plans: Pick<PlanStore, 'read' | 'readAll' | 'remove'>;
  readonly jobs: () => PlanningJobs;
  readonly tell: (fact: RosterFact) => void;
  readonly onError: (error: unknown) => void;
}

const MOST_KEPT = 30;

type RosterJob = PlanningJob & { readonly request: RosterProposalHead['request'] };

/** What searches for rosters found and find: of jobs that wait or run, and of those that are over. */
export class RosterProposals {
  readonly #parts: RosterProposalsParts;

  constructor(parts: RosterProposalsParts) {
    this.#parts = parts;
  }

  /** From now on proposals beyond the last ones are dropped. Answers how to end it. */
  watch(): () => void {
    return this.#parts.jobs().onOver(({ request }) => {
      if (request.kind !== 'roster') return;
      this.#parts.tell({ kind: 'proposals' });
      this.#dropOld().catch(this.#parts.onError);
    });
  }

  /** Newest first. */
  async list(): Promise<readonly RosterProposalHead[]> {
    const kept = await this.#parts.plans.readAll('roster-proposal');
    const known = new Map(kept.map(({ key, text }) => [key, JSON.parse(text) as KeptProposal]));
    const jobs = this.#jobs();
    const heads = [...known].map(([id, proposal]) => tellHead(id, proposal, jobs.get(id)));
    const begun = [...jobs.values()]
      .filter(({ id, state }) => !known.has(id) && state !== 'cancelled' && state !== 'done')
      .map((job) => tellJob(job));
    return [...heads, ...begun]
      .filter(({ id }) => jobs.get(id)?.state !== 'cancelled')
      .sort((a, b) => b.madeAtMs - a.madeAtMs || (a.id < b.id ? -1 : 1));
  }

  /** A RosterProposalAnswer. @throws FloorcastError `not-found` */
  async read(proposalId: string): Promise<WrittenAnswer> {
    const { plans } = this.#parts;
    const job = this.#jobs().get(proposalId);
    const kept = await plans.read('roster-proposal', proposalId);
    if (kept === null || job?.state === 'cancelled') {
      if (job === undefined || job.state === 'cancelled' || job.state === 'done')
        throw new FloorcastError('not-found', { code: 'roster-proposal-unknown', proposalId });
      return writeProposal({ ...tellJob(job), before: null, conflicts: [] }, []);
    }
    const proposal = JSON.parse(kept.text) as KeptProposal;
    const days = await this.#readTexts(proposalId);
    const { before, conflicts } = proposal;
    return writeProposal({ ...tellHead(proposalId, proposal, job), before, conflicts }, days);
  }

  /** Its roster day by day. @throws FloorcastError `not-found`, `conflict` while there is none yet. */
  async readDays(proposalId: string): Promise<readonly DayText[]> {
    const known = (await this.list()).some(({ id }) => id === proposalId);
    if (!known) throw new FloorcastError('not-found', { code: 'roster-proposal-unknown', proposalId });
    const days = await this.#readTexts(proposalId);
    if (days.length === 0) throw new FloorcastError('conflict', { code: 'roster-proposal-empty' });
    return days;
  }

  /** A search that runs ends with the best so far; one that is over is left as it is. @throws FloorcastError `not-found` */
  async stop(proposalId: string): Promise<WrittenAnswer> {
    if (this.#jobs().has(proposalId)) this.#parts.jobs().finish(proposalId);
    return this.read(proposalId);
  }

  /** One at work is cancelled. Twice is harmless. */
  async remove(proposalId: string): Promise<void> {
    const { plans, jobs, tell } = this.#parts;
    if (this.#jobs().has(proposalId)) jobs().cancel(proposalId);
    await plans.remove('roster-proposal', proposalId);
    await plans.remove('roster-proposal-days', proposalId);
    tell({ kind: 'proposals' });
  }

  #jobs(): ReadonlyMap<string, RosterJob> {
    const jobs = this.#parts.jobs().list();
    return new Map(jobs.flatMap((job) => (isRosterJob(job) ? [[job.id, job] as const] : [])));
  }

  async #readTexts(proposalId: string): Promise<readonly DayText[]> {
    const kept = await this.#parts.plans.read('roster-proposal-days', proposalId);
    return kept === null ? [] : (JSON.parse(kept.text) as readonly DayText[]);
  }

  async #dropOld(): Promise<void> {
    const { plans } = this.#parts;
    const jobs = this.#jobs();
    const kept = (await plans.readAll('roster-proposal')).map(({ key, text }) => ({
      key,
      madeAtMs: (JSON.parse(text) as KeptProposal).madeAtMs,
    }));
    const cancelled = kept.filter(({ key }) => jobs.get(key)?.state === 'cancelled');
    const over = kept
      .filter(({ key }) => !cancelled.some((one) => one.key === key))
      .sort((a, b) => b.madeAtMs - a.madeAtMs)
      .slice(MOST_KEPT);
    for (const { key } of [...cancelled, ...over]) {
      await plans.remove('roster-proposal', key);
      await plans.remove('roster-proposal-days', key);
    }
  }
}

function writeProposal(head: Omit<RosterProposalAnswer, 'roster'>, days: readonly DayText[]): WrittenAnswer {
  return writeWithList(
    head,
    'roster',
    days.map(({ day, text }) => ({
      head: { day, revision: 0, changedAtMs: null, author: null },
      entries: text,
    })),
  );
}

function isRosterJob(job: PlanningJob): job is RosterJob {
  return job.request.kind === 'roster';
}

function tellJob({ id, request, state, startedAtMs, said }: RosterJob): RosterProposalHead {
  return {
    id,
    request,
    state: state === 'waiting' || state === 'running' ? state : 'failed',
    madeAtMs: startedAtMs,
    progress: null,
    said,
  };
}

/** What the search kept last, and whether it goes on. */
function tellHead(
  id: string,
  { request, madeAtMs, state, isStopped, progress }: KeptProposal,
  job: RosterJob | undefined,
): RosterProposalHead {
  const isRunning = job?.state === 'running';
  const over = isStopped ? 'stopped' : 'done';
  return {
    id,
    request,
    state: state === 'found' ? over : isRunning ? 'running' : 'cut',
    madeAtMs,
    progress,
    said: isRunning ? null : (job?.said ?? null),
  };
}

import type {
  RosterJobRequest,
  RosterProposalAnswer,
  RosterProposalHead,
  RosterProposalsAnswer,
} from '../../../shared/contract/roster-proposals.ts';
import type { RosterChanged, RosterTakeRequest } from '../../../shared/contract/rosters.ts';
import type { PlanningJob } from '../../../shared/contract/planning.ts';
import { addressPart } from '../../address-part.ts';
import { failureOf, getJson, sendJson, type ApiAnswer, type ApiFailure } from '../../connection/api.ts';
import { ROSTERS } from './roster-paths.ts';

const BUSY_MS = 1_000;
const IDLE_MS = 20_000;

/** The server's proposals; tests bring their own. */
export interface ProposalRequests {
  get<T>(path: string): Promise<ApiAnswer<T>>;
  send<T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer<T>>;
}

const SERVER: ProposalRequests = { get: getJson, send: sendJson };

export function isAtWork({ state }: Pick<RosterProposalHead, 'state'>): boolean {
  return state === 'waiting' || state === 'running';
}

/** Proposals: begun, watched while they get better, stopped, taken. */
export class RosterProposals {
  heads = $state.raw<readonly RosterProposalHead[] | null>(null);
  /** The one that is looked at. */
  open = $state.raw<RosterProposalAnswer | null>(null);
  trouble = $state.raw<ApiFailure | null>(null);
  #openId: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #readNo = 0;
  readonly #requests: ProposalRequests;

  constructor(requests: ProposalRequests = SERVER) {
    this.#requests = requests;
  }

  get busy(): readonly RosterProposalHead[] {
    return (this.heads ?? []).filter(isAtWork);
  }

  start(): () => void {
    void this.refresh();
    return () => this.#pause();
  }

  async refresh(): Promise<void> {
    this.#pause();
    const no = ++this.#readNo;
    const answer = await this.#requests.get<RosterProposalsAnswer>(`${ROSTERS}/proposals`);
    if (no !== this.#readNo) return;
    if (answer.ok) {
      this.heads = answer.value.proposals;
      this.trouble = null;
    } else this.trouble = failureOf(answer);
    await this.#readOpen();
    if (no !== this.#readNo) return;
    this.#timer = setTimeout(() => void this.refresh(), this.busy.length > 0 ? BUSY_MS : IDLE_MS);
  }

  async look(id: string | null): Promise<void> {
    this.#openId = id;
    if (this.open?.id !== id) this.open = null;
    await this.#readOpen();
  }

  async begin(request: RosterJobRequest): Promise<boolean> {
    const answer = await this.#requests.send<PlanningJob>('POST', '/api/v1/planning/jobs', request);
    this.#tell(answer);
    if (answer.ok) await this.look(answer.value.id);
    await this.refresh();
    return answer.ok;
  }

  /** Ends it early and keeps the best. */
  stopKeeping(id: string): Promise<void> {
    return this.#act('POST', `${ROSTERS}/proposals/${addressPart(id)}/stop`);
  }

  /** Ends it and drops what it found. */
  cancel(id: string): Promise<void> {
    return this.#act('DELETE', `/api/v1/planning/jobs/${addressPart(id)}`);
  }

  async drop(id: string): Promise<void> {
    if (this.#openId === id) await this.look(null);
    await this.#act('DELETE', `${ROSTERS}/proposals/${addressPart(id)}`);
  }

  take(id: string, request: RosterTakeRequest): Promise<ApiAnswer<RosterChanged>> {
    return this.#requests.send('POST', `${ROSTERS}/proposals/${addressPart(id)}/take`, request);
  }

  async #readOpen(): Promise<void> {
    const id = this.#openId;
    if (id === null) return;
    const path = `${ROSTERS}/proposals/${addressPart(id)}`;
    const answer = await this.#requests.get<RosterProposalAnswer>(path);
    if (id !== this.#openId) return;
    if (answer.ok) this.open = answer.value;
    else if (answer.code === 'not-found') this.open = null;
    else this.trouble = failureOf(answer);
  }

  async #act(method: 'POST' | 'DELETE', path: string): Promise<void> {
    this.#tell(await this.#requests.send(method, path));
    await this.refresh();
  }

  #tell(answer: ApiAnswer<unknown>): void {
    this.trouble = answer.ok ? null : failureOf(answer);
  }

  #pause(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#readNo += 1;
  }
}

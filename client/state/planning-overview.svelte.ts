import type { PlanningJob, PlanningJobRequest, PlanningOverview } from '../../shared/contract/planning.ts';
import { addressPart } from '../address-part.ts';
import { failureOf, getJson, sendJson, type ApiFailure } from '../connection/api.ts';
import type { Loading, ReadJson } from './resource.svelte.ts';

const PATH = '/api/v1/planning';
/** While something runs, and while nothing does: a job may be begun elsewhere, or by Floorcast itself. */
const BUSY_MS = 1_000;
const IDLE_MS = 15_000;

/** What planning knows, kept up to date while somebody looks, and its jobs. */
export class PlanningDesk {
  overview = $state.raw<PlanningOverview | null>(null);
  /** Of the last reading; what is in sight is older then. */
  failure = $state.raw<ApiFailure | null>(null);
  /** Of the last job that could not be started or stopped. */
  refusal = $state.raw<ApiFailure | null>(null);
  readonly busy: PlanningJob | null = $derived(findBusy(this.overview?.jobs ?? []));
  readonly #read: ReadJson;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: AbortController | null = null;

  constructor(read: ReadJson = getJson) {
    this.#read = read;
  }

  get loading(): Loading {
    const { overview, failure } = this;
    return {
      value: overview,
      phase: failure ? 'failed' : overview ? 'ready' : 'loading',
      failure,
      reload: () => this.refresh(),
    };
  }

  /** Reads it, and again and again until the answer is called. */
  start(): () => void {
    void this.refresh();
    return () => this.#stop();
  }

  async refresh(): Promise<void> {
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    const answer = await this.#read<PlanningOverview>(PATH, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return null;
      throw error;
    });
    if (answer === null || this.#running !== running) return;
    if (answer.ok) {
      this.overview = answer.value;
      this.failure = null;
    } else this.failure = failureOf(answer);
    this.#timer = setTimeout(() => void this.refresh(), this.busy ? BUSY_MS : IDLE_MS);
  }

  async begin(request: PlanningJobRequest): Promise<void> {
    this.#tell(await sendJson<PlanningJob>('POST', `${PATH}/jobs`, request));
    await this.refresh();
  }

  async cancel(jobId: string): Promise<void> {
    this.#tell(await sendJson('DELETE', `${PATH}/jobs/${addressPart(jobId)}`));
    await this.refresh();
  }

  #tell(answer: Awaited<ReturnType<typeof sendJson>>): void {
    this.refusal = answer.ok ? null : failureOf(answer);
  }

  #stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = null;
    this.#running = null;
  }
}

/** The job that runs, else the one whose turn is next; null when there is none. */
function findBusy(jobs: readonly PlanningJob[]): PlanningJob | null {
  return (
    jobs.find(({ state }) => state === 'running') ?? jobs.findLast(({ state }) => state === 'waiting') ?? null
  );
}

/** The last job of a kind that is over and that nobody has to be told of twice; null when none is. */
export function findLastOver(
  jobs: readonly PlanningJob[],
  kind: PlanningJobRequest['kind'],
): PlanningJob | null {
  return jobs.find((job) => job.request.kind === kind && job.endedAtMs !== null) ?? null;
}

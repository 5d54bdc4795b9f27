import type { ImportRecord } from '../../shared/contract/imports.ts';
import { failureOf, getJson, type ApiFailure } from '../connection/api.ts';
import { notePace, readPace, type Pace, type PaceSample } from './import-pace.ts';
import type { ReadJson } from './resource.svelte.ts';

const PATH = '/api/v1/imports';
/** While something runs, and while nothing does: an import may be begun elsewhere. */
const BUSY_MS = 2_000;
const IDLE_MS = 8_000;

/** The imports there are, kept up to date while somebody looks. */
export class ImportList {
  /** Newest first; null until they were read. */
  imports = $state.raw<readonly ImportRecord[] | null>(null);
  /** Of the last reading; what is in sight is older then. */
  failure = $state.raw<ApiFailure | null>(null);
  readonly isBusy: boolean = $derived((this.imports ?? []).some(isUnderWay));
  #paces = $state.raw<Readonly<Record<number, readonly PaceSample[]>>>({});
  readonly #read: ReadJson;
  readonly #nowMs: () => number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: AbortController | null = null;

  constructor(read: ReadJson = getJson, nowMs: () => number = () => performance.now()) {
    this.#read = read;
    this.#nowMs = nowMs;
  }

  /** Reads the list, and again and again until the answer is called. */
  start(): () => void {
    void this.refresh();
    return () => {
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#running?.abort();
      this.#running = null;
      this.#timer = null;
    };
  }

  /** Reads it now. */
  async refresh(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const answer = await this.#read<{ imports: readonly ImportRecord[] }>(PATH, running.signal).catch(
      (error: unknown) => {
        if (running.signal.aborted) return null;
        throw error;
      },
    );
    if (answer === null || this.#running !== running) return;
    if (answer.ok) {
      this.imports = answer.value.imports;
      this.failure = null;
      this.#notePaces(answer.value.imports);
    } else this.failure = failureOf(answer);
    this.#timer = setTimeout(() => void this.refresh(), this.isBusy ? BUSY_MS : IDLE_MS);
  }

  paceOf(importNo: number): Pace {
    return readPace(this.#paces[importNo] ?? []);
  }

  #notePaces(imports: readonly ImportRecord[]): void {
    const atMs = this.#nowMs();
    this.#paces = Object.fromEntries(
      imports
        .filter(isUnderWay)
        .map(({ importNo, counts, progress }) => [
          importNo,
          notePace(this.#paces[importNo] ?? [], { atMs, rows: counts.rows, progress }),
        ]),
    );
  }
}

/** Running, or being undone. */
export function isUnderWay(record: Pick<ImportRecord, 'state'>): boolean {
  return record.state === 'running' || record.state === 'undoing';
}

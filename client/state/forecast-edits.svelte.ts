import type {
  EditsAnswer,
  ForecastEdit,
  ForecastEditEntry,
} from '../../shared/contract/planning-forecast.ts';
import { failureOf, getJson, sendJson, type ApiAnswer, type ApiFailure } from '../connection/api.ts';
import { EditorHistory } from './editor-history.svelte.ts';
import { mergeEdits } from './merge-edits.ts';

/** Where edits are kept. */
export interface EditRequests {
  read(queueId: string): Promise<ApiAnswer<EditsAnswer>>;
  keep(
    queueId: string,
    revision: number,
    edits: readonly ForecastEditEntry[],
  ): Promise<ApiAnswer<EditsAnswer>>;
}

const pathOf = (queueId: string) => `/api/v1/planning/edits?queue=${encodeURIComponent(queueId)}`;

/** The server's edits. */
const SERVER_EDITS: EditRequests = {
  read: (queueId) => getJson(pathOf(queueId)),
  keep: (queueId, revision, edits) => sendJson('PUT', pathOf(queueId), { revision, edits }),
};

/** Who edits and why, as an entry says it. */
export interface EditMaker {
  readonly author: string;
  readonly reason: string;
}

/**
 * The edits of one queue on this screen: each step can be taken back, and each is kept at once, one request after the other.
 * When somebody else was quicker nothing is lost: both lists are there until the planner says what is to hold.
 */
export class ForecastEdits {
  readonly queueId: string;
  readonly history = new EditorHistory<readonly ForecastEditEntry[]>([]);
  phase = $state<'loading' | 'ready' | 'failed'>('loading');
  saving = $state(false);
  /** Why the last reading or keeping did not go through; null when it did. */
  trouble = $state.raw<ApiFailure | null>(null);
  /** The other's list, while it has to be decided whose holds. */
  conflict = $state.raw<EditsAnswer | null>(null);
  #kept = $state.raw<EditsAnswer>({ queueId: '', revision: 0, edits: [] });
  /** What the server said when somebody else was quicker. */
  #refusal: ApiFailure | null = null;
  readonly #requests: EditRequests;
  readonly #newId: () => string;
  readonly #nowMs: () => number;

  constructor(
    queueId: string,
    newId: () => string,
    nowMs: () => number,
    requests: EditRequests = SERVER_EDITS,
  ) {
    this.queueId = queueId;
    this.#newId = newId;
    this.#nowMs = nowMs;
    this.#requests = requests;
  }

  get entries(): readonly ForecastEditEntry[] {
    return this.history.present;
  }

  /** What is on the screen is not what is kept. */
  get isUnsaved(): boolean {
    return this.phase === 'ready' && this.entries !== this.#kept.edits;
  }

  async load(): Promise<void> {
    const answer = await this.#requests.read(this.queueId);
    if (!answer.ok) {
      this.trouble = failureOf(answer);
      this.phase = 'failed';
      return;
    }
    this.#adopt(answer.value);
    this.history.reset(answer.value.edits);
    this.phase = 'ready';
  }

  /** One step, however many edits it takes. */
  async add(edits: readonly ForecastEdit[], { author, reason }: EditMaker): Promise<void> {
    if (edits.length === 0 || this.phase !== 'ready') return;
    const madeAtMs = this.#nowMs();
    const entries = edits.map((edit) => ({
      id: this.#newId(),
      queueId: this.queueId,
      madeAtMs,
      author,
      reason,
      edit,
    }));
    this.history.apply([...this.entries, ...entries]);
    await this.save();
  }

  async remove(id: string): Promise<void> {
    this.history.apply(this.entries.filter((entry) => entry.id !== id));
    await this.save();
  }

  async undo(): Promise<void> {
    this.history.undo();
    await this.save();
  }

  async redo(): Promise<void> {
    this.history.redo();
    await this.save();
  }

  /** Keeps what is on the screen; what is changed meanwhile is kept right after. */
  async save(): Promise<void> {
    if (this.saving || this.conflict) return;
    this.saving = true;
    try {
      while (this.isUnsaved && (await this.#keepOnce()));
    } finally {
      this.saving = false;
    }
  }

  /** After a conflict: theirs, with mine on top. */
  async keepBoth(): Promise<void> {
    if (!this.conflict) return;
    const merged = mergeEdits(this.#kept.edits, this.entries, this.conflict.edits);
    this.#adopt(this.conflict);
    this.history.apply(merged);
    await this.save();
  }

  /** After a conflict: theirs alone; mine can still be had back by undo. */
  takeTheirs(): void {
    if (!this.conflict) return;
    const theirs = this.conflict;
    this.#adopt(theirs);
    this.history.apply(theirs.edits);
  }

  /** After a conflict: nothing yet. Mine stays on the screen, unkept, and asking to keep it asks again. */
  decideLater(): void {
    this.conflict = null;
    this.trouble = this.#refusal;
  }

  /** @returns whether it was kept */
  async #keepOnce(): Promise<boolean> {
    const sent = this.entries;
    const answer = await this.#requests.keep(this.queueId, this.#kept.revision, sent);
    if (answer.ok) {
      this.#kept = { ...answer.value, edits: sent };
      this.trouble = null;
      return true;
    }
    if (answer.code === 'conflict') {
      const theirs = await this.#requests.read(this.queueId);
      if (theirs.ok) {
        this.conflict = theirs.value;
        this.#refusal = failureOf(answer);
        this.trouble = null;
        return false;
      }
    }
    this.trouble = failureOf(answer);
    return false;
  }

  #adopt(answer: EditsAnswer): void {
    this.#kept = answer;
    this.conflict = null;
    this.trouble = null;
  }
}

import type {
  RosterCandidatesAnswer,
  RosterCandidatesRequest,
  RosterExplainAnswer,
  RosterExplainRequest,
  RosterRepairAnswer,
  RosterRepairRequest,
} from '../../../shared/contract/roster-advice.ts';
import { failureOf, sendJson, type ApiAnswer, type ApiFailure } from '../../connection/api.ts';
import { ROSTERS } from './roster-paths.ts';

export type RosterQuestion =
  | { readonly kind: 'explain'; readonly title: string; readonly request: RosterExplainRequest }
  | { readonly kind: 'candidates'; readonly title: string; readonly request: RosterCandidatesRequest }
  | { readonly kind: 'repair'; readonly title: string; readonly request: RosterRepairRequest };

export type RosterAdviceAnswer =
  | { readonly kind: 'explain'; readonly answer: RosterExplainAnswer }
  | { readonly kind: 'candidates'; readonly answer: RosterCandidatesAnswer }
  | { readonly kind: 'repair'; readonly answer: RosterRepairAnswer };

export type AskAdvice = <T>(path: string, body: unknown, signal: AbortSignal) => Promise<ApiAnswer<T>>;

const ASK_SERVER: AskAdvice = (path, body, signal) => sendJson('POST', path, body, signal);

/** One question about the roster and its answer: why, who else, what now. Another question forgets the one before. */
export class RosterAdvice {
  question = $state.raw<RosterQuestion | null>(null);
  answer = $state.raw<RosterAdviceAnswer | null>(null);
  failure = $state.raw<ApiFailure | null>(null);
  #running: AbortController | null = null;
  readonly #ask: AskAdvice;

  constructor(ask: AskAdvice = ASK_SERVER) {
    this.#ask = ask;
  }

  async ask(question: RosterQuestion): Promise<void> {
    this.close();
    const running = new AbortController();
    this.#running = running;
    this.question = question;
    const path = `${ROSTERS}/${question.kind}`;
    const told = await this.#ask<never>(path, question.request, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return null;
      throw error;
    });
    if (told === null || this.#running !== running) return;
    if (told.ok) this.answer = { kind: question.kind, answer: told.value };
    else this.failure = failureOf(told);
  }

  close(): void {
    this.#running?.abort();
    this.#running = null;
    this.question = null;
    this.answer = null;
    this.failure = null;
  }
}

import type { HelpCall, HelpCallsAnswer } from '../../shared/contract/floor-help.ts';
import { sendJson, type ApiFailure } from '../connection/api.ts';
import { Resource } from './resource.svelte.ts';

const READ_MS = 3_000;

/** Agents who call a supervisor, read again and again while the desk is open. */
export class HelpCalls {
  readonly resource = new Resource<HelpCallsAnswer>();
  failure = $state.raw<ApiFailure | null>(null);

  /** Answers how to end it. */
  start(): () => void {
    const read = () => void this.resource.renew('/api/v1/help-calls');
    read();
    const timer = setInterval(read, READ_MS);
    return () => {
      clearInterval(timer);
      this.resource.stop();
    };
  }

  async act({ id }: HelpCall, what: 'taking' | 'ending'): Promise<void> {
    const path = `/api/v1/help-calls/${encodeURIComponent(id)}/${what}`;
    const answer = await sendJson('POST', path);
    this.failure = answer.ok ? null : answer;
    await this.resource.reload();
  }
}

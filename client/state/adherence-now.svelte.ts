import type { AdherenceNowAnswer } from '../../shared/contract/adherence.ts';
import { Resource } from './resource.svelte.ts';

const READ_MS = 3_000;

/** Who is out of adherence, read again and again while the desk is open. */
export class AdherenceNow {
  readonly resource = new Resource<AdherenceNowAnswer>();
  /** How many nothing excuses. */
  readonly out = $derived((this.resource.value?.agents ?? []).filter(({ excuse }) => excuse === null).length);

  /** Answers how to end it. */
  start(): () => void {
    const read = () => void this.resource.renew('/api/v1/adherence/now');
    read();
    const timer = setInterval(read, READ_MS);
    return () => {
      clearInterval(timer);
      this.resource.stop();
    };
  }
}

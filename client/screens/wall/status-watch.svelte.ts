import { untrack } from 'svelte';
import type { Status } from '../../../shared/metrics/status.ts';
import { findWorse, MARKED_FOR_MS, type WallAlerts } from './wall-alerts.svelte.ts';

/** Watches one status for turns: what turned bad is marked for a minute, and the wall hears of it. */
export class StatusWatch {
  turnedBad = $state(false);

  /** Made while a component is being set up: it ends with the component. */
  constructor(alerts: WallAlerts, read: () => { readonly status: Status; readonly label: string }) {
    let before: Status | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    $effect(() => {
      const { status, label } = read();
      const worse = findWorse(before, status);
      before = status;
      untrack(() => {
        if (worse) alerts.report({ label, status: worse });
        else if (status === 'ok') alerts.withdraw(label);
        if (worse === 'bad') {
          this.turnedBad = true;
          clearTimeout(timer);
          timer = setTimeout(() => (this.turnedBad = false), MARKED_FOR_MS);
        } else if (status !== 'bad') {
          this.turnedBad = false;
        }
      });
    });
    $effect(() => () => clearTimeout(timer));
  }
}

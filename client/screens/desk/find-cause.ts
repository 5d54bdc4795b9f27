import type { Status } from '../../../shared/metrics/status.ts';

/** The figure that makes a row what it is: the first of the worst. Null where nothing is past a limit. */
export function findCause<R extends { readonly status: Status }>(readings: readonly R[]): R | null {
  return (
    readings.find(({ status }) => status === 'bad') ??
    readings.find(({ status }) => status === 'warn') ??
    null
  );
}

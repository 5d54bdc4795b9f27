import type { ApiFailure } from '../../connection/api.ts';

/** Whether it is the connection or the server that failed, and not what was asked: then what was kept stands. */
export function isOutOfReach(failure: Pick<ApiFailure, 'code'> | null): boolean {
  return failure?.code === 'unreachable' || failure?.code === 'internal';
}

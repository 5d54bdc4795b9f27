import type { Ack, ErrorCode } from '../../shared/contract/socket-events.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** The only place that turns what went wrong into the answer of a socket request. */
export function toAck(error: unknown): Ack<never> {
  return { ok: false, ...toRefusal(error) };
}

export function toRefusal(error: unknown): { readonly code: ErrorCode; readonly message: string } {
  if (error instanceof FloorcastError) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'The server could not do this. Its log says why.' };
}

import type { HttpError } from '../../shared/contract/http.ts';
import type { Ack } from '../../shared/contract/socket-events.ts';
import { wordMessage } from '../../shared/messages/message.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** The only place that turns what went wrong into the answer of a socket request. */
export function toAck(error: unknown): Ack<never> {
  return { ok: false, ...toRefusal(error) };
}

export function toRefusal(error: unknown): HttpError {
  const { code, said } =
    error instanceof FloorcastError ? error : new FloorcastError('internal', { code: 'server-failed' });
  return { code, message: wordMessage(said, 'en'), said };
}

import { wordMessage, type Message } from '../messages/message.ts';
import type { Detail } from './http.ts';

/** A message as it crosses the wire: in English, and for a screen to word. */
export function tellDetail(said: Message): Required<Detail> {
  return { detail: wordMessage(said, 'en'), said };
}

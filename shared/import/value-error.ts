import { wordMessage, type Message } from '../messages/message.ts';

/** A value of a file that cannot be taken: what it is, the rule and the way out. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
  readonly said: Message;

  constructor(said: Message) {
    super(wordMessage(said, 'en'));
    this.said = said;
  }
}

const MOST_SHOWN = 60;

/** A value as messages show it, cut. Example: `showValue('12:75')` is `"12:75"`. */
export function showValue(value: string): string {
  return `"${value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value}"`;
}

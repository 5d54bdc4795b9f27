import { asWritten, wordMessage, type Message } from '../messages/message.ts';

/**
 * What was asked cannot be forecast: `said` names the value, the rule and the way out, `message` says it in English. What only
 * a program can have done wrong is written in English alone.
 */
export class ForecastError extends Error {
  override readonly name = 'ForecastError';
  readonly said: Message;

  constructor(said: Message | string) {
    const message = typeof said === 'string' ? asWritten(said) : said;
    super(wordMessage(message, 'en'));
    this.said = message;
  }
}

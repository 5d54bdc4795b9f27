import type { Response } from 'express';
import type { WrittenAnswer } from '../ports/history-answers.ts';

/** What a thread has written, to be changed before it is sent. */
export function parseWritten<Answer>({ json }: WrittenAnswer): Answer {
  return JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.byteLength).toString()) as Answer;
}

/** A body that a thread has written already: sent as it is, with the ETag that came with it. */
export class WrittenJson {
  readonly #answer: WrittenAnswer;

  constructor(answer: WrittenAnswer) {
    this.#answer = answer;
  }

  sendTo(response: Response): void {
    const { json, etag } = this.#answer;
    response.setHeader('etag', etag);
    response.type('application/json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength));
  }
}

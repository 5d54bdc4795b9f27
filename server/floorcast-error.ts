import type { ErrorCode } from '../shared/contract/socket-events.ts';
import { asWritten, wordMessage, type Message } from '../shared/messages/message.ts';

/**
 * Something that could not be done, told in one sentence that names the value, the rule and the way out: `said` for a
 * screen to word, `message` in English. `code` is of the closed list of the contract: http and sockets translate it,
 * each in one place.
 */
export class FloorcastError extends Error {
  readonly code: ErrorCode;
  readonly said: Message;

  constructor(code: ErrorCode, said: Message, options?: ErrorOptions) {
    super(wordMessage(said, 'en'), options);
    this.name = 'FloorcastError';
    this.code = code;
    this.said = said;
  }
}

/** Told in English alone: to whoever starts Floorcast or runs its commands, or to a program that sends events. No screen shows it. */
export class OperatorError extends FloorcastError {
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(code, asWritten(message), options);
    this.name = 'OperatorError';
  }
}

/** Every bad setting of the environment at once, a line each. */
export class ConfigError extends OperatorError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      'bad-request',
      `Floorcast cannot start with these settings:\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * What was to be kept is not kept. `kind` says why: `full` the disk has no room left (it may pass), `read-only` the
 * folder may not be written, `in-use` another process works on the same data, `corrupt` the file is not what we wrote,
 * `newer` it was written by a later version of Floorcast, `closed` after stop, `failed` anything else.
 */
export type StorageFailure = 'full' | 'read-only' | 'in-use' | 'corrupt' | 'newer' | 'closed' | 'failed';

export class StorageError extends FloorcastError {
  readonly kind: StorageFailure;

  /** @param said words are English: screens say what `kind` means, and the words after it */
  constructor(kind: StorageFailure, said: string | Message, options?: ErrorOptions) {
    super(
      STORAGE_CODES[kind],
      typeof said === 'string' ? { code: `storage-${kind}`, words: said } : said,
      options,
    );
    this.name = 'StorageError';
    this.kind = kind;
  }
}

/** The journal refuses or has failed. */
export class JournalError extends StorageError {
  constructor(kind: StorageFailure, message: string, options?: ErrorOptions) {
    super(kind, message, options);
    this.name = 'JournalError';
  }
}

/** A document in the data folder does not parse or cannot be saved. The file is left as it is. */
export class DocumentError extends FloorcastError {
  /** Path of the document. */
  readonly file: string;

  constructor(file: string, message: string, options?: ErrorOptions & { readonly code?: ErrorCode }) {
    super(options?.code ?? 'internal', { code: 'document-failed', words: message }, options);
    this.name = 'DocumentError';
    this.file = file;
  }
}

const STORAGE_CODES: Readonly<Record<StorageFailure, ErrorCode>> = {
  full: 'storage-full',
  'read-only': 'internal',
  'in-use': 'conflict',
  corrupt: 'internal',
  newer: 'conflict',
  closed: 'internal',
  failed: 'internal',
};

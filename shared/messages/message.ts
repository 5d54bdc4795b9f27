import type { Locale } from '../site/localized-text.ts';
import type { Part } from './part.ts';
import { en, type MessageWords } from './en/index.ts';
import { zhCn } from './zh-CN/index.ts';
import { zhTw } from './zh-TW/index.ts';

/** The closed list: whatever English has words for. */
export type MessageCode = keyof MessageWords;

/** Something to be told, in no language yet: its code and what it speaks of, all of it JSON. */
export type Message = {
  readonly [Code in MessageCode]: { readonly code: Code } & ParametersOf<MessageWords[Code]>;
}[MessageCode];

type ParametersOf<Words> = Words extends (parameters: infer Parameters, ...rest: never[]) => string
  ? { readonly [Name in keyof Parameters]: Filled<Parameters[Name]> }
  : unknown;

/** What stands in the place of a part is a message itself. */
type Filled<Value> = Value extends Part
  ? Message
  : Value extends readonly Part[]
    ? readonly Message[]
    : Value;

/** The words of every language, by code. */
export const MESSAGES: Readonly<Record<Locale, MessageWords>> = { en, 'zh-CN': zhCn, 'zh-TW': zhTw };

/**
 * A message in a language.
 *
 * Example: `wordMessage({ code: 'upload-empty' }, 'en')` is `The file is empty. Choose another one.`
 */
export function wordMessage(message: Message, locale: Locale): string {
  return wordPart(message, locale);
}

function wordPart(part: { readonly code: string }, locale: Locale): string {
  const words = MESSAGES[locale][part.code as MessageCode] as Words;
  return typeof words === 'string'
    ? words
    : words(part, (inner) => wordPart(inner as { readonly code: string }, locale));
}

type Words = string | ((parameters: object, word: (part: object) => string) => string);

/** Words that have no code: of another program, or kept before there were codes. */
export function asWritten(text: string): Message {
  return { code: 'as-written', text };
}

/** A message as a text that can be kept or sent where only texts can. */
export function storeMessage(message: Message): string {
  return message.code === 'as-written' && !isStored(message.text) ? message.text : JSON.stringify(message);
}

/** What `storeMessage` was given; a text that is no message of ours as it was written. */
export function parseStoredMessage(stored: string): Message {
  if (!isStored(stored)) return asWritten(stored);
  try {
    const message = JSON.parse(stored) as Message;
    return isMessage(message) ? message : asWritten(stored);
  } catch {
    return asWritten(stored);
  }
}

/** Whether the code is one that has words here. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const { code } = value as { readonly code?: unknown };
  return typeof code === 'string' && Object.hasOwn(en, code);
}

function isStored(text: string): boolean {
  return text.startsWith('{"code":"');
}

/** A message with every text in it changed, also in its parts; codes stay. */
export function mapTexts(message: Message, change: (text: string) => string): Message {
  return mapValue(message, change) as Message;
}

function mapValue(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => mapValue(part, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'code' ? part : mapValue(part, change)]),
  );
}

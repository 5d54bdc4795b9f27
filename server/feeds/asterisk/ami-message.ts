/** One message of the Asterisk Manager Interface: lines `Key: value` up to an empty line. */
export interface AmiMessage {
  readonly kind: 'event' | 'response' | 'other';
  /** The value of `Event:` or `Response:`; empty for `other`. */
  readonly name: string;
  /** The FIRST value of each header: a UserEvent repeats the channel's headers after them (rule AM3). */
  readonly headers: ReadonlyMap<string, string>;
  /** Headers that came again, in order. */
  readonly repeats: readonly (readonly [string, string])[];
}

/** Groups header lines into a message. */
export function createAmiMessage(lines: readonly (readonly [string, string])[]): AmiMessage {
  const headers = new Map<string, string>();
  const repeats: (readonly [string, string])[] = [];
  for (const line of lines) {
    if (headers.has(line[0])) repeats.push(line);
    else headers.set(line[0], line[1]);
  }
  // The first line says what it is: an OriginateResponse EVENT has a header called Response, too.
  const first = lines[0]?.[0];
  const kind =
    first === 'Event' || (first !== 'Response' && headers.has('Event'))
      ? 'event'
      : headers.has('Response')
        ? 'response'
        : 'other';
  const name = kind === 'event' ? headers.get('Event')! : kind === 'response' ? headers.get('Response')! : '';
  return { kind, name, headers, repeats };
}

/** The header's text; empty when it is missing. */
export function textOf(message: AmiMessage, header: string): string {
  return message.headers.get(header) ?? '';
}

/** The header as a number; null when it is missing or no number. */
export function numberOf(message: AmiMessage, header: string): number | null {
  const text = message.headers.get(header);
  if (text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** A whole number of seconds as ms; undefined when the header is missing or negative. */
export function secondsOf(message: AmiMessage, header: string): number | undefined {
  const value = numberOf(message, header);
  return value === null || value < 0 ? undefined : Math.round(value * 1000);
}

/** A caller's number or name: Asterisk writes `<unknown>` in events and `unknown` in lists (rule AM4). */
export function callerOf(message: AmiMessage, header: string): string | undefined {
  const text = textOf(message, header);
  return text === '' || text === '<unknown>' || text === 'unknown' ? undefined : text;
}

/** Why something was not taken. `again`: it may be later. `never`: it will not. `gone`: there is nobody any more. */
export class SendFault extends Error {
  readonly kind: 'again' | 'never' | 'gone';
  /** `silent`: the other end could not be reached or said nothing; else it answered that it does not take this. */
  readonly why: 'silent' | 'refused';

  constructor(kind: SendFault['kind'], message: string, why: SendFault['why'] = 'refused') {
    super(message);
    this.kind = kind;
    this.why = why;
  }
}

/** What went wrong in one line that may be kept: whatever the other end says is not ours. */
export function describeFault(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ').slice(0, 300);
}

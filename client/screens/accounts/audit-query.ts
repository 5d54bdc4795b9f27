export interface AuditAsked {
  readonly who: string;
  /** An action, or `kind:` and a kind of target. */
  readonly what: string;
  readonly text: string;
  /** Days by the reader's own clock, both inclusive; empty: from the beginning, to now. */
  readonly from: string;
  readonly to: string;
}

/** What is asked for, as the query of an address; what is empty is left out. */
export function writeAuditQuery({ who, what, text, from, to }: AuditAsked): string {
  const asked = {
    who,
    ...(what.startsWith('kind:') ? { kind: what.slice('kind:'.length) } : { what }),
    words: text.trim(),
    fromMs: from && String(startOf(from, 0)),
    toMs: to && String(startOf(to, 1)),
  };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
}

function startOf(day: string, daysLater: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).getTime();
}

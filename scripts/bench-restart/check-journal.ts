import { openStores } from '../../server/stores/open-stores.ts';

export interface JournalCheck {
  readonly events: number;
  readonly lostAcknowledged: number;
  readonly doubled: number;
  /** Numbers missing between the first and the last event. */
  readonly gaps: number;
}

/** Reads the whole journal and counts what should not be. */
export async function checkJournal(
  dataFolder: string,
  acknowledged: ReadonlySet<string>,
): Promise<JournalCheck> {
  const { journal, close } = await openStores({ dataFolder, databaseUrl: null });
  try {
    const seen = new Set<string>();
    let events = 0;
    let doubled = 0;
    let gaps = 0;
    let seq = 0;
    for (;;) {
      const piece = await journal.read(seq, 5_000);
      if (piece.length === 0) break;
      for (const numbered of piece) {
        if (numbered.seq !== seq + 1) gaps += 1;
        seq = numbered.seq;
        events += 1;
        const id = numbered.event.id ?? '';
        if (seen.has(id)) doubled += 1;
        seen.add(id);
      }
    }
    let lostAcknowledged = 0;
    for (const id of acknowledged) if (!seen.has(id)) lostAcknowledged += 1;
    return { events, lostAcknowledged, doubled, gaps };
  } finally {
    await close();
  }
}

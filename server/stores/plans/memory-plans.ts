import { FloorcastError } from '../../floorcast-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PlanStore, PlanValue, VersionRecord } from '../../ports/plans.ts';

/** Plans that are gone with the process. */
export function createMemoryPlans(clock: Clock): PlanStore {
  const values = new Map<string, PlanValue>();
  const versions: { readonly record: VersionRecord; readonly texts: ReadonlyMap<string, string> }[] = [];
  const nameOf = (kind: string, key: string) => `${kind}\n${key}`;
  const put = ({ kind, key, text }: Pick<PlanValue, 'kind' | 'key' | 'text'>): number => {
    const revision = (values.get(nameOf(kind, key))?.revision ?? 0) + 1;
    values.set(nameOf(kind, key), { kind, key, text, revision, savedMs: clock.nowMs() });
    return revision;
  };
  return {
    read: async (kind, key) => values.get(nameOf(kind, key)) ?? null,
    readAll: async (kind) =>
      [...values.values()]
        .filter((value) => value.kind === kind)
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))),
    save: async (entries, wholeKinds = []) => {
      const saved = new Set(entries.map(({ kind, key }) => nameOf(kind, key)));
      for (const [name, { kind }] of values)
        if (wholeKinds.includes(kind) && !saved.has(name)) values.delete(name);
      for (const entry of entries) put(entry);
    },
    saveIfUnchanged: async (entry) => {
      const revision = values.get(nameOf(entry.kind, entry.key))?.revision ?? 0;
      if (revision !== entry.revision)
        throw new FloorcastError('conflict', { code: 'changed-meanwhile', revision, asked: entry.revision });
      return put(entry);
    },
    remove: async (kind, key) => void values.delete(nameOf(kind, key)),
    publish: async (version, queues) => {
      const record = { ...version, versionNo: versions.length + 1 };
      versions.push({ record, texts: new Map(queues.map(({ queueId, text }) => [queueId, text])) });
      return record.versionNo;
    },
    listVersions: async () => versions.map(({ record }) => record).reverse(),
    readVersion: async (versionNo, queueId) => versions[versionNo - 1]?.texts.get(queueId) ?? null,
  };
}

import type { PlanKind, PlanStore } from '../ports/plans.ts';

export interface WatchedPlans extends PlanStore {
  /** Calls back after something of these kinds was changed through this store. @returns ends it */
  onChanged(kinds: readonly PlanKind[], listener: () => void): () => void;
}

/** A store that tells what was changed in it, so that what is worked out from it may be kept until then. */
export function watchPlans(plans: PlanStore): WatchedPlans {
  const listeners = new Set<{ readonly kinds: readonly PlanKind[]; readonly call: () => void }>();
  const tell = (changed: readonly PlanKind[]) => {
    for (const { kinds, call } of listeners) if (changed.some((kind) => kinds.includes(kind))) call();
  };
  return {
    read: (kind, key) => plans.read(kind, key),
    readAll: (kind) => plans.readAll(kind),
    async save(entries, wholeKinds = []) {
      await plans.save(entries, wholeKinds);
      tell([...wholeKinds, ...entries.map(({ kind }) => kind)]);
    },
    async saveIfUnchanged(entry) {
      const revision = await plans.saveIfUnchanged(entry);
      tell([entry.kind]);
      return revision;
    },
    async remove(kind, key) {
      await plans.remove(kind, key);
      tell([kind]);
    },
    publish: (version, queues) => plans.publish(version, queues),
    listVersions: () => plans.listVersions(),
    readVersion: (versionNo, queueId) => plans.readVersion(versionNo, queueId),
    onChanged(kinds, call) {
      const listener = { kinds, call };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

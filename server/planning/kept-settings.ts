import { createHash } from 'node:crypto';
import type { PlanningSettings, SettingsAnswer } from '../../shared/contract/planning-settings.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { Documents } from '../ports/documents.ts';
import { createPlanningSettings, parsePlanningSettings } from './parse-settings.ts';
import { refuseBad } from './refuse-bad.ts';
import { refuseUnknownQueues } from './refuse-unknown-queues.ts';

/** The document a person may open and edit. */
const DOCUMENT = 'planning';
const REVISION_LENGTH = 16;

/** The settings in force. Whoever saves says which ones they had read, so that nobody's change is lost unseen. */
export class KeptSettings {
  readonly #documents: Documents;
  #settings: PlanningSettings;
  #saving: Promise<unknown> = Promise.resolve();

  constructor(documents: Documents, settings: PlanningSettings) {
    this.#documents = documents;
    this.#settings = settings;
  }

  get current(): PlanningSettings {
    return this.#settings;
  }

  /** Made from what they say: one who reads them after a restart, or in a document edited by hand, is told the truth. */
  get revision(): string {
    return createHash('sha256')
      .update(JSON.stringify(this.#settings))
      .digest('hex')
      .slice(0, REVISION_LENGTH);
  }

  /**
   * @param queueIds of all queues there are
   * @throws FloorcastError `conflict` when they are not those of the revision any more, `bad-request` when they cannot be
   */
  async save(revision: string, settings: unknown, queueIds: readonly string[]): Promise<SettingsAnswer> {
    const parsed = refuseBad(() => {
      const typed = parsePlanningSettings(settings);
      refuseUnknownQueues(typed.deferredWorks, this.#settings.deferredWorks, queueIds);
      return typed;
    });
    // One after the other: of two who read the same, the second is told.
    const saved = this.#saving.then(async () => {
      if (revision !== this.revision)
        throw new FloorcastError('conflict', { code: 'settings-changed-meanwhile' });
      await this.#documents.save(DOCUMENT, parsed);
      this.#settings = parsed;
      return { revision: this.revision, settings: parsed };
    });
    this.#saving = saved.catch(() => {});
    return saved;
  }
}

/** As they were kept, else what planning begins with. */
export async function openSettings(
  documents: Documents,
  begin: Parameters<typeof createPlanningSettings>,
): Promise<KeptSettings> {
  const stored = await documents.read(DOCUMENT, parsePlanningSettings);
  return new KeptSettings(documents, stored ?? createPlanningSettings(...begin));
}

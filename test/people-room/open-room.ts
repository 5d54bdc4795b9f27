import { PeopleRoom, type PeopleParts } from '../../server/people/people-room.ts';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { createSiteBook } from '../../server/site-book.ts';
import type { NewAuditEntry } from '../../server/ports/audit-log.ts';
import type { PeopleAsker } from '../../server/ports/people.ts';
import { FloorcastError } from '../../server/floorcast-error.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import { suggestRosterSettings } from '../../server/planning/rosters/suggest-settings.ts';
import { parseRosterSettings } from '../../server/planning/rosters/parse-roster-settings.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import { gatherPeople } from '../../shared/people/gather-people.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';

export const ASKER: PeopleAsker = { author: { accountId: 'pia', name: 'Pia' }, scope: WHOLE_SITE };

export const SITE = parseSite({
  timeZone: 'Asia/Shanghai',
  queues: [{ id: 'billing', name: { en: 'Billing', 'zh-CN': '话费' } }, { id: 'plans' }],
  agents: [
    {
      id: '1001',
      name: { en: 'Anna', 'zh-CN': '安娜' },
      team: 'A',
      skills: [{ queueId: 'billing', level: 1 }],
    },
    { id: '1002', name: { en: 'Tom' }, team: 'B' },
  ],
});

export const rowOf = (part: Partial<AgentRow>): AgentRow => ({
  name: 'x',
  state: 'ready',
  sinceMs: 0,
  reason: null,
  queueId: null,
  callId: null,
  onHold: false,
  queues: '',
  team: null,
  ...part,
});

/** A room over memory, whose stores a test can have fail. */
export async function openRoom(options: { readonly siteFile?: string; readonly floor?: ScriptedFloor } = {}) {
  const floor = options.floor ?? new ScriptedFloor({}, 'epoch', SITE);
  const documents = createMemoryDocuments();
  await documents.save('site', SITE);
  const failing = new Set<'site' | 'audit' | 'taking-back'>();
  const audit: NewAuditEntry[] = [];
  let kept = { revision: 0, settings: suggestRosterSettings() };
  const tell = () => ({ ...kept, ruleIds: [], lawPacks: [] });
  const rosters: PeopleParts['rosters'] = {
    readSettings: async () => tell(),
    saveSettings: async (_author, revision, settings) => {
      if (failing.has('taking-back') && revision > 1) throw new Error('The process was killed.');
      if (revision !== kept.revision)
        throw new FloorcastError('conflict', { code: 'settings-changed-meanwhile' });
      kept = { revision: revision + 1, settings: parseRosterSettings(settings) };
      return tell();
    },
  };
  const errors: unknown[] = [];
  const notes = createMemoryPlans({ nowMs: () => 5 });
  const parts: PeopleParts = {
    siteBook: createSiteBook(
      {
        read: (name, parse) => documents.read(name, parse),
        save: async (name, value) => {
          if (failing.has('site')) throw new Error('The disk is full.');
          await documents.save(name, value);
        },
      },
      floor,
      options.siteFile ?? null,
    ),
    rosters,
    live: floor,
    calendar: createSiteCalendar(SITE),
    clock: { nowMs: () => 5 },
    openSheet,
    audit: {
      addAudit: async (entries) => {
        if (failing.has('audit')) throw new Error('The store is gone.');
        audit.push(...entries);
      },
      listAudit: async ({ target }) =>
        audit
          .map((entry, at) => ({ ...entry, no: at + 1 }))
          .filter((entry) => entry.target.id === target)
          .reverse(),
    },
    notes,
    onError: (error) => errors.push(error),
  };
  return {
    room: await PeopleRoom.open(parts),
    /** Over the same stores, as after a restart: the floor goes by the site as it was kept. */
    openAgain: async () => {
      floor.changeSite((await documents.read('site', parseSite))!);
      return PeopleRoom.open(parts);
    },
    notes,
    floor,
    documents,
    failing,
    audit,
    errors,
    settings: () => kept.settings,
    rosters,
    people: () => gatherPeople({ agents: floor.site().agents, settings: kept.settings }),
  };
}

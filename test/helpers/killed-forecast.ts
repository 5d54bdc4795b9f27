import { createHolidayCalendar } from '../../server/planning/holidays/holiday-calendar.ts';
import { openPlanning } from '../../server/planning/planning.ts';
import { createInlineDesk } from '../../server/planning/rosters/desk/inline-desk.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import type { EngineLocation } from '../../server/stores/sql/engine.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';
import { createPlanStore } from '../../server/stores/sql/sql-plans.ts';
import { openSheet } from '../../server/imports/open-sheet.ts';
import { createRosterStore } from '../../server/stores/sql/sql-rosters.ts';
import { PLANNED_SITE } from '../planning/weeks-of-calls.ts';
import { ScriptedFloor } from './scripted-floor.ts';

/** A process that makes a forecast until it is killed. Says a line when it has come to what is asked. */
const [until, place, now] = process.argv.slice(2) as ['working' | 'saving', string, string];
const location = JSON.parse(place) as EngineLocation;
const engine = await openEngine(location);
const clock = { nowMs: () => Number(now) };
const live = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
live.nowMs = clock.nowMs();
const plans = createPlanStore(engine, clock);
const desk = createInlineDesk();
const planning = await openPlanning({
  openSheet,
  plans: {
    ...plans,
    save: (entries, wholeKinds) => {
      const saved = plans.save(entries, wholeKinds);
      if (until === 'saving' && (wholeKinds?.length ?? 0) > 0) console.log('saves');
      return saved;
    },
  },
  rosters: createRosterStore(engine, clock),
  rosterDesks: { asked: desk, playing: desk },
  documents: createMemoryDocuments(),
  history: createHistory(engine, PLANNED_SITE),
  reading: {
    readerModule: new URL('../../server/stores/sql/history/open-history-reading.ts', import.meta.url).href,
    location,
  },
  holidays: createHolidayCalendar(),
  imports: { list: async () => [] },
  clock,
  live,
  onError: (error) => console.error(error),
});
const { id } = planning.jobs.start({ kind: 'forecast' });
const looking = setInterval(() => {
  if (planning.jobs.find(id).progress === 0) return;
  clearInterval(looking);
  if (until === 'working') console.log('works');
}, 5);

import type { RosterFact } from '../../../shared/contract/roster-presence.ts';
import type { PlanningSettings } from '../../../shared/contract/planning-settings.ts';
import type { RosterPublishPreview } from '../../../shared/contract/roster-versions.ts';
import type { RosterBreaksAnswer } from '../../../shared/contract/roster-advice.ts';
import type {
  RosterImportPreview,
  RosterNowAnswer,
  RosterTakeRequest,
} from '../../../shared/contract/rosters.ts';
import type { RosterJobRequest } from '../../../shared/contract/roster-proposals.ts';
import type { Signed } from '../../../shared/contract/signed.ts';
import type { DayRange } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay, weekdayOfNumber } from '../../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LiveFloor } from '../../ports/live-floor.ts';
import type { PlanningJobs } from '../../ports/planning.ts';
import type { Rosters } from '../../ports/roster-desk.ts';
import type { ReadLeaveDays } from '../../ports/leave-days.ts';
import type { CopyId, RosterStore } from '../../ports/rosters.ts';
import type { OpenSheet } from '../../ports/sheets.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { findSkillGroups } from '../find-skills.ts';
import type { WatchedPlans } from '../watch-plans.ts';
import { listEdits } from '../kept-plans.ts';
import { readPlansToPlay } from '../simulated/plans-to-play.ts';
import { amendRoster, type AmendParts } from './amend-roster.ts';
import { checkSearch, checkTake } from './check-asked.ts';
import { countSearchers } from './count-searchers.ts';
import type { DayText, DeskSources, RosterDesk } from './desk/desk-messages.ts';
import { findSameVersion } from './find-same-version.ts';
import { readSettingsLimits } from './settings-limits.ts';
import { tellSettings, readRosterSettings, saveRosterSettings } from './kept-settings.ts';
import { openShiftList } from './open-shift-list.ts';
import { readEntries, fillDays, spanOfDays } from './roster-days.ts';
import { RosterCopies } from './roster-copies.ts';
import { RosterProposals } from './roster-proposals.ts';
import { RosterSources } from './roster-sources.ts';
import { RosterVersions } from './roster-versions.ts';
import type { RosterTask } from './search/roster-task.ts';
import { WorkingRoster, type AuditAction } from './working-roster.ts';
import { readFloor } from './read-floor.ts';

export interface RostersParts {
  readonly plans: WatchedPlans;
  readonly store: RosterStore;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs'>;
  readonly clock: Clock;
  readonly desk: RosterDesk;
  /** Plays call by call, which takes seconds: others are not to wait for it. */
  readonly playDesk: RosterDesk;
  readonly planningSettings: () => PlanningSettings;
  readonly jobs: () => PlanningJobs;
  readonly openSheet: OpenSheet;
  /** What people were granted of leave; left out: none. */
  readonly leaveDays?: ReadLeaveDays;
  readonly onError: (error: unknown) => void;
}

/** What planners ask of rosters and decide, over what is kept of them (RULES.md beside this file says what holds). */
export class RosterRoom implements Rosters {
  readonly #parts: RostersParts;
  readonly #listeners = new Set<(fact: RosterFact) => void>();
  readonly #sources: RosterSources;
  readonly #working: WorkingRoster;
  readonly #copies: RosterCopies;
  readonly #versions: RosterVersions;
  readonly #proposals: RosterProposals;
  readonly #amending: AmendParts;

  constructor(parts: RostersParts) {
    this.#parts = parts;
    const { plans, store, live } = parts;
    const tell = this.#tell;
    const common = { plans, store, tell, nowMs: () => live.floorNowMs() };
    this.#copies = new RosterCopies(common);
    this.#proposals = new RosterProposals({ ...parts, tell });
    this.#sources = new RosterSources({
      ...parts,
      readSource: (source, range) => this.#readTexts(source, range),
    });
    this.#working = new WorkingRoster({
      ...common,
      limits: () => readSettingsLimits(parts),
      checkCopy: (copyId, days) => this.#copies.check(copyId, days),
    });
    this.#amending = {
      ...common,
      tellPeople: async (range, days, published) =>
        parts.desk.ask({
          kind: 'tell-people',
          sources: await this.#sources.describe(range, days),
          published,
        }),
    };
    this.#versions = new RosterVersions({ ...common, tellPeople: this.#amending.tellPeople });
  }

  /** Before a search waits for its turn. @throws FloorcastError `bad-request`, `not-found` for a copy that is not there */
  async checkSearch(request: RosterJobRequest): Promise<void> {
    const { agentIds } = await readSettingsLimits(this.#parts);
    checkSearch(request, {
      isAgentKnown: (agentId) => agentIds.has(agentId),
      isAnybodyKnown: agentIds.size > 0,
      today: this.#today(),
    });
    if (request.copyId !== null) await this.#copies.check(request.copyId, []);
  }

  /** What a search for a roster is started with. */
  async prepareSearch(request: RosterJobRequest, jobId: string): Promise<RosterTask> {
    const { firstDay, days, copyId } = request;
    const sources = await this.#sources.of({ firstDay, days }, sourceOf(copyId));
    return { jobId, request, sources, threads: countSearchers() };
  }

  /** From now on proposals beyond the last ones are dropped. Answers how to end it. */
  keepUp(): () => Promise<void> {
    const stop = this.#proposals.watch();
    return async () => {
      stop();
      await this.#parts.desk.close();
      await this.#parts.playDesk.close();
    };
  }

  readSettings: Rosters['readSettings'] = async () =>
    tellSettings(await readRosterSettings(this.#parts.plans));

  saveSettings: Rosters['saveSettings'] = (author, revision, settings) =>
    saveRosterSettings(
      {
        ...this.#parts,
        nowMs: () => this.#parts.live.floorNowMs(),
        tell: this.#tell,
      },
      { author, revision, settings },
    );

  read: Rosters['read'] = (range, copyId) => this.#working.read(range, copyId);

  change: Rosters['change'] = (request) => this.#working.change(request);

  readProblem: Rosters['readProblem'] = async (range, copyId) =>
    this.#parts.desk.ask({
      kind: 'problem',
      sources: await this.#sources.of(range, sourceOf(copyId)),
    });

  audit: Rosters['audit'] = (range, before, most) => this.#working.audit(range, before, most);

  listCopies: Rosters['listCopies'] = async () => ({ copies: await this.#copies.list() });

  makeCopy: Rosters['makeCopy'] = async (request) => {
    const { firstDay, days, source = 'live' } = request;
    const texts = await this.#readTexts(source, { firstDay, days });
    return this.#copies.make(
      request,
      texts.map(({ day, text }) => ({ day, entries: readEntries(text) })),
    );
  };

  takeCopy: Rosters['takeCopy'] = async (copyId, request) => {
    const { firstDay, days } = await this.#copies.find(copyId);
    const range = { firstDay, days };
    const records = await this.#parts.store.readDays(copyId, range);
    const texts = fillDays(range, records).map(({ day, entries }) => ({
      day,
      text: JSON.stringify(entries),
    }));
    return this.#take(texts, request, 'took-copy');
  };

  removeCopy: Rosters['removeCopy'] = (copyId) => this.#copies.remove(copyId);

  compare: Rosters['compare'] = async (range, before, after) => {
    const [was, is] = await Promise.all([this.#readTexts(before, range), this.#readTexts(after, range)]);
    return this.#parts.desk.ask({
      kind: 'compare',
      sources: await this.#sources.of(range, 'live'),
      before: was,
      after: is,
    });
  };

  listProposals: Rosters['listProposals'] = async () => ({ proposals: await this.#proposals.list() });

  readProposal: Rosters['readProposal'] = (proposalId) => this.#proposals.read(proposalId);

  stopProposal: Rosters['stopProposal'] = (proposalId) => this.#proposals.stop(proposalId);

  takeProposal: Rosters['takeProposal'] = async (proposalId, request) =>
    this.#take(await this.#proposals.readDays(proposalId), request, 'took-proposal');

  removeProposal: Rosters['removeProposal'] = (proposalId) => this.#proposals.remove(proposalId);

  previewPublish: Rosters['previewPublish'] = async (range) => {
    const { store, desk } = this.#parts;
    const [records, published] = await Promise.all([store.readDays(null, range), store.readPublished(range)]);
    const sources = await this.#sources.of(range, 'live');
    const preview = JSON.parse(await desk.ask({ kind: 'preview', sources, published })) as Omit<
      RosterPublishPreview,
      'sameAsVersion' | 'revisions'
    >;
    const revisions = Object.fromEntries(
      fillDays(range, records).map(({ day, revision }) => [day, revision]),
    );
    return { ...preview, sameAsVersion: findSameVersion(range, records, published), revisions };
  };

  publish: Rosters['publish'] = (request) => this.#versions.publish(request);

  unpublish: Rosters['unpublish'] = (request) => this.#versions.unpublish(request);

  listVersions: Rosters['listVersions'] = async () => ({ versions: await this.#versions.list() });

  readVersion: Rosters['readVersion'] = (versionNo) => this.#versions.read(versionNo);

  markSeen: Rosters['markSeen'] = (versionNo, agentId) => this.#versions.markSeen(versionNo, agentId);

  repair: Rosters['repair'] = async (request) => {
    const range = weeksAround(spanOfDays(request.days));
    const sources = await this.#sources.of(range, sourceOf(request.copyId));
    return this.#parts.desk.ask({ kind: 'repair', sources, request });
  };

  findCandidates: Rosters['findCandidates'] = async (request) => {
    const range = weeksAround({ firstDay: request.day, days: 1 });
    const sources = await this.#sources.of(range, sourceOf(request.copyId));
    return this.#parts.desk.ask({ kind: 'candidates', sources, request });
  };

  explain: Rosters['explain'] = async (request) => {
    const { firstDay, days, copyId } = request;
    const sources = await this.#sources.of({ firstDay, days }, sourceOf(copyId));
    return this.#parts.desk.ask({ kind: 'explain', sources, request });
  };

  placeBreaks: Rosters['placeBreaks'] = async (request) => {
    const { copyId, day, keep, revision, author } = request;
    const range = weeksAround({ firstDay: day, days: 1 });
    const sources = await this.#sources.of(range, sourceOf(copyId));
    const placed = await this.#parts.desk.ask({ kind: 'breaks', sources, request });
    const answer = JSON.parse(placed.answer) as Omit<RosterBreaksAnswer, 'revision'>;
    if (!keep) return { ...answer, revision };
    const kept = await this.#working.keep(copyId, [{ ...placed.day, revision }], [], {
      author,
      reason: '',
      action: 'breaks-placed',
    });
    return { ...answer, revision: kept.revisions[day]! };
  };

  checkService: Rosters['checkService'] = async (range, source, presentRatio) => {
    const { plans, playDesk, planningSettings } = this.#parts;
    const roster = await this.#readTexts(source, range);
    const [sources, toPlay, edits] = await Promise.all([
      this.#sources.of(range, 'live'),
      readPlansToPlay(plans),
      listEdits(plans),
    ]);
    const played = { toPlay, settings: planningSettings(), edits };
    return playDesk.ask({ kind: 'service', sources, roster, played, presentRatio });
  };

  writeSheet: Rosters['writeSheet'] = async (range, source, format, locale) => {
    const roster = await this.#readTexts(source, range);
    const sources = await this.#sources.of(range, 'live');
    return this.#parts.desk.ask({ kind: 'write-sheet', sources, roster, format, locale });
  };

  previewImport: Rosters['previewImport'] = async (range, copyId, bytes) => {
    if (copyId !== null) await this.#copies.check(copyId, []);
    const records = await this.#parts.store.readDays(copyId, range);
    const sources = await this.#sources.describe(range, records);
    const read = await this.#readFile(sources, bytes);
    const preview = JSON.parse(read) as Omit<RosterImportPreview, 'revisions'>;
    const changed = new Set(preview.changes.map(({ day }) => day));
    const days = fillDays(range, records).filter(({ day }) => changed.has(day));
    return { ...preview, revisions: Object.fromEntries(days.map(({ day, revision }) => [day, revision])) };
  };

  /** A workbook of people by days as it was exported, else a list with a row a shift. */
  async #readFile(sources: DeskSources, bytes: Uint8Array): Promise<string> {
    const { desk, openSheet } = this.#parts;
    const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
    if (isWorkbook) {
      try {
        return await desk.ask({ kind: 'read-sheet', sources, bytes });
      } catch (error) {
        const isOther = error instanceof FloorcastError && error.said?.code === 'roster-import-sheet';
        if (!isOther) throw error;
      }
    }
    return desk.ask({ kind: 'read-list', sources, rows: await openShiftList(openSheet, bytes) });
  }

  checkChanges: Rosters['checkChanges'] = async (alternatives, leave) => {
    const days = alternatives.flat().map(({ day }) => day);
    if (days.length === 0)
      return alternatives.map(() => ({ broken: [], shortHoursBefore: 0, shortHoursAfter: 0 }));
    const sources = await this.#sources.of(weeksAround(spanOfDays(days)), 'live');
    return this.#parts.desk.ask({ kind: 'check-changes', sources, alternatives, leave });
  };

  amend: Rosters['amend'] = async (agreed) => {
    const { versionNo, revisions } = await amendRoster(this.#amending, agreed);
    const { author } = agreed;
    this.#tell({ kind: 'days', copyId: null, author, revisions });
    if (versionNo !== null) this.#tell({ kind: 'versions', author, versionNo });
    return versionNo;
  };

  readNow: Rosters['readNow'] = async (): Promise<RosterNowAnswer> => {
    const { live, plans, store, desk } = this.#parts;
    const site = live.site();
    const nowMs = live.floorNowMs();
    const day = this.#today();
    // Shifts of yesterday may run on.
    const [published, { settings }, requirement] = await Promise.all([
      store.readPublished({ firstDay: nameDay(dayNumber(day) - 1), days: 2 }),
      readRosterSettings(plans),
      this.#sources.requirement(),
    ]);
    return desk.ask({
      kind: 'now',
      site,
      groups: findSkillGroups(site, live.rows(), day),
      floor: readFloor(live.rows()),
      requirement,
      templates: settings.templates,
      published,
      nowMs,
    });
  };

  readOnPhone: Rosters['readOnPhone'] = async (range, intervalMinutes) => {
    const { live, plans, store, desk, planningSettings } = this.#parts;
    const site = live.site();
    const before = { firstDay: nameDay(dayNumber(range.firstDay) - 1), days: range.days + 1 };
    const [published, { settings }] = await Promise.all([
      store.readPublished(before),
      readRosterSettings(plans),
    ]);
    return desk.ask({
      kind: 'on-phone',
      site,
      groups: findSkillGroups(site, live.rows(), range.firstDay),
      templates: settings.templates,
      range,
      intervalMinutes: intervalMinutes ?? planningSettings().intervalMinutes,
      published,
    });
  };

  onChanged: Rosters['onChanged'] = (listener) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly #tell = (fact: RosterFact): void => {
    for (const listener of this.#listeners) listener(fact);
  };

  /** @throws FloorcastError `bad-request` for what is no roster, `not-found` for one that is not there. */
  #readTexts(source: string, range: DayRange): Promise<readonly DayText[]> {
    return this.#sources.readTexts(source, range, {
      checkCopy: (copyId) => this.#copies.check(copyId, []),
      readProposal: (proposalId) => this.#proposals.readDays(proposalId),
      checkVersion: async (versionNo) => void (await this.#versions.read(versionNo)),
    });
  }

  #today(): string {
    const { live } = this.#parts;
    return createSiteCalendar(live.site()).dayOf(live.floorNowMs()).day;
  }

  async #take(texts: readonly DayText[], request: Signed<RosterTakeRequest>, action: AuditAction) {
    const { store, desk } = this.#parts;
    const { author, reason, agentIds, days, revisions } = request;
    const offered = texts.map(({ day }) => day);
    const today = this.#today();
    const known = await readSettingsLimits(this.#parts);
    checkTake(request, offered, {
      // Whoever left the site meanwhile may stand in what is taken.
      isAgentKnown: (agentId) =>
        known.agentIds.has(agentId) || texts.some(({ text }) => Object.hasOwn(readEntries(text), agentId)),
      today,
    });
    const ahead = texts.filter(({ day }) => day >= today);
    const records = await store.readDays(null, spanOfDays(ahead.map(({ day }) => day)));
    const merged = await desk.ask({ kind: 'merge', base: records, over: ahead, only: { agentIds, days } });
    const reached = new Map(records.map(({ day, revision }) => [day, revision]));
    return this.#working.keep(
      null,
      merged.days.map((one) => ({ ...one, revision: revisions?.[one.day] ?? reached.get(one.day) ?? 0 })),
      JSON.parse(merged.changes),
      { author, reason, action, asked: offered },
    );
  }
}

function sourceOf(copyId: CopyId): string {
  return copyId === null ? 'live' : `copy:${copyId}`;
}

/** Whole weeks from Monday, with the week after: rules look beyond the day itself. */
function weeksAround({ firstDay, days }: DayRange): DayRange {
  const first = dayNumber(firstDay);
  const monday = first - weekdayOfNumber(first);
  const end = first + days;
  return { firstDay: nameDay(monday), days: Math.ceil((end - monday) / 7) * 7 + 7 };
}

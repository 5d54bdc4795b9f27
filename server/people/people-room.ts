import type { AuditAuthor } from '../../shared/contract/audit.ts';
import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import { listFloorParts } from '../../shared/accounts/list-floor-parts.ts';
import { changeOne } from '../../shared/people/change-many.ts';
import type { AccountScope } from '../../shared/access/roles.ts';
import { findOutside, seesPerson } from '../../shared/people/find-outside.ts';
import { findPeopleFaults, type PeopleSurroundings } from '../../shared/people/find-people-faults.ts';
import { gatherPeople, type PeoplePlaces } from '../../shared/people/gather-people.ts';
import { isSame } from '../../shared/people/is-same.ts';
import { listStrangers } from '../../shared/people/list-strangers.ts';
import { readPerson } from '../../shared/people/parse-person.ts';
import type { Person } from '../../shared/people/person.ts';
import { placePeople } from '../../shared/people/place-people.ts';
import { planImport } from '../../shared/people/plan-import.ts';
import { DocumentError } from '../../shared/site/bad-places.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { createTurns } from '../in-turn.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { LiveFloor } from '../ports/live-floor.ts';
import type { People, PeopleAsker } from '../ports/people.ts';
import { revisionOf } from '../ports/revision-of.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import type { OpenSheet } from '../ports/sheets.ts';
import type { SiteBook } from '../ports/site-book.ts';
import { describeChange } from './describe-change.ts';
import { handOver } from './hand-over.ts';
import { readPeopleFile } from './read-people-file.ts';
import { forgetChange, noteChange, takeBackUnfinished, type UnfinishedParts } from './unfinished-change.ts';
import { writePeopleFile } from './write-people-file.ts';

export interface PeopleParts {
  readonly siteBook: SiteBook;
  readonly rosters: Pick<Rosters, 'readSettings' | 'saveSettings'>;
  readonly live: Pick<LiveFloor, 'site' | 'rows' | 'floorNowMs' | 'emit'>;
  readonly calendar: SiteCalendar;
  readonly clock: Clock;
  readonly openSheet: OpenSheet;
  readonly audit: AuditLog;
  /** Where a change is noted until it is whole. */
  readonly notes: UnfinishedParts['notes'];
  readonly onError: (error: unknown) => void;
}

interface Everybody extends PeoplePlaces {
  readonly people: readonly Person[];
  readonly byId: ReadonlyMap<string, Person>;
  /** Of the roster settings. */
  readonly settingsRevision: number;
}

/** The people of the centre (RULES.md beside this file says what holds). */
export class PeopleRoom implements People {
  readonly #parts: PeopleParts;
  /** One change after the other. */
  readonly #inTurn = createTurns();

  private constructor(parts: PeopleParts) {
    this.#parts = parts;
  }

  /** A change that a process before left half is taken back first; where that fails the next change tries it again. */
  static async open(parts: PeopleParts): Promise<PeopleRoom> {
    await takeBackUnfinished(parts).catch(parts.onError);
    return new PeopleRoom(parts);
  }

  read: People['read'] = async ({ scope }) => {
    const { live, siteBook, calendar } = this.#parts;
    const everybody = await this.#readAll();
    const { settings, people } = everybody;
    const { name, timeZone, dayStartsAt } = live.site();
    return {
      revision: revisionOf(people),
      site: { name, timeZone, dayStartsAt },
      today: calendar.dayOf(live.floorNowMs()).day,
      siteFile: siteBook.siteFile,
      people: people.filter((person) => seesPerson(scope, person)),
      ...this.#surroundingsOf(everybody),
      defaultContractId: settings.defaultContractId,
      strangers: scope.teams === null ? listStrangers(people, live.rows()) : [],
    };
  };

  add: People['add'] = (asker, { person, reason }) =>
    this.#change(asker, reason, ({ byId }) => {
      if (byId.has(person.agentId))
        throw new FloorcastError('conflict', { code: 'person-there-already', agentId: person.agentId });
      return [person];
    }).then(() => person);

  change: People['change'] = (asker, { person, before, reason }) =>
    this.#change(asker, reason, ({ byId }) => {
      const known = getPerson(byId, person.agentId);
      refuseOutside(asker.scope, known, known);
      if (!isSame(known, before))
        throw new FloorcastError('conflict', { code: 'person-changed-meanwhile', agentId: person.agentId });
      return [person];
    }).then(() => person);

  changeMany: People['changeMany'] = async (asker, { agentIds, change, reason }) => {
    const changed = await this.#change(asker, reason, ({ byId }) =>
      [...new Set(agentIds)].map((agentId) => changeOne(getPerson(byId, agentId), change)),
    );
    return { changed };
  };

  tie: People['tie'] = async (asker, { phoneId, agentId, reason }) => {
    if (asker.scope.teams !== null)
      throw new FloorcastError('not-allowed', { code: 'scope-outside', id: phoneId.slice(0, 60) });
    let tied: Person | null = null;
    await this.#change(asker, reason, ({ byId, people }) => {
      const known = getPerson(byId, agentId);
      if (!listStrangers(people, this.#parts.live.rows()).some((one) => one.phoneId === phoneId))
        throw new FloorcastError('not-found', { code: 'stranger-gone', phoneId: phoneId.slice(0, 60) });
      this.#refuseBothHere(phoneId, agentId);
      tied = { ...known, phoneIds: [...known.phoneIds, phoneId] };
      return [tied];
    });
    return tied!;
  };

  write: People['write'] = async ({ scope }, format, locale) => {
    const { people } = await this.#readAll();
    return writePeopleFile(
      people.filter((person) => seesPerson(scope, person)),
      format,
      locale,
    );
  };

  previewImport: People['previewImport'] = async ({ scope }, bytes, options) => {
    const file = await readPeopleFile(this.#parts.openSheet, bytes, options);
    const everybody = await this.#readAll();
    const { people, settings } = everybody;
    const plan = planImport(people, file.rows, {
      ...this.#surroundingsOf(everybody),
      defaultContractId: settings.defaultContractId,
      scope,
    });
    const { encoding, header, columns, problem, unreadable } = file;
    const refused = [...unreadable, ...plan.refused].sort((a, b) => a.row - b.row);
    return { ...plan, refused, revision: revisionOf(people), encoding, header, columns, problem };
  };

  import: People['import'] = async (asker, { revision, people, leaving, reason }) => {
    const changed = await this.#change(asker, reason, (everybody) => {
      if (revisionOf(everybody.people) !== revision)
        throw new FloorcastError('conflict', { code: 'people-changed-meanwhile' });
      const listed = new Set(people.map(({ agentId }) => agentId));
      const gone = (leaving?.agentIds ?? []).filter((agentId) => !listed.has(agentId));
      return [
        ...people,
        ...gone.map((agentId) => ({
          ...getPerson(everybody.byId, agentId),
          lastDay: leaving!.lastDay,
        })),
      ];
    });
    return { changed };
  };

  /**
   * All places or none, as far as anybody can see (rule PE3): what can be refused is refused before anything is kept, and what
   * could not be kept at last is taken back, after a kill by the next start.
   *
   * @returns of how many people something is new
   */
  #change(
    asker: PeopleAsker,
    reason: string,
    decide: (everybody: Everybody) => readonly Person[],
  ): Promise<number> {
    return this.#inTurn(async () => {
      await takeBackUnfinished(this.#parts);
      const everybody = await this.#readAll();
      const wanted = decide(everybody).map(checkPerson);
      const changed = wanted.filter((person) => !isSame(everybody.byId.get(person.agentId), person));
      for (const person of changed)
        refuseOutside(asker.scope, everybody.byId.get(person.agentId) ?? null, person);
      this.#refuseFaults(everybody, changed);
      if (changed.length > 0) await this.#keep(asker.author, reason, everybody, changed);
      return changed.length;
    });
  }

  async #keep(
    author: AuditAuthor,
    reason: string,
    everybody: Everybody,
    changed: readonly Person[],
  ): Promise<void> {
    const { rosters, siteBook, clock, audit, live, onError } = this.#parts;
    const places = placePeople(everybody, changed);
    const { agents, settings, settingsRevision } = everybody;
    const site = places.agents === agents ? null : await siteBook.prepare(places.agents);
    await noteChange(this.#parts, {
      agentId: changed[0]!.agentId,
      author: author.name,
      agents: site && { before: agents, after: places.agents },
      settings: places.settings === settings ? null : { before: settings, after: places.settings },
    });
    try {
      if (places.settings !== settings)
        await rosters.saveSettings(author.name, settingsRevision, places.settings);
      await site?.save();
      const atMs = clock.nowMs();
      await audit.addAudit(
        changed.map((person) => ({
          atMs,
          author,
          ...describeChange(everybody.byId.get(person.agentId) ?? null, person),
          reason,
        })),
      );
    } catch (error) {
      await takeBackUnfinished(this.#parts).catch(onError);
      throw error;
    }
    // Told by the audit already: the next change, or the next start, finds it whole.
    await forgetChange(this.#parts).catch(onError);
    if (site !== null) await handOver(live, changed, everybody.byId, () => site.take()).catch(onError);
  }

  async #readAll(): Promise<Everybody> {
    const { agents } = this.#parts.live.site();
    const { settings, revision } = await this.#parts.rosters.readSettings();
    const people = gatherPeople({ agents, settings });
    const byId = new Map(people.map((person) => [person.agentId, person]));
    return { agents, settings, settingsRevision: revision, people, byId };
  }

  #surroundingsOf({ settings }: PeoplePlaces): PeopleSurroundings {
    const { live } = this.#parts;
    return {
      queues: listFloorParts(live.site(), live.rows()).queues,
      contracts: settings.contracts.map(({ id, names }) => ({ id, ...(names && { names }) })),
    };
  }

  #refuseFaults(everybody: Everybody, changed: readonly Person[]): void {
    const all = new Map(everybody.byId);
    for (const person of changed) all.set(person.agentId, person);
    const asked = new Set(changed.map(({ agentId }) => agentId));
    const faults = findPeopleFaults([...all.values()], everybody.byId, this.#surroundingsOf(everybody));
    const fault = faults.find(({ agentId }) => asked.has(agentId));
    if (fault) throw new FloorcastError('bad-request', fault.said);
  }

  /** Two people cannot be made one while both are at work (rule PE9). */
  #refuseBothHere(phoneId: string, agentId: string): void {
    const rows = this.#parts.live.rows();
    const isHere = (id: string) => {
      const row = rows[`agent/${id}`] as AgentRow | undefined;
      return row !== undefined && row.state !== 'offline';
    };
    if (isHere(phoneId) && isHere(agentId))
      throw new FloorcastError('conflict', { code: 'person-both-here', phoneId, agentId });
  }
}

function getPerson(byId: ReadonlyMap<string, Person>, agentId: string): Person {
  const person = byId.get(agentId);
  if (person) return person;
  throw new FloorcastError('not-found', { code: 'person-unknown', agentId: agentId.slice(0, 60) });
}

/** @throws FloorcastError `bad-request` with every bad place */
function checkPerson(person: Person): Person {
  const read = readPerson(person);
  if ('person' in read) return read.person;
  throw new FloorcastError('bad-request', new DocumentError('person', read.places, read.total).said);
}

/** @throws FloorcastError `not-allowed` (rule PE10) */
function refuseOutside(scope: AccountScope, before: Person | null, after: Person): void {
  const outside = findOutside(scope, before, after);
  if (outside !== null)
    throw new FloorcastError('not-allowed', { code: 'scope-outside', id: outside.slice(0, 60) });
}

import type { SeesAgent } from '../../shared/access/scope.ts';
import type {
  AskRequest,
  RequestAnswer,
  RequestDecisions,
  RequestView,
} from '../../shared/contract/requests.ts';
import type { Signed } from '../../shared/contract/signed.ts';
import type { Message } from '../../shared/messages/message.ts';
import { handOverDays } from '../../shared/requests/hand-over-days.ts';
import type { CentreOffer, RequestActor, RequestAsk, ShiftRequest } from '../../shared/requests/request.ts';
import { refuseFarDays } from '../../shared/requests/refuse-days.ts';
import { isShared, stepRequest, waitsFor, type AskedStep } from '../../shared/requests/step-request.ts';
import { rangeTo } from '../../shared/time/day-range.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { createTurns } from '../in-turn.ts';
import type { NoticeDesk } from '../ports/notices.ts';
import type { RequestDesk } from '../ports/request-desk.ts';
import type { Rosters } from '../ports/roster-desk.ts';
import { revisionOf } from '../ports/revision-of.ts';
import { closeOffer, postOffer } from './centre-offers.ts';
import { checkAsk, examineAsk } from './examine-ask.ts';
import { examineRequest, readScene, type ExamineParts, type Examined } from './examine-request.ts';
import { findColleagues, readOwn } from './own-requests.ts';
import { judgeTakes } from './own-takes.ts';
import { isSameTimes, newPerson, timesOf } from './own-times.ts';
import { checkWaiting, readQueue } from './request-queue.ts';
import { tellAgents, tellParties, tellPlanners } from './tell-request.ts';

export interface RequestRoomParts extends ExamineParts {
  readonly rosters: Pick<Rosters, 'checkChanges' | 'amend' | 'readSettings' | 'saveSettings'>;
  readonly notices: NoticeDesk;
  readonly onError: (error: unknown) => void;
}

const SWEEP_EVERY_MS = 30_000;
/** Wishes wait no longer than this. */
const TIMES_EXPIRE_MS = 30 * 86_400_000;

/** What agents ask and what becomes of it (RULES.md beside this file says what holds). */
export class RequestRoom implements RequestDesk {
  readonly #parts: RequestRoomParts;
  /** One after the other: allowances and places are counted before they are given. */
  readonly #inTurn = createTurns();

  constructor(parts: RequestRoomParts) {
    this.#parts = parts;
  }

  /** From now on what nobody decides in time expires. Answers how to end it. */
  keepUp(): () => Promise<void> {
    const sweep = () => void this.sweep().catch(this.#parts.onError);
    const timer = setInterval(sweep, SWEEP_EVERY_MS);
    return async () => {
      clearInterval(timer);
      await this.#inTurn(async () => {});
    };
  }

  /** What is over by the clock is said to be. */
  sweep(): Promise<void> {
    return this.#inTurn(async () => {
      const { store, live } = this.#parts;
      const atMs = live.floorNowMs();
      for (const request of await store.listOpen()) {
        if (atMs < request.expiresAtMs) continue;
        const said: Message = { code: 'request-expired-clock' };
        const step: AskedStep = { act: 'expire', by: { kind: 'clock' }, atMs, reason: '', said };
        const expired = take(stepRequest(request, step));
        if (await store.save(expired)) tellParties(this.#parts.notices, expired, 'expired');
      }
    });
  }

  readOwn: RequestDesk['readOwn'] = async (agentId) => {
    await this.sweep();
    return readOwn(this.#parts, agentId, this.#today());
  };

  judgeTakes: RequestDesk['judgeTakes'] = (agentId) => judgeTakes(this.#parts, agentId, this.#today());

  findColleagues: RequestDesk['findColleagues'] = async (agentId, kind, day, returnDay) => {
    this.#refuseFar([day, returnDay]);
    return findColleagues(this.#parts, { agentId, kind, day, returnDay });
  };

  check: RequestDesk['check'] = async (agentId, { ask }) => {
    try {
      return await checkAsk(this.#parts, { id: '', agentId, ask }, this.#today());
    } catch (error) {
      if (!(error instanceof FloorcastError)) throw error;
      const said = error.said;
      return {
        verdict: 'refused',
        said,
        balances: [],
        places: [],
        shortHoursBefore: 0,
        shortHoursAfter: 0,
      };
    }
  };

  ask: RequestDesk['ask'] = (agentId, request) => this.#inTurn(() => this.#ask(agentId, request));

  answer: RequestDesk['answer'] = (agentId, id, answer) =>
    this.#inTurn(() => this.#answer(agentId, id, answer));

  withdraw: RequestDesk['withdraw'] = (agentId, id, { seen, reason }) =>
    this.#inTurn(async () => {
      const request = await this.#find(id, (who) => who === agentId);
      const { by: last, act } = request.steps.at(-1)!;
      // Sent again over a shaky line.
      const isDone = act === (seen === 'approved' ? 'cancel' : 'withdraw');
      if (isDone && last.kind === 'agent' && last.agentId === agentId) return this.#view(request);
      if (request.state !== seen)
        throw new FloorcastError('conflict', { code: 'request-seen-other', seen, now: request.state });
      const by: RequestActor = { kind: 'agent', agentId };
      const isGranted = seen === 'approved' && request.ask.kind === 'leave';
      return isGranted ? this.#cancel(request, by, reason) : this.#withdraw(request, by, reason);
    });

  find: RequestDesk['find'] = (id) => this.#parts.store.find(id);

  readQueue: RequestDesk['readQueue'] = async (sees) => {
    await this.sweep();
    return readQueue(this.#parts, sees, this.#today());
  };

  checkWaiting: RequestDesk['checkWaiting'] = async (id, sees) =>
    checkWaiting(this.#parts, await this.#find(id, sees), this.#today());

  decide: RequestDesk['decide'] = async (decisions, sees) => {
    const results: { id: string; said: Message | null }[] = [];
    for (const id of new Set(decisions.ids)) {
      try {
        await this.#inTurn(() => this.#decide(id, decisions, sees));
        results.push({ id, said: null });
      } catch (error) {
        if (!(error instanceof FloorcastError)) throw error;
        results.push({ id, said: error.said });
      }
    }
    return { results };
  };

  cancelLeave: RequestDesk['cancelLeave'] = (id, author, reason, sees) =>
    this.#inTurn(async () => {
      const request = await this.#find(id, sees);
      return this.#cancel(request, { kind: 'planner', name: author }, reason);
    });

  postOffer: RequestDesk['postOffer'] = (asked) =>
    this.#inTurn(() => {
      this.#refuseFar([asked.day]);
      return postOffer(this.#parts, asked);
    });

  closeOffer: RequestDesk['closeOffer'] = (id) => this.#inTurn(() => closeOffer(this.#parts, id));

  readSettings: RequestDesk['readSettings'] = () => this.#parts.book.settings;

  saveSettings: RequestDesk['saveSettings'] = ({ settings, revision }) =>
    this.#inTurn(() => {
      if (revisionOf(this.readSettings()) !== revision)
        throw new FloorcastError('conflict', { code: 'rules-changed-meanwhile' });
      return this.#parts.book.saveSettings(settings);
    });

  async #ask(agentId: string, { id, ask, reason }: AskRequest): Promise<RequestView> {
    const { store, live } = this.#parts;
    const known = await store.find(id);
    if (known !== null) {
      if (known.agentId !== agentId) throw new FloorcastError('conflict', { code: 'request-id-taken' });
      return this.#view(known);
    }
    const examined = await examineAsk(this.#parts, { id, agentId, ask }, this.#today());
    const { verdict, span, beginsAtMs, offer } = examined;
    if (verdict.kind === 'refused') throw new FloorcastError('conflict', verdict.said);
    const atMs = live.floorNowMs();
    const by: RequestActor = { kind: 'agent', agentId };
    const request: ShiftRequest = {
      id,
      revision: 1,
      agentId,
      ask,
      otherAgentId: 'otherAgentId' in ask ? ask.otherAgentId : null,
      state: 'asked',
      isCancelled: false,
      expiresAtMs: this.#expiry(ask, beginsAtMs, offer, span.lastDay),
      firstDay: span.firstDay,
      lastDay: span.lastDay,
      about: isShared(ask)
        ? examined.differences.map((one) => ({ agentId: one.agentId, day: one.day, shift: one.before }))
        : [],
      counted: examined.counted,
      steps: [{ atMs, by, act: 'ask', reason, said: isShared(ask) ? null : verdict.said }],
    };
    // Another process was quicker with the same id: what it kept is another's, or is this one and is shown when it is sent again.
    if (!(await store.add(request))) throw new FloorcastError('conflict', { code: 'request-id-taken' });
    if (isShared(ask)) {
      const { otherAgentId } = request;
      if (otherAgentId !== null) tellAgents(this.#parts.notices, [otherAgentId], request, 'asked-of-you');
      return this.#view(request);
    }
    if (verdict.kind === 'rules') return this.#view(await this.#settle(request, { kind: 'rules' }, ''));
    tellPlanners(this.#parts.notices, request);
    return this.#view(request);
  }

  async #answer(
    agentId: string,
    id: string,
    { agree, otherDay, reason }: RequestAnswer,
  ): Promise<RequestView> {
    const { live } = this.#parts;
    if (otherDay !== null) this.#refuseFar([otherDay]);
    const request = await this.#find(id, (who) => who === agentId || agree);
    const by: RequestActor = { kind: 'agent', agentId };
    const act = agree ? 'agree' : 'decline';
    const stepped = take(stepRequest(request, { act, by, atMs: live.floorNowMs(), reason, otherDay }));
    if (!agree) {
      await this.#save(stepped);
      tellAgents(this.#parts.notices, [request.agentId], stepped, 'refused');
      return this.#view(stepped);
    }
    const examined = await examineRequest(this.#parts, stepped, this.#today());
    // What cannot be stays open: somebody else may still take it.
    if (examined.verdict.kind === 'refused') throw new FloorcastError('conflict', examined.verdict.said);
    const { span } = examined;
    const agreed = { ...stepped, firstDay: span.firstDay, lastDay: span.lastDay };
    await this.#save(agreed);
    if (examined.verdict.kind === 'rules')
      return this.#view(await this.#settle(agreed, { kind: 'rules' }, ''));
    tellAgents(this.#parts.notices, [request.agentId], agreed, 'taken');
    tellPlanners(this.#parts.notices, agreed);
    return this.#view(agreed);
  }

  async #decide(
    id: string,
    { author, decision, reason }: Signed<RequestDecisions>,
    sees: SeesAgent,
  ): Promise<void> {
    const request = await this.#find(id, sees);
    const by: RequestActor = { kind: 'planner', name: author };
    if (decision === 'approve') {
      const settled = await this.#settle(request, by, reason);
      if (settled.state !== 'approved')
        throw new FloorcastError('conflict', settled.steps.at(-1)?.said ?? { code: 'request-shift-changed' });
      return;
    }
    const atMs = this.#parts.live.floorNowMs();
    const refused = take(stepRequest(request, { act: 'refuse', by, atMs, reason }));
    await this.#save(refused);
    tellParties(this.#parts.notices, refused, 'refused');
  }

  /**
   * Grants a request against the roster as it is now. Whoever was quicker made it another roster: it is looked at once more. The rules
   * refuse what cannot be any more; a planner is told why, and the request stays.
   */
  async #settle(request: ShiftRequest, by: RequestActor, reason: string): Promise<ShiftRequest> {
    const step: AskedStep = { act: 'approve', by, atMs: this.#parts.live.floorNowMs(), reason };
    take(stepRequest(request, step));
    for (let tries = 1; ; tries++) {
      const examined = await examineRequest(this.#parts, request, this.#today());
      if (examined.verdict.kind === 'refused') return this.#fail(request, by, examined.verdict.said);
      try {
        return await this.#grant(request, by, reason, examined);
      } catch (error) {
        const isConflict = error instanceof FloorcastError && error.code === 'conflict';
        if (!isConflict || error.said.code === 'request-changed-meanwhile') throw error;
        if (tries === MOST_TRIES || error.said.code === 'request-wishes-changed')
          return this.#fail(request, by, error.said);
      }
    }
  }

  async #fail(request: ShiftRequest, by: RequestActor, why: Message): Promise<ShiftRequest> {
    if (by.kind !== 'rules') throw new FloorcastError('conflict', why);
    const atMs = this.#parts.live.floorNowMs();
    // Names of others are not kept with it.
    const said: Message = 'agent' in why ? { code: 'request-shift-changed' } : why;
    const refused = take(stepRequest(request, { act: 'refuse', by, atMs, reason: '', said }));
    await this.#save(refused);
    tellParties(this.#parts.notices, refused, 'refused');
    return refused;
  }

  async #grant(
    request: ShiftRequest,
    by: RequestActor,
    reason: string,
    { changes, seen, counted, verdict }: Examined,
  ): Promise<ShiftRequest> {
    const { rosters, live } = this.#parts;
    const said = by.kind === 'rules' ? verdict.said : null;
    const step: AskedStep = { act: 'approve', by, atMs: live.floorNowMs(), reason, said };
    const granted = { ...take(stepRequest(request, step)), counted };
    const scene = await readScene(this.#parts, { firstDay: request.firstDay, lastDay: request.firstDay });
    const author = by.kind === 'planner' ? by.name : (scene.namesOf(request.agentId).en ?? request.agentId);
    if (request.ask.kind === 'availability') await this.#changeTimes(request, author);
    if (changes.length === 0) await this.#save(granted);
    else await rosters.amend({ author, reason, changes, seen, request: granted });
    tellParties(this.#parts.notices, granted, 'approved');
    return granted;
  }

  /** Only over what the agent saw: what a planner set since stands. Done twice it is done once. */
  async #changeTimes({ agentId, ask }: ShiftRequest, author: string): Promise<void> {
    if (ask.kind !== 'availability') return;
    const { rosters } = this.#parts;
    const { settings, revision } = await rosters.readSettings();
    const person = settings.people.find((one) => one.agentId === agentId);
    const now = timesOf(person);
    if (isSameTimes(now, ask.wanted)) return;
    if (!isSameTimes(now, ask.seen)) throw new FloorcastError('conflict', { code: 'request-wishes-changed' });
    const { availability: _old, ...base } = person ?? newPerson(agentId, settings.defaultContractId);
    const { availability, wishes } = ask.wanted;
    const changed = { ...base, ...(availability && { availability }), wishes };
    const people = person
      ? settings.people.map((one) => (one.agentId === agentId ? changed : one))
      : [...settings.people, changed];
    await rosters.saveSettings(author, revision, { ...settings, people });
  }

  async #cancel(request: ShiftRequest, by: RequestActor, reason: string): Promise<RequestView> {
    const cancelled = take(
      stepRequest(request, { act: 'cancel', by, atMs: this.#parts.live.floorNowMs(), reason }),
    );
    await this.#save(cancelled);
    const others = await this.#parts.store.listTouching(
      rangeTo(request.firstDay, request.lastDay),
      request.agentId,
    );
    for (const other of handOverDays(cancelled, others)) await this.#save(other);
    // The shift does not come back by itself: a planner looks whom to give it to.
    tellPlanners(this.#parts.notices, cancelled);
    return this.#view(cancelled);
  }

  async #withdraw(request: ShiftRequest, by: RequestActor, reason: string): Promise<RequestView> {
    const step: AskedStep = { act: 'withdraw', by, atMs: this.#parts.live.floorNowMs(), reason };
    const withdrawn = take(stepRequest(request, step));
    await this.#save(withdrawn);
    const parties = [request.agentId, ...(request.otherAgentId === null ? [] : [request.otherAgentId])];
    const others = parties.filter((agentId) => by.kind !== 'agent' || agentId !== by.agentId);
    if (others.length > 0) tellAgents(this.#parts.notices, others, withdrawn, 'withdrawn');
    return this.#view(withdrawn);
  }

  #expiry(ask: RequestAsk, beginsAtMs: number | null, offer: CentreOffer | null, lastDay: string): number {
    const nowMs = this.#parts.live.floorNowMs();
    if (ask.kind === 'availability') return nowMs + TIMES_EXPIRE_MS;
    const calendar = createSiteCalendar(this.#parts.live.site());
    // Who is ill asks after the beginning: it can be decided while it lasts.
    const endMs = calendar.dayNamed(lastDay).toMs;
    const latest = beginsAtMs !== null && beginsAtMs > nowMs ? beginsAtMs : endMs;
    return Math.min(latest, offer?.endsAtMs ?? latest);
  }

  async #find(id: string, sees: SeesAgent): Promise<ShiftRequest> {
    const request = await this.#parts.store.find(id);
    const isSeen =
      request !== null &&
      (sees(request.agentId) || (request.otherAgentId !== null && sees(request.otherAgentId)));
    if (!isSeen) throw new FloorcastError('not-found', { code: 'request-unknown' });
    return request;
  }

  async #save(request: ShiftRequest): Promise<void> {
    if (!(await this.#parts.store.save(request)))
      throw new FloorcastError('conflict', { code: 'request-changed-meanwhile' });
  }

  async #view(request: ShiftRequest): Promise<RequestView> {
    const offer = 'offerId' in request.ask ? await this.#parts.store.findOffer(request.ask.offerId) : null;
    return { request, waitsFor: waitsFor(request), differences: [], offer };
  }

  #refuseFar(days: readonly string[]): void {
    const far = refuseFarDays(days, this.#today());
    if (far !== null) throw new FloorcastError('bad-request', far);
  }

  #today(): string {
    const { live } = this.#parts;
    return createSiteCalendar(live.site()).dayOf(live.floorNowMs()).day;
  }
}

const MOST_TRIES = 3;

function take(stepped: ReturnType<typeof stepRequest>): ShiftRequest {
  if ('request' in stepped) return stepped.request;
  throw new FloorcastError('conflict', stepped.refused);
}

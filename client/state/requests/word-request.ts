import type { RequestView, RequestWords } from '../../../shared/contract/requests.ts';
import type { RosterDifference, RosterShift } from '../../../shared/contract/rosters.ts';
import type { CentreOffer, MinuteSpan, ShiftRequest } from '../../../shared/requests/request.ts';
import type { LeaveBalance, LeavePlaces } from '../../../shared/requests/count-leave.ts';
import { nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { readClock } from '../../../shared/rostering/problem/clock-time.ts';
import { pickText, type Locale } from '../../../shared/site/localized-text.ts';
import type { Words } from '../../locales/en/index.ts';
import { formatMinute } from '../site-time.ts';

/** Words for what requests speak of, in the language of whoever reads them. */
export class RequestWording {
  readonly #known: RequestWords;
  readonly #words: Words['requests'];
  readonly #locale: Locale;
  readonly #day: Intl.DateTimeFormat;

  constructor(known: RequestWords, words: Words['requests'], locale: Locale) {
    this.#known = known;
    this.#words = words;
    this.#locale = locale;
    this.#day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    });
  }

  day(day: string): string {
    return this.#day.format(Date.parse(`${day}T00:00:00Z`));
  }

  moment(atMs: number): string {
    const zone = this.#known.timeZone;
    const day = new Intl.DateTimeFormat(this.#locale === 'en' ? 'en-GB' : this.#locale, {
      day: 'numeric',
      month: 'short',
      timeZone: zone,
    });
    return `${day.format(atMs)} ${formatMinute(atMs, zone, this.#locale)}`;
  }

  name(agentId: string): string {
    return pickText(this.#known.names[agentId] ?? {}, this.#locale) || agentId;
  }

  leaveKind(id: string): string {
    const kind = this.#known.leaveKinds.find((one) => one.id === id);
    return (kind && pickText(kind.names, this.#locale)) || id;
  }

  template(id: string): string {
    const template = this.#known.templates.find((one) => one.id === id);
    return (template?.names && pickText(template.names, this.#locale)) || template?.name || id;
  }

  /** Example: `Early 08:00–16:30`. */
  shift(shift: Pick<RosterShift, 'templateId' | 'start' | 'minutes'> | null): string {
    if (shift === null) return this.#words.off;
    const end = nameClock(readClock(shift.start) + shift.minutes);
    return `${this.template(shift.templateId)} ${this.#words.hoursOf(shift.start, end)}`;
  }

  hours({ fromMinute, toMinute }: MinuteSpan): string {
    return this.#words.hoursOf(nameClock(fromMinute), nameClock(toMinute));
  }

  difference({ agentId, day, before, after }: RosterDifference, own: string | null): string {
    const who = agentId === own ? this.#words.you : this.name(agentId);
    return this.#words.becomes(who, this.day(day), this.shift(before), this.shift(after));
  }

  /** The same of a request: in a swap that is offered to all nobody knows yet what comes in return. */
  change(
    { request }: Pick<RequestView, 'request'>,
    difference: RosterDifference,
    own: string | null,
  ): string {
    if (request.ask.kind !== 'swap' || request.otherAgentId !== null) return this.difference(difference, own);
    const { agentId, day, before } = difference;
    const who = agentId === own ? this.#words.you : this.name(agentId);
    return this.#words.becomes(who, this.day(day), this.shift(before), this.#words.colleaguesShift);
  }

  offer(offer: CentreOffer): string {
    const what = offer.shift !== null ? this.shift(offer.shift) : offer.hours && this.hours(offer.hours);
    const { labelled, joined, kinds } = this.#words;
    return labelled(kinds[offer.kind], joined(this.day(offer.day), what ?? ''));
  }

  bonus({ bonus }: CentreOffer): string | null {
    if (bonus === null) return null;
    const amount =
      bonus.unit === 'hours'
        ? this.#words.hoursUnit(bonus.amount.toLocaleString(this.#locale))
        : bonus.amount.toLocaleString(this.#locale, {
            style: 'currency',
            currency: this.#known.currency,
            maximumFractionDigits: 0,
          });
    return this.#words.bonusOf(amount);
  }

  /**
   * In one line. Example: `Annual leave: Mon 7 Dec to Fri 11 Dec`.
   *
   * @param reader the agent who reads it, who is told who asks where they do not; null: who asks stands beside it
   */
  title({ request, offer }: Pick<RequestView, 'request' | 'offer'>, reader: string | null = null): string {
    const { ask } = request;
    const { labelled, joined, daysFrom, kinds } = this.#words;
    switch (ask.kind) {
      case 'leave': {
        const days =
          ask.firstDay === ask.lastDay
            ? this.day(ask.firstDay)
            : daysFrom(this.day(ask.firstDay), this.day(ask.lastDay));
        const when = ask.part === null ? days : joined(days, this.hours(ask.part));
        return labelled(this.leaveKind(ask.leaveKind), when);
      }
      case 'swap':
      case 'give-away':
        return labelled(kinds[ask.kind], joined(this.day(ask.day), this.#whoAsksWhom(request, reader)));
      case 'availability':
        return kinds.availability;
      default:
        return offer === null ? labelled(kinds[ask.kind], this.day(request.firstDay)) : this.offer(offer);
    }
  }

  #whoAsksWhom({ agentId, otherAgentId }: ShiftRequest, reader: string | null): string {
    const { askedOf, askedBy, offeredToAll, offeredBy, yourself } = this.#words;
    const isOthers = reader !== null && reader !== agentId;
    if (otherAgentId === null) return isOthers ? offeredBy(this.name(agentId)) : offeredToAll;
    const other = otherAgentId === reader ? yourself : this.name(otherAgentId);
    return isOthers ? askedBy(this.name(agentId), other) : askedOf(other);
  }

  state({ state, isCancelled }: ShiftRequest, waitsFor: RequestView['waitsFor']): string {
    if (isCancelled) return this.#words.givenBackState;
    if (waitsFor === 'colleague') return this.#words.waitsColleague;
    return waitsFor === 'planner' ? this.#words.waitsPlanner : this.#words.states[state];
  }

  /** For whoever asks: also what it means for them. */
  place({ day, taken, places }: LeavePlaces): string {
    return places === null
      ? this.#words.placesAny(this.day(day), taken)
      : this.#words.placesTaken(this.day(day), taken, places);
  }

  /** For whoever decides: the count alone. */
  placeCount({ day, taken, places }: LeavePlaces): string {
    return places === null
      ? this.#words.placesAny(this.day(day), taken)
      : this.#words.placeCount(this.day(day), taken, places);
  }

  balance({ leaveKind, taken, asked, allowance, unit }: LeaveBalance): string {
    const of = (value: number) => value.toLocaleString(this.#locale, { maximumFractionDigits: 2 });
    return this.#words.balance(
      this.leaveKind(leaveKind),
      of(taken),
      of(asked),
      allowance === null ? null : of(allowance),
      unit === 'days' ? this.#words.unitDays : this.#words.unitHours,
    );
  }

  /** The year's sum with what is asked. */
  wouldBe({ leaveKind, taken, asked, allowance, unit }: LeaveBalance): string {
    const of = (value: number) => value.toLocaleString(this.#locale, { maximumFractionDigits: 2 });
    return this.#words.wouldBe(
      this.leaveKind(leaveKind),
      of(taken + asked),
      allowance === null ? null : of(allowance),
      unit === 'days' ? this.#words.unitDays : this.#words.unitHours,
    );
  }
}

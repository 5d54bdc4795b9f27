import type {
  AskRequest,
  OwnRequestsAnswer,
  OwnTakesAnswer,
  RequestView,
  RequestWithdrawal,
} from '../../../shared/contract/requests.ts';
import type { RequestAsk } from '../../../shared/requests/request.ts';
import { sendJson, type ApiAnswer, type ApiFailure } from '../../connection/api.ts';
import type { KeptResource } from '../me/kept-resource.svelte.ts';
import { Resource } from '../resource.svelte.ts';
import { placeView } from './place-view.ts';
import { makeId } from '../make-id.ts';

const PATH = '/api/v1/me/requests';
const TRIES = 3;
const WAIT_MS = 1_000;

/** What an agent asks, over a connection that may break: nothing is shown as done before the server said so. */
export class OwnRequests {
  readonly answer: KeptResource<OwnRequestsAnswer>;
  /** The list is there at once, and this follows it. */
  readonly takes = new Resource<OwnTakesAnswer>();
  isSending = $state(false);
  /** What is old cannot be acted on: the server would have to say yes. */
  readonly canSend: boolean = $derived.by(() => !this.isSending && !this.answer.isOld);
  failure = $state.raw<ApiFailure | null>(null);
  /** What was asked or answered last, as the server has it. */
  last = $state.raw<RequestView | null>(null);
  readonly #window: Window;
  /** What is on its way: under one id however often it is sent. */
  #pending: { readonly key: string; readonly id: string } | null = null;

  constructor(window: Window, answer: KeptResource<OwnRequestsAnswer>) {
    this.#window = window;
    this.answer = answer;
  }

  load(): void {
    void this.answer.load(PATH).then(() => this.#judge());
  }

  stop(): void {
    this.answer.stop();
    this.takes.stop();
  }

  /** What the rules say to something that can be taken; null until it is known. */
  judgementOf(id: string): OwnTakesAnswer['takes'][number] | null {
    return this.takes.value?.takes.find((one) => one.id === id) ?? null;
  }

  /** Only where there is something to judge: it takes the server a moment. */
  async #judge(): Promise<void> {
    if ((this.answer.value?.canTake.length ?? 0) > 0) await this.takes.load(`${PATH}/takes`);
  }

  async ask(ask: RequestAsk, reason: string): Promise<boolean> {
    const key = JSON.stringify(ask);
    if (this.#pending?.key !== key) this.#pending = { key, id: makeId(this.#window) };
    const body: AskRequest = { id: this.#pending.id, ask, reason };
    const isDone = await this.#send(PATH, body);
    // What was refused in words may be asked anew; what never arrived stays the same request.
    if (isDone || this.failure?.code !== 'unreachable') this.#pending = null;
    return isDone;
  }

  reply(id: string, agree: boolean, otherDay: string | null = null): Promise<boolean> {
    return this.#send(`${PATH}/${encodeURIComponent(id)}/answer`, { agree, otherDay, reason: '' });
  }

  /** As it stands on the screen: decided otherwise meanwhile, the server says so and does nothing. */
  withdraw(id: string, seen: RequestWithdrawal['seen']): Promise<boolean> {
    const body: RequestWithdrawal = { seen, reason: '' };
    return this.#send(`${PATH}/${encodeURIComponent(id)}/withdrawal`, body);
  }

  async #send(path: string, body: object): Promise<boolean> {
    this.isSending = true;
    this.failure = null;
    this.last = null;
    let answer: ApiAnswer<RequestView> = await sendJson<RequestView>('POST', path, body);
    for (let tries = 1; tries < TRIES && !answer.ok && answer.code === 'unreachable'; tries++) {
      await new Promise((resolve) => this.#window.setTimeout(resolve, WAIT_MS * tries));
      answer = await sendJson<RequestView>('POST', path, body);
    }
    this.isSending = false;
    if (answer.ok) this.#show(answer.value);
    else this.failure = answer;
    void this.answer.reload().then(() => this.#judge());
    return answer.ok;
  }

  /** As the server has it now, before the whole list is read anew. */
  #show(view: RequestView): void {
    this.last = view;
    const { value } = this.answer;
    if (value !== null) this.answer.value = placeView(value, view);
  }
}

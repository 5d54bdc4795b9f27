import { FLOW_OUT_REASONS, type FlowOutReason } from '../floor/events.ts';
import { type Cell, textOf } from './cell.ts';
import { showValue, ValueError } from './value-error.ts';

/** How a file says a call ended: one of the outcomes of the floor, or why it flowed out. */
export type ReadOutcome = 'answered' | 'abandoned' | 'waiting' | { readonly reason: FlowOutReason };

/**
 * An outcome in the words and codes of phone systems and reports. Null where there is nothing.
 *
 * @throws {ValueError} for a word that is not known here.
 */
export function parseOutcome(cell: Cell | undefined, column: string): ReadOutcome | null {
  const text = textOf(cell);
  if (text === '') return null;
  const found = OUTCOMES.get(keyOf(text));
  if (found !== undefined) return found;
  throw new ValueError({ code: 'outcome-unknown', column, value: showValue(text) });
}

/**
 * Why a caller left without an agent. Null where there is nothing.
 *
 * @throws {ValueError} for a word that is not known here.
 */
export function parseFlowOutReason(cell: Cell | undefined, column: string): FlowOutReason | null {
  const text = textOf(cell);
  if (text === '') return null;
  const own = FLOW_OUT_REASONS.find((reason) => reason === text.toLowerCase());
  const found = own === undefined ? OUTCOMES.get(keyOf(text)) : { reason: own };
  if (typeof found === 'object') return found.reason;
  throw new ValueError({
    code: 'flow-out-unknown',
    column,
    value: showValue(text),
    known: FLOW_OUT_REASONS.join(', '),
  });
}

/** Whether a text is an outcome: to tell such a column by its values. */
export function isOutcome(text: string): boolean {
  return OUTCOMES.has(keyOf(text));
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\s_\-./]|\p{Mn}/gu, '');
}

const WORDS: readonly (readonly [ReadOutcome, string])[] = [
  [
    'answered',
    `answered, answer, ans, handled, completed, complete, completed by agent, completed by caller, connected,
     connect, success, successful, talked, served, taken, yes, y, true, 1, complete agent, complete caller, transferred,
     blind transfer, attended transfer, normal clearing,
     接通, 已接通, 已接, 接听, 已接听, 接聽, 已接聽, 应答, 已应答, 應答, 已應答, 人工应答, 人工接听, 成功, 通话, 通話,
     是, 坐席接听, 座席接听, 客服接聽, 人工接通,
     angenommen, beantwortet, bedient, repondu, traite, decroche, contestada, atendida, respondida, risposta, 応答`,
  ],
  [
    'abandoned',
    `abandoned, abandon, aband, abd, lost, lost call, missed, missed call, no answer, not answered, unanswered,
     hung up, hangup, caller hung up, short abandon, short abandoned, cancelled, canceled, no, n, false, 0,
     放弃, 已放弃, 放棄, 已放棄, 呼损, 呼損, 未接, 未接通, 未接听, 未接聽, 未应答, 未應答, 漏接, 失败, 失敗, 否,
     排队放弃, 排隊放棄, 振铃放弃, 用户放弃, 主叫放弃, 客户放弃, 客戶放棄, 排队挂机, 排隊掛斷,
     aufgelegt, verloren, abgebrochen, abandonne, raccroche, abandonada, perdida, abbandonata, 放棄呼`,
  ],
  ['waiting', 'waiting, queued, in queue, ringing, 排队中, 排隊中, 等待中, 等候中, wartend'],
  [
    { reason: 'timeout' },
    'timeout, timed out, time out, exit with timeout, 超时, 逾時, 排队超时, 排隊逾時, 等待超时',
  ],
  [
    { reason: 'overflow' },
    'overflow, overflowed, overflow out, overflowed out, 溢出, 溢流, 溢出转移, 溢出轉移, uberlauf, ueberlauf, debordement',
  ],
  [
    { reason: 'voicemail' },
    'voicemail, voice mail, vm, to voicemail, 留言, 转留言, 轉留言, 语音信箱, 語音信箱, 语音留言, 語音留言, mailbox',
  ],
  [
    { reason: 'callback' },
    'callback, call back, callback requested, 回拨, 回撥, 回呼, 预约回拨, 預約回撥, 回电, 回電, ruckruf, rueckruf, rappel',
  ],
  [{ reason: 'key' }, 'key, exit with key, key press, keypress, 按键退出, 按鍵退出, 按键转出, 按鍵轉出'],
  [{ reason: 'empty' }, 'empty, exit empty, queue empty, join empty, no agents, 无坐席, 無客服, 无人值守'],
  [{ reason: 'withdrawn' }, 'withdrawn, withdraw'],
  [
    { reason: 'other' },
    'flowed out, flow out, flowed-out, other, transferred out, redirected, forwarded, 转出, 轉出, 转走, 流出, 其他, 其它',
  ],
];

const OUTCOMES: ReadonlyMap<string, ReadOutcome> = new Map(
  WORDS.flatMap(([outcome, words]) => words.split(',').map((word) => [keyOf(word), outcome] as const)),
);

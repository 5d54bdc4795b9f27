import type { RequestState } from '../../requests/request.ts';
import type { requests as english } from '../en/requests.ts';

const STATES: Readonly<Record<RequestState, string>> = {
  asked: '待處理',
  agreed: '同事已同意',
  approved: '已核准',
  refused: '已拒絕',
  withdrawn: '已撤回',
  expired: '已過期',
};

export const requests: typeof english = {
  'request-unknown': '沒有此申請。請重新讀取清單。',
  'request-changed-meanwhile': '此申請剛由他人處理。請重新讀取清單。',
  'rules-changed-meanwhile': '您開啟之後，別人儲存了新的規則：您的改動沒有儲存。請重新讀取後再修改。',
  'request-of-agent': ({ agent, why }, word) => `${word(agent)}：${word(why)}`,
  'request-id-taken': '此申請由他人送出。請重新申請。',
  'request-no-agent': '此帳號沒有對應的客服人員。請管理員設定對應的客服人員。',
  'request-agent-gone': ({ agentId }) => `本站點沒有客服人員「${agentId}」。請選擇其他同事。`,
  'request-self': '不能向自己申請。請選擇一位同事。',
  'request-not-leave': '只有已核准的請假才能收回。',
  'request-cancelled-already': '此請假已經收回。',
  'request-not-yours': '此事不由您決定。',
  'request-over': '此申請已有結果，不再變動。如有需要請重新申請。',
  'request-seen-other': ({ seen, now }) =>
    `您看到的狀態是「${STATES[seen]}」，現在已是「${STATES[now]}」，未作任何更改。請重新查看後再撤回。`,
  'request-expired': '已過期。請重新申請。',
  'request-waits-planner': '現由排班人員決定。',
  'request-waits-colleague': '須先由同事同意。',
  'request-leave-kind-unknown': ({ kind }) => `沒有假別「${kind}」。請從清單中選擇。`,
  'request-days-bad': '請假須為今天起的 1 至 92 天。請選擇其他日期。',
  'request-day-far': ({ last }, word) =>
    `申請和提供的日期最多為兩年之內，即不晚於${word(last)}。請選擇更早的日期。`,
  'request-part-bad': '部分時段須在同一天內，且結束晚於開始。請選擇其他時間。',
  'request-part-outside': ({ day, from, to, start, end }, word) =>
    `您申請的是 ${from}–${to}，而您${word(day)}的班次是 ${start}–${end}。請選擇班次內的時間；跨夜班次午夜後的時間仍算班次開始的那一天。`,
  'request-day-unpublished': ({ day }, word) => `${word(day)}的班表尚未發布。請在發布後申請。`,
  'request-no-shift': ({ agent, day }, word) => `${word(agent)}在${word(day)}沒有班次。請重新查看班表。`,
  'request-works-already': ({ agent, day }, word) => `${word(agent)}在${word(day)}已有班次。請選擇其他日期。`,
  'request-hours-apart': ({ day }, word) => `這段時間與您${word(day)}的班次不相接。`,
  'request-offer-gone': '此項已不再提供。',
  'request-offer-over': '此項已截止。',
  'request-offer-taken': '名額已滿。',
  'request-offer-not-yours': '此項只提供給其他組別。',
  'request-kind-closed': '此處不能申請此項。請聯絡排班人員。',
  'request-begun': '已經開始。請聯絡現場主管。',
  'request-leave-nothing': '這些天您本來就休息。請選擇其他日期。',
  'request-allowance-over': ({ year, allowance, wanted }) =>
    `加上此次，${year} 年共 ${wanted} 天，而額度為 ${allowance} 天。請減少天數，或選擇其他假別。`,
  'request-hours-over': ({ year, allowance, wanted }) =>
    `加上此次，${year} 年共 ${wanted} 小時，而額度為 ${allowance} 小時。請減少時數，或選擇其他假別。`,
  'request-leave-breaks': ({ why }, word) => `缺少您班表會違反規則，因此由排班人員決定：${word(why)}`,
  'request-begun-planner': '已經開始，因此由排班人員決定。',
  'request-short-notice': ({ hours }) => `距開始不足 ${hours} 小時，因此由排班人員決定。`,
  'request-places-full': ({ day, taken, places }, word) =>
    `${word(day)}您所屬組別的名額 ${places} 個已用 ${taken} 個，因此由排班人員決定。`,
  'request-planner-decides': '由排班人員決定。',
  'request-at-once': '立即核准。',
  'request-agreed-first': ({ agent }, word) => `須先由${word(agent)}同意。`,
  'request-open-to-all': '規則允許時，先接者得。',
  'request-open-already': '您已申請此項，尚未決定。請先撤回。',
  'request-planner-at-work': ({ day }, word) => `排班人員正在修改${word(day)}的班表。請在發布後再試。`,
  'request-quicker': ({ day }, word) => `${word(day)}的班次已被他人搶先變動，未作任何更改。請重新查看。`,
  'request-wishes-changed': '排班人員剛修改了您的時間。請查看後重新申請。',
  'request-offer-needs-shift': '此類開放認領須為班次，不能另帶時段。請選擇班次。',
  'request-offer-needs-hours': '此類開放認領須為時段，而不是班次。請填寫起訖時間。',
  'request-offer-template': ({ template }) => `排班設定中沒有班次「${template}」。請從清單中選擇。`,
  'request-offer-hours-short': ({ minutes, least }) =>
    `時段只有 ${minutes} 分鐘，至少須為 ${least} 分鐘。請選擇其他時間。`,
  'request-offer-no-bonus': '獎勵班次須有獎勵。請填寫獎勵數額，或改為空缺班次。',
  'request-offer-bonus': ({ amount }) =>
    `獎勵 ${amount} 無法發放：須大於 0，最多兩位小數。請重新填寫，或不設獎勵。`,
  'request-offer-team': ({ team }) => `沒有客服人員屬於組別「${team}」。請從清單中選擇，或不選表示所有人。`,
  'request-offer-begun': '所選時間已經開始。請選擇更晚的時間。',
  'request-offer-ended': '接受截止時間已過。請選擇更晚的時間。',
  'request-offer-ends-late': '接受截止時間晚於開始時間。請選擇開始之前的截止時間。',
  'request-expired-clock': '未能及時決定。',
  'request-shift-changed': '所涉班次已有變動，未作任何更改。',
};

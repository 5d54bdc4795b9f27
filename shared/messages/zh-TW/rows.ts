import type * as english from '../en/rows.ts';

export const rows: typeof english.rows = {
  'offered-at-empty': ({ column }) => `「${column}」為空。每通來電都須有進線時間。`,
  'start-empty': ({ column }) => `「${column}」為空。每個時段都須有開始時間。`,
  'queue-empty': ({ column }) => `「${column}」為空。請為未註明佇列的列指定一個佇列，或更正該列。`,
  'start-off-the-clock': ({ column, minutes }) =>
    `「${column}」應為 ${minutes} 分鐘時段的整點起始時刻。請選擇檔案的時段長度，或更正。`,
  'counts-unbalanced': ({ column, offered, answered, abandoned, flowedOut }) =>
    `「${column}」（${offered}）應等於接聽（${answered}）+ 放棄（${abandoned}）+ 溢流（${flowedOut}）= ${answered + abandoned + flowedOut}。請更正數字，或不讀取其中一欄，由其餘各欄推算。`,
  'more-than-answered': ({ column, count, most }) =>
    `「${column}」（${count}）不能多於接聽量（${most}）。請更正，或不讀取該欄。`,
  'more-than-abandoned': ({ column, count, most }) =>
    `「${column}」（${count}）不能多於放棄量（${most}）。請更正，或不讀取該欄。`,
  'gaps-unknown': ({ column, value, known }) =>
    `「${column}」（${value}）必須是該列未提供的資料名稱：${known}。請更正，或去掉該欄。`,
  'handle-time-too-short': ({ column }) =>
    `「${column}」不能少於保留時間與話後處理時間之和。請更正，或不讀取其中一欄。`,
  'call-still-waiting': '寫出檔案時該來電仍在等候。請在來電結束之後再匯入。',
  'answered-and-flowed-out': ({ column, reasonColumn, reason }) =>
    `「${column}」表示已接聽，但「${reasonColumn}」為 ${reason}。請不讀取其中一欄。`,
  'not-answered-but-talked': ({ column, talkColumn }) =>
    `「${column}」表示未接聽，但「${talkColumn}」表示已接聽。請更正其中之一，或不讀取該欄。`,
  'times-out-of-order': ({ later, earlier }) =>
    `「${later}」早於「${earlier}」。請更正，或檢查時區和日期的順序。`,
  'wait-too-long': ({ column, seconds, from, until, span }) =>
    `「${column}」（${seconds} 秒）長於從「${from}」到「${until}」的時間（${span} 秒）。請不讀取其中一欄，或選擇其他單位。`,
  'wait-unknown': '該列沒有說明來電等候了多久，也沒有說明等到何時。請補上等候時間、接聽時間或結束時間。',
  'wait-over-a-day': ({ seconds }) => `推算出的等候時間為 ${seconds} 秒，超過一天。請檢查時區和日期的順序。`,
  'talk-over-a-day': ({ seconds }) => `推算出的通話時間為 ${seconds} 秒，超過一天。請檢查時區和日期的順序。`,
  'talk-too-long': ({ columns, seconds, until, span }) =>
    `${columns.map((column) => `「${column}」`).join('與')}（${seconds} 秒）長於從接聽到「${until}」的時間（${span} 秒）。請不讀取其中一欄，或選擇其他單位。`,
  'cells-miscounted': ({ cells, header, delimiter }) =>
    `該列有 ${cells} 個儲存格，標題列有 ${header} 個。請為含有${delimiter === '\t' ? '定位字元' : `「${delimiter}」`}的儲存格加上引號，或選擇其他分隔符號。`,
  'bytes-unreadable': ({ encoding }) => `該列含有不屬於 ${encoding} 的位元組。請選擇其他編碼，或更正該列。`,
  'line-no-json': '該列不是 JSON。請每列寫一個物件，例如 {"queue":"support"}。',
  'line-no-object': '該列不是物件。請每列寫一個物件，例如 {"queue":"support"}。',
  'line-too-deep': ({ name, most }) =>
    `${name}（括號超過 ${most} 層）最多只能巢狀 ${most} 層。請去掉它，或把需要的內容寫成一層。`,
  'kept-differently': '已有這一列，但內容不同，保留原有資料。如要改用此列，請復原當初帶來它的那次匯入。',
  'interval-taken':
    '該佇列的這一刻鐘已有其他來源的資料，再計入就會重複，保留原有資料。如要改用此列，請復原當初帶來它的那次匯入。',
  'log-line-unreadable': '該列不是 queue_log 的格式：epoch|call|queue|agent|EVENT|data。可能被截斷。',
  'log-line-without-visit': '該列所屬來電的開頭不在檔案裡。請將前一段日誌與本檔案合成一個檔案匯入。',
  'log-line-late': '該列比前一列早五分鐘以上。請依時間順序接合日誌。',
  'log-call-unfinished': '日誌結束時該來電還沒有結束。請與後一段日誌一起匯入。',
};

import type * as english from '../en/files.ts';
import { importFields, importKinds } from './names.ts';

export const files: typeof english.files = {
  'offered-at-unmapped': `沒有欄位說明來電何時進線。請將一欄指定為「${importFields.offeredAt}」。`,
  'queue-unmapped': `沒有欄位說明來電屬於哪個佇列。請將一欄指定為「${importFields.queue}」，或為未註明佇列的列指定一個佇列。`,
  'outcome-unmapped': `沒有欄位說明來電是否接聽。請將一欄指定為「${importFields.outcome}」、「${importFields.answeredAt}」、「${importFields.talk}」或「${importFields.agent}」。`,
  'wait-unmapped': `沒有欄位說明來電等候了多久。請將一欄指定為「${importFields.wait}」、「${importFields.answeredAt}」或「${importFields.endedAt}」。`,
  'start-unmapped': `沒有欄位說明時段何時開始。請將一欄指定為「${importFields.start}」。`,
  'offered-unmapped': `沒有欄位說明進線了多少來電。請將一欄指定為「${importFields.offered}」。`,
  'counted-queue-unmapped': `沒有欄位說明各列統計的是哪個佇列。請將一欄指定為「${importFields.queue}」，或為未註明佇列的列指定一個佇列。`,
  'answered-unmapped': `沒有欄位說明接聽了多少來電。請將一欄指定為「${importFields.answered}」或「${importFields.abandoned}」。`,
  'field-repeated': ({ field, columns }) =>
    `有 ${columns} 欄都指定為「${importFields[field]}」（${field}），只能有一欄。請將其餘的改為不讀取。`,
  'rows-missing': '檔案標題列之下沒有資料列。請重新匯出一段時間的資料。',
  'rows-all-refused': ({ count, row, reason }, word) =>
    `前 ${count} 列沒有一列可以收入。第 ${row} 列：${word(reason)}`,
  'log-without-calls': '日誌裡沒有一通首尾完整的來電。請選擇其他檔案。',
  'kind-against-format': ({ kind, format }) =>
    `內容（${importKinds[kind]}，${kind}）與格式（${format}）不符：queue-log 的內容只能用 queue-log 格式。`,
  'format-against-file': ({ format, actual }) => `格式（${format}）不符：該檔案是 ${actual}。請選擇該格式。`,
  'delimiter-unknown': ({ delimiter }) => `欄位分隔符號（${delimiter}）應為逗號、分號、定位字元或 |。`,
  'time-zone-unknown': ({ timeZone }) => `不認識時區（${timeZone}）。請寫成 Asia/Taipei 的形式。`,
  'file-empty': '檔案是空的。請重新匯出一段時間的資料。',
  'xlsx-gzipped': 'XLSX 檔案本身已壓縮。請不要再用 gzip 壓縮。',
  'excel-too-old': '檔案是舊版 Excel（XLS），或有密碼保護。請去掉密碼，另存為 XLSX 或 CSV UTF-8。',
  'encoding-foreign': ({ encoding }) =>
    `檔案是 ${encoding} 文字。請在 Excel 的「另存新檔」裡選擇「CSV UTF-8」。`,
  'gzip-broken': ({ words }) => `無法解壓縮該 gzip 檔案（${words}）。可能在傳輸中被截斷，請重新複製。`,
  'file-unreadable': ({ words }) => `無法讀取該檔案（${words}）。請重新複製。`,
  'line-too-long': ({ megabytes }) =>
    `檔案有一列超過 ${megabytes} MB，而每列應是一筆紀錄。它可能不是文字檔，請選擇其他格式。`,
  'quote-never-closed': ({ row }) =>
    `第 ${row} 列之後有一個儲存格以引號（"）開頭卻沒有結束。請補上引號，或選擇其他分隔符號。`,
  'columns-too-many': ({ columns, most }) =>
    `該表有 ${columns} 欄，最多讀取 ${most} 欄。請只匯出需要的欄位，或選擇其他分隔符號。`,
  'sheet-unknown': ({ sheet }) => `檔案裡沒有工作表「${sheet}」。請選擇已有的工作表。`,
  'xlsx-too-much': ({ megabytes }) =>
    `XLSX 檔案的內容超出可讀取的範圍：各儲存格共用的內容解壓縮後超過 ${megabytes} MB，或文字項目過多。請另存為 CSV UTF-8，或拆成幾個檔案。`,
  'xlsx-row-too-long': ({ megabytes }) =>
    `XLSX 檔案中有一列超過 ${megabytes} MB。請只保留需要的欄位，另存為 CSV UTF-8。`,
  'xlsx-unreadable': ({ words }) =>
    `無法讀取該 XLSX 檔案（${words}）。請用試算表軟體開啟後重新儲存，或另存為 CSV UTF-8。`,
};

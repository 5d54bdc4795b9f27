import type * as english from '../en/imports.ts';
import { importStates } from './names.ts';

export const imports: typeof english.imports = {
  'look-failed': '無法檢視該檔案。請重新上傳。',
  'reading-failed': ({ words }) => `無法讀取該檔案：${words}。`,
  'reading-stopped': '檔案的讀取意外中止。請重新匯入。',
  'not-kept': ({ words }) => `無法寫入：${words}。`,
  'file-in-use': '正在匯入該檔案。請先取消匯入。',
  'other-import-runs': '另一次匯入正在進行。請等它結束，或取消它。',
  'other-import-busy': '另一次匯入正在進行或正在復原。請等它結束。',
  'import-not-running': ({ importNo, state }) =>
    `第 ${importNo} 次匯入的狀態是「${importStates[state]}」，沒有在本伺服器上執行；只能取消正在執行的匯入。`,
  'import-not-done': ({ importNo, state }) =>
    `第 ${importNo} 次匯入的狀態是「${importStates[state]}」；只能復原已完成的匯入。`,
  'import-unknown': ({ importNo }) => `沒有第 ${importNo} 次匯入。請在匯入紀錄中選擇。`,
  'import-under-way': ({ importNo }) =>
    `第 ${importNo} 次匯入正在進行，同一時間只能進行或復原一次匯入。請等它結束，或取消它。`,
  'import-taken-for-dead': '這次匯入有一分鐘沒有動靜，另一個程序認為它已中止並將其復原。請重新匯入該檔案。',
  'import-killed': '負責匯入的程序中途停止，沒有保留任何資料。請重新匯入該檔案。',
  'uploads-too-many': ({ most }) => `已有 ${most} 個檔案正在上傳，暫不接收更多。請稍後再上傳。`,
  'upload-gone': '該檔案已不再保留：它已匯入、已放棄，或上傳已超過一天。請重新上傳。',
  'upload-too-large': ({ gigabytes }) =>
    `檔案超過可上傳的 ${gigabytes} GB。請用 gzip 壓縮、分批上傳，或在伺服器上執行「npm run import」匯入。`,
  'upload-empty': '檔案是空的。請選擇其他檔案。',
  'upload-without-room': '磁碟空間不足，放不下該檔案。請騰出空間，或用 gzip 壓縮後再上傳。',
  'upload-cut': '檔案在上傳途中中斷。請重新上傳。',
};

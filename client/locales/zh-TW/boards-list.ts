import type { Words } from '../en/index.ts';

export const boardsList: Words['boardsList'] = {
  title: '大螢幕',
  lead: '請在要掛上牆的螢幕上開啟。',
  pages: (count) => `${count} 頁`,
  none: '還沒有看板',
  noneAdvice: '請在看板編輯中新增，或匯入看板的 JSON 檔案。',
  loading: '正在載入看板…',
};

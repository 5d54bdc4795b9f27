import type { Words } from '../en/index.ts';

export const boardsList: Words['boardsList'] = {
  title: '看板',
  lead: '請在要掛上牆的螢幕上開啟看板。',
  pages: (count) => `${count} 頁`,
  tiles: (count) => `${count} 個元件`,
  none: '還沒有看板',
  noneAdvice: '請在看板編輯中新增，或匯入看板的 JSON 檔案。',
  alsoTitle: '值班與管理',
  deskText: '全部佇列與客服人員、等候來電、通話與全日明細。',
  editorText: '看板的頁面、元件、佇列與門檻。',
  linksText: '免登入開啟單一大螢幕的連結，可隨時撤銷。',
  replayText: '以最高 60 倍速在看板上重看過去的一天。',
  floorNow: '目前現場',
  loading: '正在載入看板…',
};

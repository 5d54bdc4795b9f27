import type { Words } from '../en/index.ts';

export const boardsList: Words['boardsList'] = {
  title: '看板',
  lead: '请在要挂屏的显示器上打开看板。',
  pages: (count) => `${count} 页`,
  tiles: (count) => `${count} 个组件`,
  none: '还没有看板',
  noneAdvice: '请在看板编辑中新建，或导入看板的 JSON 文件。',
  alsoTitle: '值班与管理',
  deskText: '全部队列与坐席、排队来电、通话与全天明细。',
  editorText: '看板的页面、组件、队列与阈值。',
  linksText: '免登录打开单个大屏的链接，可随时撤销。',
  replayText: '以最高 60 倍速在看板上重看过去的一天。',
  floorNow: '当前现场',
  loading: '正在载入看板…',
};

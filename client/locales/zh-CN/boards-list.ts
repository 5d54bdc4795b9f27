import type { Words } from '../en/index.ts';

export const boardsList: Words['boardsList'] = {
  title: '大屏',
  lead: '请在要挂墙的显示器上打开。',
  pages: (count) => `${count} 页`,
  none: '还没有看板',
  noneAdvice: '请在看板编辑中新建，或导入看板的 JSON 文件。',
  loading: '正在载入看板…',
};

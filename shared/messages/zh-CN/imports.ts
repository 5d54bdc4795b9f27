import type * as english from '../en/imports.ts';
import { importStates } from './names.ts';

export const imports: typeof english.imports = {
  'look-failed': '无法查看该文件。请重新上传。',
  'reading-failed': ({ words }) => `无法读取该文件：${words}。`,
  'reading-stopped': '文件的读取意外中止。请重新导入。',
  'not-kept': ({ words }) => `未能写入：${words}。`,
  'file-in-use': '正在导入该文件。请先取消导入。',
  'other-import-runs': '另一次导入正在进行。请等它结束，或取消它。',
  'other-import-busy': '另一次导入正在进行或正在撤销。请等它结束。',
  'import-not-running': ({ importNo, state }) =>
    `第 ${importNo} 次导入的状态是“${importStates[state]}”，没有在本服务器上运行；只能取消正在运行的导入。`,
  'import-not-done': ({ importNo, state }) =>
    `第 ${importNo} 次导入的状态是“${importStates[state]}”；只能撤销已完成的导入。`,
  'import-unknown': ({ importNo }) => `没有第 ${importNo} 次导入。请在导入记录中选择。`,
  'import-under-way': ({ importNo }) =>
    `第 ${importNo} 次导入正在进行，同一时间只能进行或撤销一次导入。请等它结束，或取消它。`,
  'import-taken-for-dead': '这次导入有一分钟没有动静，另一个进程认为它已中止并将其撤销。请重新导入该文件。',
  'import-killed': '负责导入的进程中途停止，没有保留任何数据。请重新导入该文件。',
  'uploads-too-many': ({ most }) => `已有 ${most} 个文件正在上传，暂不接收更多。请稍后再上传。`,
  'upload-gone': '该文件已不再保留：它已导入、已放弃，或上传已超过一天。请重新上传。',
  'upload-too-large': ({ gigabytes }) =>
    `文件超过可上传的 ${gigabytes} GB。请用 gzip 压缩、分批上传，或在服务器上运行“npm run import”导入。`,
  'upload-empty': '文件是空的。请选择其他文件。',
  'upload-without-room': '磁盘空间不足，放不下该文件。请腾出空间，或用 gzip 压缩后再上传。',
  'upload-cut': '文件在上传途中中断。请重新上传。',
};

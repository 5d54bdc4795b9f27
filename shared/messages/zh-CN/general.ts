import { pickText } from '../../site/localized-text.ts';
import type * as english from '../en/general.ts';

export const general: typeof english.general = {
  'as-written': ({ text }) => text,
  named: ({ names }) => pickText(names, 'zh-CN'),
  several: ({ parts }, word) => parts.map(word).join('；'),
  'server-failed': '服务器未能完成此操作，原因见服务器日志。',
  'server-answered': ({ status }) =>
    `服务器只回答了 ${status}，没有说明。请重试；前面的代理服务器的日志可能有原因。`,
  'request-wrong': ({ places, more }, word) =>
    `${places.map(word).join('；')}${more > 0 ? `；另有 ${more} 处` : ''}。`,
  'request-wrong-page': ({ places, more }, word) =>
    `${places.map(word).join('；')}${more > 0 ? `；另有 ${more} 处` : ''}。可能是本页面比服务器旧，请重新载入。`,
  'request-unreadable': ({ words }) => `无法读取该请求：${words}。`,
  'body-too-large': ({ most }) => `发送的内容超过此处允许的 ${most} 字节，请分批发送。`,
  'asset-not-there': '没有这个文件。',
  'path-unknown': ({ path }) => `${path} 处没有内容。`,
  'call-unknown': ({ callId }) => `日志里没有来电“${callId}”。`,
  'storage-full': ({ words }) =>
    `磁盘已满，未能写入；已确认的数据没有丢失。请腾出空间，之后会自动恢复。（${words}）`,
  'storage-read-only': ({ words }) => `数据文件夹不可写。请检查文件夹的权限和磁盘的挂载方式。（${words}）`,
  'storage-in-use': ({ words }) => `数据正被另一个进程占用。请停止那个进程，或换用自己的文件夹。（${words}）`,
  'storage-corrupt': ({ words }) =>
    `数据文件已损坏或不是 Floorcast 的文件，已原样保留。请恢复备份。（${words}）`,
  'storage-newer': ({ words }) => `数据由更新版本的 Floorcast 写入，请使用那个版本。（${words}）`,
  'storage-closed': ({ words }) => `存储已关闭：Floorcast 正在停止。（${words}）`,
  'storage-failed': ({ words }) => `存储出错，Floorcast 会继续尝试。请检查磁盘和数据库。（${words}）`,
  'document-failed': ({ words }) => `文件无法读取或保存，已原样保留。请按下述说明更正。（${words}）`,
};

const SIMPLIFIED = '们务钟队给说这还进级时间实显线设员页会开关变应数据话档无读写码备错误须块键选择';
const TRADITIONAL = '們務鐘隊給說這還進級時間實顯線設員頁會開關變應數據話檔無讀寫碼備錯誤須塊鍵選擇';

/** The first character that belongs to the other kind of Chinese; null when there is none. */
export function findWrongScript(text: string, locale: 'zh-CN' | 'zh-TW'): string | null {
  const [own, other] = locale === 'zh-CN' ? [SIMPLIFIED, TRADITIONAL] : [TRADITIONAL, SIMPLIFIED];
  return [...text].find((character) => other.includes(character) && !own.includes(character)) ?? null;
}

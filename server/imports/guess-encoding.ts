import { TextDecoder } from 'node:util';
import type { Encoding } from '../../shared/import/import-format.ts';

/**
 * The encoding of a text by its first bytes: UTF-8 when they are; else GB18030 or Big5, whichever reads more of the
 * commonest characters of its script.
 */
export function guessEncoding(beginning: Buffer): Encoding {
  // The beginning may be cut inside a character.
  const whole = beginning.subarray(0, beginning.lastIndexOf(10) + 1 || beginning.length);
  if (canDecode(whole, 'utf-8')) return 'utf-8';
  const scores = (['gb18030', 'big5'] as const).map((encoding) => ({
    encoding,
    score: score(whole, encoding),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.encoding : 'utf-8';
}

/** What a text file in another encoding than ours is; null when it may be one of ours. */
export function findForeignEncoding(beginning: Buffer): string | null {
  const [first, second] = beginning;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  const zeros = beginning.subarray(0, 1000).filter((byte) => byte === 0).length;
  return zeros > 10 && zeros * 4 > Math.min(1000, beginning.length) ? 'UTF-16' : null;
}

function canDecode(bytes: Buffer, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The hundred commonest characters of either script, and those of call centres. */
const COMMON: Readonly<Record<'gb18030' | 'big5', string>> = {
  gb18030:
    '的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切呼排队坐席客服时长技能通话接放弃',
  big5: '的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她裡後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先山五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金何更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰幹接它許八特覺望直服毛林題建南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯言權往展該領傳近留紅治決周保達辦運進線佇列客服等待時間坐席通話放棄',
};

function score(bytes: Buffer, encoding: 'gb18030' | 'big5'): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const common = new Set(COMMON[encoding]);
  let points = 0;
  for (const character of text) {
    if (character === '\ufffd') points -= 5;
    else if (character > '\u007f') points += common.has(character) ? 3 : -1;
  }
  return points;
}

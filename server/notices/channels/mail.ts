import { createTransport } from 'nodemailer';
import { sayFacts } from '../../../shared/notices/say-facts.ts';
import type { FullText, Locale } from '../../../shared/site/localized-text.ts';
import { SendFault } from '../send-fault.ts';
import type { Channel, SayingsOf } from './channel.ts';

/** How mails leave the house. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with its password: never to be shown. */
  readonly smtpUrl: string;
  /** An address, or `Name <address>`. */
  readonly from: string;
}

export interface MailParts extends MailSettings {
  readonly sayings: SayingsOf;
  /** What links begin with. */
  readonly baseUrl: () => string;
}

export interface Mail extends Channel {
  /** Asks the owner of an address whether it is theirs. @throws SendFault */
  sendLink(address: string, token: string, locale: Locale): Promise<void>;
}

const CONNECT_MS = 15_000;
const SILENT_MS = 30_000;
/** What nodemailer calls a server that cannot be reached, hangs up or says nothing. */
const SILENCES = ['ETIMEDOUT', 'ECONNECTION', 'ESOCKET', 'EDNS', 'ECONNREFUSED'];

const CONFIRM: Readonly<Record<'subject' | 'text', FullText>> = {
  subject: {
    en: 'Confirm your address for Floorcast',
    'zh-CN': '请确认您用于 Floorcast 的邮箱',
    'zh-TW': '請確認您用於 Floorcast 的信箱',
  },
  text: {
    en: 'Somebody signed in to Floorcast wants to be told of their shifts at this address. If that is you, open this link within a day. Otherwise do nothing: nothing more will be sent here.',
    'zh-CN':
      '有人登录 Floorcast 后希望在此邮箱接收班次通知。如果是您本人，请在一天内打开以下链接；否则无需操作，我们不会再发送邮件。',
    'zh-TW':
      '有人登入 Floorcast 後希望在此信箱接收班次通知。若是您本人，請在一天內開啟以下連結；否則無須操作，我們不會再寄信。',
  },
};
const SEE_MORE: FullText = {
  en: 'All notices, and how you are told:',
  'zh-CN': '全部通知与提醒方式：',
  'zh-TW': '全部通知與提醒方式：',
};

/** Mail by SMTP, in plain text. */
export function createMail({ smtpUrl, from, sayings, baseUrl }: MailParts): Mail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    // Neither a path nor an address in what we are given is ever read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function deliver(address: string, subject: string, text: string, id: string): Promise<void> {
    try {
      await transport.sendMail({
        from,
        // As an object: a comma in it makes no second address.
        to: { name: '', address },
        subject: subject.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
        text,
        // The same with every try: whoever gets it twice can tell.
        messageId: `<${id}@floorcast>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode, code, message } = error as Error & {
        readonly responseCode?: number;
        readonly code?: string;
      };
      // The address is refused for good; that we are not let in may be mended.
      const isFinal = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500;
      const isSilent = responseCode === undefined && SILENCES.includes(code ?? '');
      throw new SendFault(isFinal ? 'never' : 'again', message, isSilent ? 'silent' : 'refused');
    }
  }

  return {
    send: async ({ send, notice, person, locale }) => {
      if (person.mail === null || person.mail.confirmedMs === null)
        throw new SendFault('gone', 'The address was taken out.');
      const said = sayings(locale);
      const { title, lines, path } = sayFacts(notice.facts, said);
      const more = `${said.pick(SEE_MORE)} ${baseUrl()}/me/notices`;
      const text = [title, '', ...lines, '', `${baseUrl()}${path}`, '', more, ''].join('\n');
      await deliver(person.mail.address, title, text, send.id);
    },
    sendLink: async (address, token, locale) => {
      const { pick } = sayings(locale);
      const text = `${pick(CONFIRM.text)}\n\n${baseUrl()}/me/notices/confirm#${token}\n`;
      await deliver(address, pick(CONFIRM.subject), text, `confirm-${token.slice(0, 8)}`);
    },
  };
}

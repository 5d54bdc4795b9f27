import { DEFAULT_PRIORITY, DEFAULT_PRIVACY, DEFAULT_SERVICE_RULE } from '../site/site.ts';
import type { ServiceRule, Site } from '../site/site.ts';
import { demoName } from './demo-names.ts';
import { DEMO_GROUPS, demoSkills } from './demo-staff.ts';

/**
 * The demo: the hotline of a telecom operator, open round the clock, with six queues and 120 agents.
 *
 * @param timeZone where it stands; its peaks follow the hours of this zone
 */
export function createDemoSite(timeZone: string = DEMO_TIME_ZONE): Site {
  return {
    name: { en: 'Sunrise Telecom Hotline', 'zh-CN': '晨光电信客服热线', 'zh-TW': '晨光電信客服熱線' },
    timeZone,
    dayStartsAt: '00:00',
    intervalMinutes: 15,
    queues: [
      queue('billing', 'Billing', '话费账单', '話費帳單', {}),
      queue('plans', 'Mobile plans', '套餐业务', '套餐業務', {}),
      queue('broadband', 'Broadband faults', '宽带报障', '寬頻報修', { answerWithinSeconds: 30 }),
      queue('roaming', 'Roaming', '国际漫游', '國際漫遊', { answerWithinSeconds: 30 }),
      queue('vip', 'Diamond customers', '钻石客户', '鑽石客戶', {
        answerWithinSeconds: 10,
        serviceLevelTarget: 0.85,
        abandonmentTarget: 0.03,
        priority: VIP_PRIORITY,
      }),
      queue('english', 'English service', '英语服务', '英語服務', { answerWithinSeconds: 30 }),
    ],
    agents: DEMO_GROUPS.flatMap((group) =>
      Array.from({ length: group.agents }, (_, index) => ({
        id: demoAgentId(group.firstAgent + index),
        name: demoName(group.firstAgent + index),
        team: `${group.team}${Math.floor(index / 10) + 1}`,
        skills: demoSkills(group, index),
      })),
    ),
    defaultRule: DEFAULT_SERVICE_RULE,
    wrapUpPauseReasons: ['Wrap-Up'],
    pauseReasonNames: [
      pauseReason('Break', '休息', '休息'),
      pauseReason('Short break', '小憩', '小憩'),
      pauseReason('Lunch', '午餐', '午餐'),
      pauseReason('Coaching', '辅导', '輔導'),
      pauseReason('Training', '培训', '訓練'),
      pauseReason('Meeting', '会议', '會議'),
      pauseReason('No answer', '未应答', '未應答'),
      pauseReason('Back office', '后台处理', '後勤處理'),
    ],
    privacy: DEFAULT_PRIVACY,
  };
}

export const DEMO_TIME_ZONE = 'Asia/Shanghai';
/** Before all other queues. */
const VIP_PRIORITY = 8;

/** Agents are known by their number on the floor. Example: `demoAgentId(0)` is `'8001'`. */
export function demoAgentId(index: number): string {
  return String(8001 + index);
}

function pauseReason(en: string, simplified: string, traditional: string): Site['pauseReasonNames'][number] {
  return { reason: en, name: { en, 'zh-CN': simplified, 'zh-TW': traditional } };
}

function queue(
  id: string,
  en: string,
  simplified: string,
  traditional: string,
  { priority = DEFAULT_PRIORITY, ...rule }: Partial<ServiceRule> & { readonly priority?: number },
): Site['queues'][number] {
  return {
    id,
    name: { en, 'zh-CN': simplified, 'zh-TW': traditional },
    priority,
    rules: [{ ...DEFAULT_SERVICE_RULE, ...rule }],
  };
}

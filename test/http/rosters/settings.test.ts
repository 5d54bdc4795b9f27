import { describe, expect, it } from 'vitest';
import { MONDAY, serveRosters } from './serve-rosters.ts';

describe('settings of rosters over http', () => {
  it('RS1 settings are suggested until they are saved, and saved only on the revision that was read', async () => {
    const { get, send } = await serveRosters();
    const { json } = await get('/settings');
    expect(json).toMatchObject({ revision: 0, settings: { defaultContractId: 'full-time' } });
    expect(json.ruleIds).toContain('rest-between-shifts');
    const names = { en: 'Half time', 'zh-CN': '半职' };
    const contracts = [...json.settings.contracts, { id: 'half', names }];
    const settings = { ...json.settings, contracts, noticeHours: 72 };
    const saved = await send('PUT', '/settings', { revision: 0, settings });
    expect(saved.json).toMatchObject({ revision: 1, settings: { noticeHours: 72 } });
    expect(saved.json.settings.contracts.at(-1)).toEqual({ id: 'half', names });
    const late = await send('PUT', '/settings', { revision: 0, settings });
    expect([late.status, late.error.said?.code]).toEqual([409, 'changed-meanwhile']);
  });

  it('RS2 settings that cannot be are refused with place, value and rule, also those of a rule', async () => {
    const { get, send } = await serveRosters();
    const { settings } = (await get('/settings')).json;
    const refuse = async (other: object) =>
      send('PUT', '/settings', { revision: 0, settings: { ...settings, ...other } });
    const unknown = await refuse({ defaultContractId: 'none' });
    expect([unknown.status, unknown.error.message]).toEqual([
      400,
      expect.stringMatching(/defaultContractId.*'none'/s),
    ]);
    const rule = await refuse({ rules: [{ rule: 'consecutive-days', settings: { days: {} } }] });
    expect([rule.status, rule.error.message]).toEqual([
      400,
      expect.stringMatching(/rules\[0\]\.settings\.days \(an object\) must have a limit/),
    ]);
    expect((await get('/settings')).json.revision).toBe(0);
  });

  it('RS2 a wish that is to weigh nothing is refused with what to write instead', async () => {
    const { get, send } = await serveRosters();
    const { settings } = (await get('/settings')).json;
    const person = {
      agentId: '1',
      isRostered: true,
      contractId: 'full-time',
      tags: [],
      seniorityYears: 0,
      daysOff: [],
      wishes: [{ id: 'w1', day: MONDAY, want: 'off', weight: 0 }],
      ledgerBalance: 0,
    };
    const body = { revision: 0, settings: { ...settings, people: [person] } };
    const { status, error } = await send('PUT', '/settings', body);
    expect([status, error.message]).toEqual([
      400,
      expect.stringMatching(
        /people\[0\]\.wishes\[0\]\.weight \(0\) .*0\.001.*delete a wish that is not to count/s,
      ),
    ]);
  });

  it('RS2 people, breaks and activities that no roster could be made with are refused at their place', async () => {
    const { get, send } = await serveRosters();
    const { settings } = (await get('/settings')).json;
    const person = {
      agentId: '1',
      isRostered: true,
      contractId: 'full-time',
      tags: [],
      seniorityYears: 0,
      daysOff: [],
      wishes: [],
      ledgerBalance: 0,
    };
    const window = { fromDay: MONDAY, toDay: '2026-11-08', from: '09:00', to: '17:00' };
    const activity = { id: 'a', name: 'Coaching', agentIds: [], minutes: 30, together: 'each-alone', window };
    const [template, ...templates] = settings.templates;
    const refused = await send('PUT', '/settings', {
      revision: 0,
      settings: {
        ...settings,
        people: [
          {
            ...person,
            availability: [{ weekday: 1, from: '20:00', to: '08:00' }],
            wishes: [
              { id: 'w1', day: MONDAY, want: 'shift', weight: 5 },
              { id: 'w2', day: MONDAY, want: 'start-after', weight: 5 },
            ],
          },
        ],
        templates: [
          {
            ...template,
            longBreak: { ...template.longBreak, earliestAfterMinutes: 500, latestAfterMinutes: 500 },
          },
          ...templates,
        ],
        activities: [activity],
      },
    });
    expect(refused.status).toBe(400);
    const { said } = refused.error;
    const places = said?.code === 'document-bad' ? said.places : [];
    expect(places.map((place) => (place.code === 'bad-place' ? place.path : '')).sort()).toEqual([
      'activities[0].window.toDay',
      'people[0].availability[0].to',
      'people[0].wishes[0].templateId',
      'people[0].wishes[1].time',
      'templates[0].longBreak',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { createPerson } from '../../shared/people/person.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { ASKER, openRoom, rowOf, SITE } from './open-room.ts';

describe('people', () => {
  it('PE3 PE5 PE6 a change of one person goes to both places, the running floor and the audit', async () => {
    const { room, floor, documents, audit, people, settings } = await openRoom();
    const [anna] = people();
    const person = { ...anna!, team: 'C', contractId: 'part-time', languages: ['yue'] };
    await room.change(ASKER, { person, before: anna!, reason: 'joined C' });
    expect(people()[0]).toEqual(person);
    expect((await documents.read('site', parseSite))?.agents[0]).toMatchObject({ id: '1001', team: 'C' });
    expect(floor.site().agents[0]!.team).toBe('C');
    expect(settings().people).toMatchObject([{ agentId: '1001', tags: ['language:yue'] }]);
    expect(audit).toEqual([
      {
        atMs: 5,
        author: { accountId: 'pia', name: 'Pia' },
        action: 'person-changed',
        target: { id: '1001', name: 'Anna' },
        before: { team: 'A', contract: 'full-time', languages: '' },
        after: { team: 'C', contract: 'part-time', languages: 'yue' },
        reason: 'joined C',
      },
    ]);
  });

  it.each(['site', 'audit'] as const)('PE3 what the %s cannot keep is kept nowhere', async (place) => {
    const { room, floor, documents, audit, people, failing, settings } = await openRoom();
    const [anna] = people();
    const before = { site: await documents.read('site', parseSite), settings: settings() };
    failing.add(place);
    await expect(
      room.change(ASKER, {
        person: { ...anna!, team: 'C', contractId: 'part-time' },
        before: anna!,
        reason: '',
      }),
    ).rejects.toThrow();
    expect({ site: await documents.read('site', parseSite), settings: settings() }).toEqual(before);
    expect(floor.site()).toBe(SITE);
    expect(audit).toEqual([]);
    failing.clear();
    await room.change(ASKER, { person: { ...anna!, team: 'C' }, before: anna!, reason: '' });
    expect(people()[0]!.team).toBe('C');
  });

  it.each(['site', 'audit'] as const)(
    'PE3 a kill before the %s is kept leaves a half that the next start takes back',
    async (place) => {
      const { room, openAgain, floor, documents, audit, people, failing, settings, notes } = await openRoom();
      const [anna] = people();
      const change = { ...anna!, team: 'C', contractId: 'part-time' };
      await room.change(ASKER, { person: { ...change, team: 'B' }, before: anna!, reason: '' });
      const [before] = people();
      const kept = { site: await documents.read('site', parseSite), settings: settings() };
      failing.add(place).add('taking-back');
      const person = { ...change, contractId: 'full-time' };
      await expect(room.change(ASKER, { person, before: before!, reason: '' })).rejects.toThrow();
      expect(settings()).not.toEqual(kept.settings);
      failing.clear();
      const again = await openAgain();
      expect({ site: await documents.read('site', parseSite), settings: settings() }).toEqual(kept);
      expect(floor.site().agents).toEqual(kept.site!.agents);
      expect([people()[0], await notes.read('people-change', ''), audit.length]).toEqual([before, null, 1]);
      await again.change(ASKER, { person, before: before!, reason: '' });
      expect(people()[0]).toEqual(person);
    },
  );

  it('PE3 a kill after all of it was kept takes nothing back, nor what somebody changed since', async () => {
    const { room, openAgain, people, rosters, notes } = await openRoom();
    const [anna] = people();
    const noted: string[] = [];
    const { save } = notes;
    notes.save = async (entries) => {
      noted.push(entries[0]!.text);
      await save.call(notes, entries);
    };
    const person = { ...anna!, team: 'C', contractId: 'part-time' };
    await room.change(ASKER, { person, before: anna!, reason: '' });
    const note = { kind: 'people-change', key: '', text: noted[0]! } as const;
    await save.call(notes, [note]);
    await openAgain();
    expect(people()[0]).toEqual(person);
    // As though its entry had never been kept; but rosters were changed by somebody else.
    const { settings, revision } = await rosters.readSettings();
    await rosters.saveSettings('Pia', revision, { ...settings, people: [] });
    await save.call(notes, [{ ...note, text: note.text.replace('"auditedNo":0', '"auditedNo":1') }]);
    await openAgain();
    expect(people()[0]).toEqual({ ...anna, contractId: 'full-time' });
  });

  it('PE4 somebody who was changed meanwhile is not overwritten', async () => {
    const { room, people } = await openRoom();
    const [anna] = people();
    const change = (team: string) =>
      room.change(ASKER, { person: { ...anna!, team }, before: anna!, reason: '' });
    const both = await Promise.allSettled([change('C'), change('D')]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(people()[0]!.team).toBe('C');
    await expect(change('E')).rejects.toMatchObject({
      code: 'conflict',
      said: { code: 'person-changed-meanwhile' },
    });
  });

  it('PE3 somebody new is added, and no second one with the id', async () => {
    const { room, people, audit } = await openRoom();
    const person = { ...createPerson('1003', 'full-time'), name: { 'zh-CN': '王丽' }, mentorIds: ['1001'] };
    await room.add(ASKER, { person, before: null, reason: '' });
    expect(people()[2]).toEqual(person);
    expect(audit[0]).toMatchObject({
      action: 'person-added',
      target: { id: '1003', name: '王丽' },
      before: null,
    });
    await expect(room.add(ASKER, { person, before: null, reason: '' })).rejects.toMatchObject({
      said: { code: 'person-there-already' },
    });
    await expect(
      room.add(ASKER, { person: { ...person, agentId: ' ' }, before: null, reason: '' }),
    ).rejects.toMatchObject({ code: 'bad-request', said: { code: 'document-bad' } });
    await expect(
      room.add(ASKER, { person: { ...person, agentId: '9', contractId: 'none' }, before: null, reason: '' }),
    ).rejects.toMatchObject({ said: { code: 'person-contract-unknown' } });
  });

  it('PE3 many at once, all or none', async () => {
    const { room, people, audit } = await openRoom();
    const both = ['1001', '1002'];
    const skill = { kind: 'add-skill', queueId: 'plans', level: 2 } as const;
    expect(await room.changeMany(ASKER, { agentIds: both, change: skill, reason: 'trained' })).toEqual({
      changed: 2,
    });
    expect(people().map(({ skills }) => skills)).toEqual([
      [
        { queueId: 'billing', level: 1 },
        { queueId: 'plans', level: 2 },
      ],
      [{ queueId: 'plans', level: 2 }],
    ]);
    expect(audit).toHaveLength(2);
    const team = { kind: 'team', team: 'B' } as const;
    expect(await room.changeMany(ASKER, { agentIds: both, change: team, reason: '' })).toEqual({
      changed: 1,
    });
    await expect(
      room.changeMany(ASKER, { agentIds: ['1001', '9'], change: { kind: 'team', team: 'Z' }, reason: '' }),
    ).rejects.toMatchObject({ said: { code: 'person-unknown' } });
    expect(people().map((person) => person.team)).toEqual(['B', 'B']);
  });

  it('PE7 a site file is not written, but what rosters know is changed', async () => {
    const { room, people } = await openRoom({ siteFile: '/etc/site.json' });
    const [anna] = people();
    await expect(
      room.change(ASKER, {
        person: { ...anna!, team: 'C', contractId: 'part-time' },
        before: anna!,
        reason: '',
      }),
    ).rejects.toMatchObject({ said: { code: 'people-in-site-file', file: '/etc/site.json' } });
    expect(people()[0]).toEqual(anna);
    await room.change(ASKER, { person: { ...anna!, contractId: 'part-time' }, before: anna!, reason: '' });
    expect(people()[0]!.contractId).toBe('part-time');
    expect((await room.read(ASKER)).siteFile).toBe('/etc/site.json');
  });

  it('PE7 a site.json edited by hand since the start is not overwritten', async () => {
    const { room, people, documents } = await openRoom();
    const edited = { ...SITE, name: { en: 'Edited' } };
    await documents.save('site', edited);
    const [anna] = people();
    await expect(
      room.change(ASKER, { person: { ...anna!, team: 'C' }, before: anna!, reason: '' }),
    ).rejects.toMatchObject({ said: { code: 'people-site-edited' } });
    expect(await documents.read('site', parseSite)).toEqual(edited);
  });

  it('PE8 an id that nobody has is shown with where it is seen and who is called so, and not tied by itself', async () => {
    const { room, floor } = await openRoom();
    floor.change({
      'agent/7': rowOf({ name: 'tom', queues: 'billing:1\nplans:2', sinceMs: 3 }),
      'agent/6': rowOf({ name: '6', state: 'offline' }),
      'agent/1001': rowOf({ name: 'Anna' }),
    });
    expect((await room.read(ASKER)).strangers).toEqual([
      {
        phoneId: '7',
        name: 'tom',
        queueIds: ['billing', 'plans'],
        state: 'ready',
        sinceMs: 3,
        namesakes: ['1002'],
      },
      { phoneId: '6', name: '6', queueIds: [], state: 'offline', sinceMs: 0, namesakes: [] },
    ]);
    expect(floor.site()).toBe(SITE);
  });

  it('PE8 whoever is signed in under an id goes on as the person it is tied to', async () => {
    const { room, floor, people } = await openRoom();
    floor.change({
      'agent/7': rowOf({ name: 'tom', queues: 'billing:1', state: 'paused', reason: 'Lunch' }),
    });
    await room.tie(ASKER, { phoneId: '7', agentId: '1002', reason: 'new phone' });
    expect(people()[1]!.phoneIds).toEqual(['7']);
    const events = (await floor.journal.read(0, 9)).map(({ event }) => event);
    expect(events).toMatchObject([
      { type: 'agent-signed-out', agentId: '7' },
      { type: 'agent-signed-in', agentId: '1002', queues: [{ queueId: 'billing', level: 1 }] },
      { type: 'agent-paused', agentId: '1002', reason: 'Lunch' },
    ]);
    expect((await room.read(ASKER)).strangers).toEqual([]);
    await expect(room.tie(ASKER, { phoneId: '7', agentId: '1001', reason: '' })).rejects.toMatchObject({
      said: { code: 'stranger-gone' },
    });
  });

  it('PE9 two who are both signed in are not made one', async () => {
    const { room, floor, people } = await openRoom();
    floor.change({ 'agent/7': rowOf({}), 'agent/1002': rowOf({}) });
    await expect(room.tie(ASKER, { phoneId: '7', agentId: '1002', reason: '' })).rejects.toMatchObject({
      code: 'conflict',
      said: { code: 'person-both-here' },
    });
    await expect(
      room.change(ASKER, {
        person: { ...people()[1]!, phoneIds: ['1001'] },
        before: people()[1]!,
        reason: '',
      }),
    ).rejects.toMatchObject({ said: { code: 'person-phone-taken' } });
  });

  it('PE10 an account of some teams sees and changes its people only', async () => {
    const { room, people, floor } = await openRoom();
    floor.change({ 'agent/7': rowOf({}) });
    const asker = { ...ASKER, scope: { teams: ['A'], queues: ['billing'] } };
    const answer = await room.read(asker);
    expect(answer.people.map(({ agentId }) => agentId)).toEqual(['1001']);
    expect(answer.strangers).toEqual([]);
    const [anna, tom] = people();
    const outside = { code: 'not-allowed', said: { code: 'scope-outside' } };
    const change = (person: typeof anna, before = person) =>
      room.change(asker, { person: person!, before: before!, reason: '' });
    await expect(change({ ...tom!, seat: '1' }, tom)).rejects.toMatchObject(outside);
    await expect(change({ ...anna!, team: 'B' }, anna)).rejects.toMatchObject(outside);
    await expect(change({ ...anna!, skills: [{ queueId: 'plans', level: 1 }] }, anna)).rejects.toMatchObject(
      outside,
    );
    await expect(room.tie(asker, { phoneId: '7', agentId: '1001', reason: '' })).rejects.toMatchObject(
      outside,
    );
    await change({ ...anna!, seat: '1', skills: [{ queueId: 'billing', level: 3 }] }, anna);
    expect(people()[0]!.seat).toBe('1');
    expect(Buffer.from(await room.write(asker, 'csv', 'en')).toString()).not.toContain('Tom');
  });
});

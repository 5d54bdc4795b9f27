import { describe, expect, it } from 'vitest';
import { formatClock, formatFigure } from '../../shared/metrics/format.ts';

describe('formatFigure', () => {
  it('writes ratios in percent with one decimal', () => {
    expect(formatFigure(0.93, 'ratio', 'en')).toBe('93.0%');
    expect(formatFigure(1, 'ratio', 'zh-CN')).toBe('100.0%');
    expect(formatFigure(0, 'ratio', 'zh-TW')).toBe('0.0%');
  });

  it('MT12 never rounds a missed target up to it', () => {
    expect(formatFigure(0.79996, 'ratio', 'en')).toBe('79.9%');
    expect(formatFigure(7999 / 10_000, 'ratio', 'en')).toBe('79.9%');
  });

  it('MT12 leaves what is exact in permille', () => {
    for (let permille = 0; permille <= 1000; permille++) {
      expect(formatFigure(permille / 1000, 'ratio', 'en')).toBe(`${(permille / 10).toFixed(1)}%`);
    }
  });

  it('MT12 writes ratios of tables with two decimals, rounded down', () => {
    expect(formatFigure(7_920_545 / 8_513_560, 'ratio', 'en', 'table')).toBe('93.03%');
    expect(formatFigure(0.79999, 'ratio', 'zh-CN', 'table')).toBe('79.99%');
    for (let step = 0; step <= 10_000; step++)
      expect(formatFigure(step / 10_000, 'ratio', 'en', 'table')).toBe(`${(step / 100).toFixed(2)}%`);
    expect(formatFigure(1234, 'calls', 'en', 'table')).toBe('1,234');
  });

  it('MT12 writes what is projected without decimals, rounded down too; calls as whole ones', () => {
    expect(formatFigure(0.7999, 'ratio', 'en', 'projected')).toBe('79%');
    for (let percent = 0; percent <= 100; percent++)
      expect(formatFigure(percent / 100, 'ratio', 'zh-CN', 'projected')).toBe(`${percent}%`);
    expect(formatFigure(1203.6, 'calls', 'en', 'projected')).toBe('1,204');
    expect(formatFigure(null, 'ratio', 'en', 'projected')).toBe('–');
  });

  it('writes seconds as a clock', () => {
    expect(formatFigure(0, 'seconds', 'en')).toBe('0:00');
    expect(formatFigure(42.4, 'seconds', 'en')).toBe('0:42');
    expect(formatFigure(11.67, 'seconds', 'en')).toBe('0:12');
    expect(formatFigure(59.5, 'seconds', 'en')).toBe('1:00');
    expect(formatClock(42.9)).toBe('0:42');
    expect(formatFigure(600, 'seconds', 'zh-CN')).toBe('10:00');
    expect(formatFigure(3723, 'seconds', 'en')).toBe('1:02:03');
    expect(formatFigure(-3, 'seconds', 'en')).toBe('0:00');
  });

  it('groups counts', () => {
    expect(formatFigure(8513560, 'calls', 'en')).toBe('8,513,560');
    expect(formatFigure(12, 'agents', 'zh-TW')).toBe('12');
  });

  it('MT1 writes a dash for nothing', () => {
    expect(formatFigure(null, 'ratio', 'en')).toBe('–');
    expect(formatFigure(NaN, 'calls', 'en')).toBe('–');
  });
});

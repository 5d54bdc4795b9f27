/** The tokens a drawing wears, as they are where its canvas stands. */
export interface ChartLook {
  readonly ink: string;
  readonly inkQuiet: string;
  readonly rule: string;
  readonly accent: string;
  readonly compare: string;
  readonly surface: string;
  readonly font: string;
  /** px */
  readonly fontSize: number;
}

export function readChartLook(element: HTMLElement): ChartLook {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: color('--ink'),
    inkQuiet: color('--ink-quiet'),
    rule: color('--rule'),
    accent: color('--accent'),
    compare: color('--compare'),
    surface: color('--surface'),
    font: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
  };
}

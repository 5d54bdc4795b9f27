/** The width of the grid's first column, which the chart above leaves to its value axis: 4 rem, px. */
export function gutterOf(element: HTMLElement): number {
  return 4 * Number.parseFloat(getComputedStyle(element.ownerDocument.documentElement).fontSize);
}

/**
 * Pushes the labels of a chart apart until none covers another, and back into the picture. Sorts and moves them in place.
 *
 * @param distance between the middles of two neighbours, px
 */
export function spreadLabels(labels: { y: number }[], distance: number, top: number, bottom: number): void {
  labels.sort((a, b) => a.y - b.y);
  for (let at = 1; at < labels.length; at += 1) {
    labels[at]!.y = Math.max(labels[at]!.y, labels[at - 1]!.y + distance);
  }
  const over = (labels.at(-1)?.y ?? 0) - (bottom - distance / 2);
  if (over > 0) for (const label of labels) label.y -= over;
  for (let at = labels.length - 2; at >= 0; at -= 1) {
    labels[at]!.y = Math.min(labels[at]!.y, labels[at + 1]!.y - distance);
  }
  if (labels[0] && labels[0].y < top) labels[0].y = top;
}

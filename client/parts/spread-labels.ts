/**
 * Pushes the labels of a chart apart until none covers another, and back into the picture; where they have not the room for it they
 * stand evenly, as far apart as they can. Sorts and moves them in place.
 *
 * @param distance between the middles of two neighbours, px
 */
export function spreadLabels(labels: { y: number }[], distance: number, top: number, bottom: number): void {
  labels.sort((a, b) => a.y - b.y);
  const last = bottom - distance / 2;
  const apart = Math.min(distance, Math.max(0, last - top) / Math.max(1, labels.length - 1));
  labels.forEach((label, at) => {
    label.y = Math.max(label.y, at === 0 ? top : labels[at - 1]!.y + apart);
  });
  for (let at = labels.length - 1; at >= 0; at -= 1)
    labels[at]!.y = Math.min(labels[at]!.y, at === labels.length - 1 ? last : labels[at + 1]!.y - apart);
}

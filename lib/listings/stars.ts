/** Number of visible reviews with 1, 2, 3, 4 and 5 stars. */
export type StarCounts = readonly [number, number, number, number, number];

/** Counts from the database's array; anything but five numbers counts as none. */
export function toStarCounts(counts: readonly number[]): StarCounts {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = counts;
  return [one, two, three, four, five];
}

/** How many reviews there are. */
export function countReviews(counts: StarCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The mean of 1 to 5, null without reviews. Whether it may be shown, REVIEWS_FOR_STARS says. */
export function averageStars(counts: StarCounts): number | null {
  const total = countReviews(counts);
  return total === 0 ? null : counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / total;
}

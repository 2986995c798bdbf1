/** Number of visible reviews with 1, 2, 3, 4 and 5 stars. */
export type StarCounts = readonly [number, number, number, number, number];

/** How many reviews there are. */
export function countReviews(counts: StarCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The mean of 1 to 5, null without reviews. Whether it may be shown, REVIEWS_FOR_STARS says. */
export function averageStars(counts: StarCounts): number | null {
  const total = countReviews(counts);
  return total === 0 ? null : counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / total;
}

/**
 * How long to wait after the attempt with this number, in seconds: twice as long each time up to `longestSeconds`, of
 * which a random half is taken off at most, so that those that failed together do not return together.
 */
export function backOffSeconds(
  attempt: number,
  { firstSeconds, longestSeconds }: { firstSeconds: number; longestSeconds: number },
): number {
  const doubled = firstSeconds * 2 ** Math.min(attempt, 30);
  return Math.min(longestSeconds, doubled) * (0.5 + Math.random() / 2);
}

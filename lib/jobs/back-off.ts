/**
 * The wait after the attempt with this number, in seconds. The wait doubles each time up to `longestSeconds`, minus a
 * random share of up to half, so that jobs that failed together don't retry together.
 */
export function backOffSeconds(
  attempt: number,
  { firstSeconds, longestSeconds }: { firstSeconds: number; longestSeconds: number },
): number {
  const doubled = firstSeconds * 2 ** Math.min(attempt, 30);
  return Math.min(longestSeconds, doubled) * (0.5 + Math.random() / 2);
}

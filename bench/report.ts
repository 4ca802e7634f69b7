/** One customer's times for opening and canceling, in milliseconds, or the refusal of either. */
export type Sample = { opening: number; cancelling: number } | { failed: string };

const slowdownLimit = 1.2;

/** Prints the medians. Returns true if nothing failed and no median grew by more than a fifth. */
export function describe(samples: Record<string, Sample[]>, mode: string): boolean {
  const { nobody = [], ...attacked } = samples;
  console.log(`\nMode ${mode}, Stripe at 100 ms; medians (and the slowest tenth) in milliseconds\n`);
  let isGood = true;
  for (const [who, during] of Object.entries(attacked)) {
    for (const what of ["opening", "cancelling"] as const) {
      const [without, beside] = [nobody, during].map((all) =>
        all.flatMap((sample) => ("failed" in sample ? [] : sample[what])),
      );
      const ratio = quantile(beside, 0.5) / quantile(without, 0.5);
      if (!(ratio <= slowdownLimit)) isGood = false;
      console.log(
        `${what.padEnd(10)}  alone ${told(without)}   beside a hostile ${who} ${told(beside)}   ` +
          `${ratio.toFixed(2)} x ${ratio <= slowdownLimit ? "" : "  MISSED"}`,
      );
    }
  }
  for (const [who, all] of Object.entries(samples)) {
    const failed = all.flatMap((sample) => ("failed" in sample ? sample.failed : []));
    if (failed.length > 0) isGood = false;
    for (const summarize of failed) console.log(`FAILED beside ${who}: ${summarize}`);
  }
  return isGood;
}

const told = (values: number[] = []) =>
  `${quantile(values, 0.5).toFixed(0)} (${quantile(values, 0.9).toFixed(0)}, n=${values.length})`;

function quantile(values: number[] = [], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

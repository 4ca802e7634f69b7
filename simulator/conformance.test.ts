import { exclusions, isExcluded } from "./replay/exclusions";
import { type Exchange, readRecording, recordingNames, runsOf } from "./replay/recording";
import { replay, type ReplayedExchange } from "./replay/replay";

const recordings = recordingNames.map((name) => ({ name, exchanges: readRecording(name) }));
const catalogue: Exchange[] = recordings.flatMap(({ exchanges }) => exchanges);
const recorded = catalogue.length;
const repeated: ReplayedExchange[] = [];

describe("recordings of the real Stripe", () => {
  it.each(recordings)("match the simulator's answers: $name", async ({ exchanges }) => {
    for (const run of runsOf(exchanges)) {
      const results = await replay(run, catalogue);
      repeated.push(...results);
      const unexplained = results.map(({ request, differences }) => ({
        request,
        differences: differences.filter((one) => !isExcluded(one)),
      }));
      expect(unexplained.filter(({ differences }) => differences.length > 0)).toEqual([]);
      expect(results).toHaveLength(run.filter(({ unrecorded }) => !unrecorded).length);
    }
  });

  it("need every exclusion", () => {
    const all = repeated.flatMap(({ differences }) => differences);
    for (const { path, reason } of exclusions) {
      expect({ reason, isUsed: all.some((difference) => path.test(difference)) }).toEqual({
        reason,
        isUsed: true,
      });
    }
  });

  it("are all repeated", () => {
    const exact = repeated.filter(({ differences }) => differences.length === 0).length;
    console.log(
      `${repeated.length} exchanges repeated: ${exact} equal in every compared field, ${repeated.length - exact} but for ` +
        `named exclusions; of ${recorded} recorded none is left out.`,
    );
    expect(repeated).toHaveLength(recorded);
  });
});

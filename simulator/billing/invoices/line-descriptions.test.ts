import {
  describeRemainingTime,
  describeService,
  describeTrial,
  describeUnusedTime,
} from "./line-descriptions";

const seats = (quantity: number) => ({ quantity, productName: "Test Subscription", unitLabel: "user" });
const monthly = { interval: "month", interval_count: 1 } as const;

describe("line descriptions", () => {
  it("match the recordings", () => {
    expect(describeService(seats(1), 2500, "usd", monthly)).toBe(
      "1 user × Test Subscription (at $25.00 / month)",
    );
    expect(describeService(seats(10), 2500, "usd", monthly)).toBe(
      "10 user × Test Subscription (at $25.00 / month)",
    );
    expect(describeUnusedTime(seats(1), 1762799355)).toBe(
      "Unused time on Test Subscription after 10 Nov 2025",
    );
    expect(describeRemainingTime(seats(1), 1762799355)).toBe(
      "Remaining time on Test Subscription after 10 Nov 2025",
    );
    expect(describeTrial(seats(1))).toBe("Free trial for 1 user × Test Subscription");
  });

  it("use each currency's own decimals", () => {
    const unnamed = { quantity: 2, productName: "Pro", unitLabel: null };
    expect(describeService(unnamed, 2500, "jpy", monthly)).toBe("2 × Pro (at ¥2,500 / month)");
    expect(describeService(unnamed, 0.5, "usd", monthly)).toBe("2 × Pro (at $0.005 / month)");
  });
});

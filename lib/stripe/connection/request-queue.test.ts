import type { Purpose, Rank } from "./purpose";
import { RequestQueue } from "./request-queue";

/** A queue, and the names of the dropped requests in order. */
function newQueue(limits: { perCustomer: number; total: number }) {
  const line = new RequestQueue(limits);
  const dropped: string[] = [];
  const add = (who: string, rank: Rank = "view", giveUpAt = Infinity) =>
    line.add({
      purpose: { who, rank, giveUpAt, sent: 0 },
      go: () => undefined,
      drop: () => dropped.push(`${who} ${rank}`),
    });
  const leave = (mayGo: (purpose: Purpose) => boolean = () => true) => {
    const next = line.next(mayGo);
    return next && `${next.purpose.who} ${next.purpose.rank}`;
  };
  return { line, dropped, add, leave };
}

const repeat = (times: number, run: () => void) => Array.from({ length: times }).forEach(run);

it("limits how many requests one customer can queue, and leaves room for the others", () => {
  const { line, dropped, add } = newQueue({ perCustomer: 3, total: 100 });
  repeat(10, () => add("hostile"));
  add("ada");
  expect([dropped.length, line.size]).toEqual([7, 4]);
  expect(dropped).not.toContain("ada view");
});

it("when full, drops the least urgent request of the customer with the longest queue", () => {
  const { line, dropped, add } = newQueue({ perCustomer: 10, total: 4 });
  add("ada", "preview");
  repeat(2, () => add("hostile", "preview"));
  add("grace", "view");
  add("ada", "change");
  expect(dropped).toEqual(["hostile preview"]);
  expect(line.size).toBe(4);
});

it("drops the new request when all queued requests are equally urgent", () => {
  const { line, dropped, add } = newQueue({ perCustomer: 10, total: 2 });
  repeat(2, () => add("ada", "change"));
  add("grace", "change");
  add("grace", "preview");
  expect(dropped).toEqual(["grace change", "grace preview"]);
  expect(line.size).toBe(2);
});

it("gives no customer two turns in a row while another customer waits", () => {
  const { add, leave } = newQueue({ perCustomer: 10, total: 100 });
  repeat(3, () => add("hostile"));
  repeat(2, () => add("ada"));
  const order = Array.from({ length: 6 }, () => leave());
  expect(order).toEqual(["hostile view", "ada view", "hostile view", "ada view", "hostile view", undefined]);
});

it("skips customers whose requests can't be sent yet, and keeps their place in the queue", () => {
  const { add, leave, line } = newQueue({ perCustomer: 10, total: 100 });
  add("hostile");
  add("ada");
  expect(leave(({ who }) => who !== "hostile")).toBe("ada view");
  expect(leave(({ who }) => who !== "hostile")).toBeUndefined();
  expect([leave(), line.size]).toEqual(["hostile view", 0]);
});

it("drops late requests and keeps the order of the rest", () => {
  const { dropped, add, leave, line } = newQueue({ perCustomer: 10, total: 100 });
  add("ada", "view", 100);
  add("ada", "view", 300);
  add("grace", "preview", 50);
  line.dropExpired(200);
  expect(dropped.sort()).toEqual(["ada view", "grace preview"]);
  expect([leave(), leave(), line.size]).toEqual(["ada view", undefined, 0]);
});

import { PortalError } from "../../errors";
import { fallBackTo } from "./fall-back-to";

it("returns the fallback for a known error, and rethrows all other errors", async () => {
  const refused = Promise.reject(new PortalError("unavailable"));
  expect(await refused.catch(fallBackTo<string[]>([]))).toEqual([]);
  const bug = new TypeError("items is undefined");
  await expect(Promise.reject(bug).catch(fallBackTo<string[]>([]))).rejects.toBe(bug);
});

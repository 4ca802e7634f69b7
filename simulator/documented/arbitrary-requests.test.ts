import fc from "fast-check";
import { router } from "../resources/all-resources";
import { Sandboxes } from "../sandboxes";
import { schema } from "../schema/schema";
import { requestsOf } from "./arbitrary-request";
import { address, createLumen, findFaults } from "./arbitrary-world";

const imitated = Object.values(schema().operations).filter((operation) => {
  const [method = "", path = ""] = operation.name.split(" ");
  return router().find(method, path)?.handler;
});

const kept = JSON.stringify(createLumen().snapshot());

describe("requests generated only from the package's types", () => {
  it.each(imitated.map((operation) => [operation.name, operation] as const))(
    "succeed or are refused with a message and an error type: %s",
    async (_, operation) => {
      const sandboxes = new Sandboxes(address);
      sandboxes.restore(kept);
      const { world } = sandboxes.get("test_sim_lumen");
      await fc.assert(
        fc.asyncProperty(requestsOf(operation, world), async ({ path, form }) => {
          expect(await findFaults(sandboxes, operation, path, form)).toEqual([]);
        }),
        // The seed is fixed, so that a run fails only because of a code change. Other seeds generate other requests.
        { numRuns: 30, seed: 3 },
      );
    },
  );
});

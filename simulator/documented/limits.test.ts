import fc from "fast-check";
import { router } from "../resources/all-resources";
import { Sandboxes } from "../sandboxes";
import { readParams } from "../schema/request";
import type { Operation } from "../schema/schema";
import { schema } from "../schema/schema";
import { exchange } from "../wire/exchange";
import { parseForm } from "../wire/form";
import { address } from "./arbitrary-world";
import { limitedParameters } from "./limited-parameters";
import type { Limited } from "./limited-parameters";
import type { Tried } from "./limit-values";
import { trialsOf } from "./limit-values";

const imitated = Object.values(schema().operations).filter((operation) => {
  const [method = "", path = ""] = operation.name.split(" ");
  return router().find(method, path)?.handler;
});
const limited = imitated.filter((operation) => limitedParameters(operation).length > 0);

/** The answer to a request of the parameter with this value, as it comes over the wire. */
async function answerTo(sandboxes: Sandboxes, operation: Operation, form: string) {
  const [method = "", template = ""] = operation.name.split(" ");
  const path = template.replace(/\{\w+\}/g, "none");
  const [query, body] = method === "POST" ? ["", form] : [form, ""];
  const headers = { authorization: "Bearer sk_test_sim_limits" };
  const options = { validateResponses: false, onFault: (fault: unknown) => void faults.push(String(fault)) };
  const answer = await exchange(sandboxes, { method, path, query, body, headers }, options);
  if (answer === "dropped") throw new Error("Nothing drops this request.");
  const { error } = JSON.parse(answer.body) as { error?: { message: string; param?: string; type: string } };
  return { status: answer.status, error };
}

const faults: string[] = [];
let count = 0;

async function tryParameter(sandboxes: Sandboxes, operation: Operation, parameter: Limited): Promise<void> {
  const { world } = sandboxes.get("test_sim_limits");
  const { param, request } = parameter;
  const form = ({ value, beside }: Tried) => request(value, beside).toString();
  for (const { limit, within, beyond } of trialsOf(parameter, world.now())) {
    count += 1;
    const where = `${operation.name} ${param}: ${limit}`;
    await fc.assert(
      fc.asyncProperty(within, beyond, async (fine, wrong) => {
        // What stands alone with what is required is let pass by every check of the parameters.
        expect(() => readParams(operation, parseForm(form(fine)), world.now())).not.toThrow();
        await answerTo(sandboxes, operation, form(fine));
        const { status, error } = await answerTo(sandboxes, operation, form(wrong));
        expect({ where, status, type: error?.type, param: error?.param }).toEqual({
          where,
          status: 400,
          type: "invalid_request_error",
          param: expect.stringMatching(param.replace(/[[\]]/g, "\\$&")),
        });
      }),
      { numRuns: 6, seed: 3 },
    );
  }
}

describe("every parameter of every imitated operation", () => {
  it.each(limited.map((operation) => [operation.name, operation] as const))(
    "is refused beyond its limits and never within them: %s",
    async (_, operation) => {
      const sandboxes = new Sandboxes(address);
      sandboxes.get("test_sim_limits").world.setTime(1_795_000_000, true);
      for (const parameter of limitedParameters(operation))
        await tryParameter(sandboxes, operation, parameter);
      expect(faults).toEqual([]);
    },
  );

  it("was tried", () => {
    console.log(
      `${count} limits of ${limited.length} of the ${imitated.length} imitated operations were tried.`,
    );
    expect(count).toBeGreaterThan(2000);
  });
});

import fc from "fast-check";
import { router } from "../resources/all-resources";
import { readParams } from "../schema/request";
import { type Operation, schema } from "../schema/schema";
import type { Simulator } from "../server";
import { newWorld, startTestSimulator, type TestWorld } from "../test-support";
import { parseForm } from "../wire/form";
import { type TestValue, trialsOf } from "./limit-values";
import { type LimitedParameter, limitedParameters } from "./limited-parameters";

const imitated = Object.values(schema().operations).filter((operation) => {
  const [method = "", path = ""] = operation.name.split(" ");
  return router().find(method, path)?.handler;
});
const limited = imitated.filter((operation) => limitedParameters(operation).length > 0);

const now = 1_795_000_000;
let simulator: Simulator;
let world: TestWorld;
beforeAll(async () => {
  simulator = await startTestSimulator();
  world = newWorld(simulator);
  await world.stripe.products.list();
  await world.moveTo(now);
});
afterAll(() => simulator.close());

type Answer = { status: number; error?: { message: string; param?: string; type: string } };

/** The answer to a request with this form, over HTTP. */
async function answerTo(operation: Operation, form: string): Promise<Answer> {
  const [method = "", template = ""] = operation.name.split(" ");
  const path = template.replace(/\{\w+\}/g, "none");
  const headers = { authorization: `Bearer ${world.secretKey}` };
  const isPost = method === "POST";
  const address = `${simulator.url}${path}${isPost ? "" : `?${form}`}`;
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const init = isPost ? { body: form, headers: { ...headers, ...type } } : { headers };
  const response = await fetch(address, { method, ...init });
  const { error } = (await response.json()) as { error?: Answer["error"] };
  return { status: response.status, ...(error && { error }) };
}

/** Matches the wording of every refusal that is due to a limit. */
const limiting =
  /^Invalid (?:non-negative|decimal|interval_count|string: .*; must be)|^This value must be|^Array .* (?:exceeds|must have)|^Invalid timestamp: must/;

const tally = { limits: 0, at: 0, inside: 0, outside: 0 };

async function tryParameter(operation: Operation, parameter: LimitedParameter): Promise<void> {
  const { param, request } = parameter;
  const form = ({ value, beside }: TestValue) => request(value, beside).toString();
  for (const { limit, edges, within, beyond } of trialsOf(parameter, now)) {
    const where = `${operation.name} ${param}: ${limit}`;
    const letPass = async (tried: TestValue) => {
      // The parameter checks must accept a value within the limit.
      expect(() => readParams(operation, parseForm("", form(tried)), now)).not.toThrow();
      // Later checks may refuse the request because of the world's objects, but not because of this parameter's limit.
      const { status, error } = await answerTo(operation, form(tried));
      const isLimited = error?.param === param && limiting.test(error.message);
      expect({ where, isFault: status >= 500 && status !== 501, isLimited }).toEqual({
        where,
        isFault: false,
        isLimited: false,
      });
    };
    const refused = async (tried: TestValue) => {
      const { status, error } = await answerTo(operation, form(tried));
      expect({ where, status, type: error?.type, param: error?.param }).toEqual({
        where,
        status: 400,
        type: "invalid_request_error",
        param: expect.stringMatching(param.replace(/[[\]]/g, "\\$&")),
      });
    };
    await letPass(edges.at);
    await letPass(edges.inside);
    await refused(edges.outside);
    const property = fc.asyncProperty(within, beyond, async (fine, wrong) => {
      expect(() => readParams(operation, parseForm("", form(fine)), now)).not.toThrow();
      await refused(wrong);
    });
    await fc.assert(property, { numRuns: 2, seed: 3 });
    tally.limits += 1;
    tally.at += 1;
    tally.inside += 1;
    tally.outside += 1 + 2;
  }
}

describe("every parameter of every imitated operation", () => {
  it.each(limited.map((operation) => [operation.name, operation] as const))(
    "is refused beyond its limits and accepted at and within them: %s",
    async (_, operation) => {
      for (const parameter of limitedParameters(operation)) await tryParameter(operation, parameter);
    },
  );

  it("is tested wherever Stripe's package states a limit and a request can be built", () => {
    console.log(
      `${tally.limits} limits of ${limited.length} of the ${imitated.length} imitated operations, over HTTP: ` +
        `${tally.at} values at a limit, ${tally.inside} within, ${tally.outside} beyond.`,
    );
    const untried = limited
      .flatMap((operation) => limitedParameters(operation))
      .filter((parameter) => parameter.field.limits && trialsOf(parameter, now).length === 0)
      .filter(({ field }) => !field.limits?.signed)
      .map(({ param }) => param);
    expect([...new Set(untried)]).toEqual([]);
    expect(tally.limits).toBeGreaterThan(2000);
  });
});

import { router } from "../resources/all-resources";
import { kindsOf, limitsIn, readLimits } from "./limits";
import { type Field, fieldsOf, schema, type Shape } from "./schema";

type Said = { parameter: string; field: Field };

/** The parameters of these operations. Each type is listed once. */
function parametersOf(operations: readonly { params?: string }[]): Said[] {
  const seen = new Set<string>();
  const found: Said[] = [];
  const visit = (typeName: string) => {
    if (seen.has(typeName)) return;
    seen.add(typeName);
    for (const [name, field] of Object.entries(fieldsOf(typeName))) {
      found.push({ parameter: `${typeName}.${name}`, field });
      for (const ref of refsIn(field)) visit(ref);
    }
  };
  for (const { params } of operations) if (params) visit(params);
  return found;
}

const refsIn = ({ ref, of, options = [] }: Shape): string[] => [
  ...(ref ? [ref] : []),
  ...[...(of ? [of] : []), ...options].flatMap(refsIn),
];

const all = Object.values(schema().operations);
const imitated = all.filter(({ name }) => {
  const [method = "", path = ""] = name.split(" ");
  return router().find(method, path)?.handler;
});

const limited = (parameters: Said[]) => parameters.filter(({ field }) => field.limits);

/** Sentences that may state a limit but don't matter to the parameter checks, with the reason. */
const passedOver: [reason: string, ...sentences: RegExp[]][] = [
  [
    "The limit depends on the world's objects and is checked by the handlers.",
    /two years from `billing_cycle_anchor`|two intervals in the future|cannot be more than two years/,
    /coupon has specified a `max_redemptions`|currency must be different from/,
    /maximum of 250 items per invoice/,
    /uniqueness within a rolling period|must be (?:greater|less) than or equal to `period/i,
  ],
  [
    "The limited feature is not imitated: Checkout that sells, and payment methods other than cards.",
    /mode, there is a maximum of|at least the minimum charge amount/,
    /days in the future\.$|calendar days from now|minimum amount is \$0\.50/,
  ],
  ["Evidence isn't judged here, so its texts aren't added up.", /combined character count of all fields/],
  ["A longer text is cut, not refused.", /truncated|automatically stripped/],
  [
    "The parameter is a limit itself.",
    /(?:maximum|minimum|lowest or minimum|highest or maximum) (?:value|quantity|unit amount|character|amount)/i,
    /is no limit|to no limit|on the number of objects|range for filtering|One of `fixed` or|Defaults to `maximum`/,
    /can be up to the value passed|exact or up to the value|amount_type=maximum`/,
    /maximum item current_period_start|minimum item current_period_end|configured here is greater than/,
    /for minimum_amount$/,
    /The highest amount|estimated range|range of events|within the specified range/,
  ],
  [
    "The sentence is about something else.",
    /at least one recurring item|any (?:non-negative|positive) integer|negative (?:invoice items|amounts)|forgive/,
    /but not limited to|limited to first time|limited to 100|accrued up to|maximum quantity within a period/,
    /refund group to link|at least two hardware and software attributes/,
    /a positive amount increases|passing in a negative `unit_amount_decimal`|no longer/i,
  ],
];

describe("the limits in the comments of Stripe's package", () => {
  it.each([
    ["Must be greater than 0.", { kind: "number" }, { above: 0 }],
    ["A positive integer representing the amount.", { kind: "number" }, { least: 1 }],
    [
      "A positive integer in cents (or 0 for a free price) representing it.",
      { kind: "number" },
      { least: 0 },
    ],
    ["Ranges from 1 to 31.", { kind: "number" }, { least: 1, most: 31 }],
    ["This may be up to *150 characters*.", { kind: "string" }, { longest: 150 }],
    ["A list of up to 4 custom fields.", { kind: "array", of: { kind: "string" } }, { entries: 4 }],
    ["The number of times it was cut.", { kind: "number" }, undefined],
    // A sentence about texts doesn't limit numbers.
    ["This may be up to 22 characters.", { kind: "number" }, undefined],
  ] as [string, Shape, object | undefined][])("are read from %j", (comment, shape, limits) => {
    expect(readLimits(comment, shape).limits).toEqual(limits);
  });

  it("are all read for imitated operations, or skipped for a reason", () => {
    const unread = parametersOf(imitated).flatMap(({ parameter, field }) =>
      (field.said ?? [])
        .filter((sentence) => Object.keys(limitsIn(sentence, kindsOf(field))).length === 0)
        .filter((sentence) => !passedOver.some(([, ...known]) => known.some((one) => one.test(sentence))))
        .map((sentence) => `${parameter}: ${sentence}`),
    );
    expect(unread).toEqual([]);
  });

  it("are as many as the README states", () => {
    const everywhere = limited(parametersOf(all)).length;
    const here = limited(parametersOf(imitated)).length;
    expect([everywhere, here]).toEqual([747, 347]);
  });

  it("allow 1 to 100 objects per page in every imitated list", () => {
    const limits = parametersOf(imitated).filter(({ parameter }) => /Params\.limit$/.test(parameter));
    for (const { parameter, field } of limits)
      expect([parameter, field.limits]).toEqual([parameter, { least: 1, most: 100 }]);
  });
});

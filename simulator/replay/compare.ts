/** Lists the differences between the simulator's answer and the recorded one, as sentences. */

import { type Field, fieldsOf, schema } from "../schema/schema";

type Fields = { [name: string]: unknown };

/** Times at most this many seconds apart count as equal, because Stripe's own processing takes a few seconds. */
const tolerance = 10;

/** Fields whose values are generated each time or contain the recorded account's name. */
const generatedFields = new Set([
  "account_name",
  "authorization_code",
  "calculated_statement_descriptor",
  "client_secret",
  "doc_url",
  "exp_month",
  "exp_year",
  "fingerprint",
  "hosted_invoice_url",
  "invoice_pdf",
  "invoice_prefix",
  "network_transaction_id",
  "number",
  "receipt_url",
  "request_log_url",
  "risk_score",
  "statement_descriptor",
  "transaction_id",
  "url",
]);

/** The simulator's IDs by recorded ID. Learned from each pair of answers and used in every later request. */
export type Ids = Map<string, string>;

/**
 * `sub_sched_1Abc…`. An enumeration's value (`charge_automatically`) has neither a digit nor a capital
 * letter.
 */
const idPattern = /^[a-z]{2,8}(?:_[a-z]+)?_(?=[a-z]*[0-9A-Z])[0-9A-Za-z]{6,}$/;

export function differences(
  recorded: unknown,
  answered: unknown,
  ids: Ids,
  path = "",
  type?: Record<string, Field>,
): string[] {
  if (Array.isArray(recorded)) return compareArrays(recorded, answered, ids, path, type);
  if (typeof recorded === "object" && recorded !== null)
    return compareObjects(recorded as Fields, answered, ids, path, type);
  const name =
    path
      .split(".")
      .at(-1)
      ?.replace(/\[\d+\]$/, "") ?? "";
  if (isSame(name, recorded, answered, ids)) return [];
  return [`${path} is ${JSON.stringify(answered)}, recorded as ${JSON.stringify(recorded)}`];
}

function isSame(name: string, recorded: unknown, answered: unknown, ids: Ids): boolean {
  if (recorded === answered) return true;
  if (typeof recorded !== typeof answered || recorded === null || answered === null) return false;
  if (generatedFields.has(name)) return true;
  if (typeof recorded === "number")
    return isTime(recorded) && Math.abs(recorded - Number(answered)) <= tolerance;
  if (typeof recorded !== "string" || !idPattern.test(recorded)) return false;
  const known = ids.get(recorded);
  if (known === undefined) ids.set(recorded, String(answered));
  return known === undefined || known === answered;
}

const isTime = (value: number): boolean => value > 1_500_000_000 && value < 2_500_000_000;

function compareArrays(
  recorded: unknown[],
  answered: unknown,
  ids: Ids,
  path: string,
  type?: Record<string, Field>,
): string[] {
  if (!Array.isArray(answered)) return [`${path} is no array`];
  if (recorded.length !== answered.length)
    return [`${path} has ${answered.length} entries, recorded ${recorded.length}`];
  return recorded.flatMap((item, index) =>
    differences(item, answered[index], ids, `${path}[${index}]`, type),
  );
}

function compareObjects(
  recorded: Fields,
  answered: unknown,
  ids: Ids,
  path: string,
  type?: Record<string, Field>,
): string[] {
  if (typeof answered !== "object" || answered === null || Array.isArray(answered)) {
    return [`${path} is ${JSON.stringify(answered)}, recorded as an object`];
  }
  const known = typeNamed(recorded.object) ?? type;
  const held = answered as Fields;
  const missing = Object.keys(recorded).filter((name) => !(name in held) && stillExists(name, known));
  const added = Object.keys(held).filter((name) => !(name in recorded) && !isNewerThanRecording(name, known));
  return [
    ...missing.map((name) => `${path}.${name} is missing`),
    ...added.map((name) => `${path}.${name} was not recorded`),
    ...Object.keys(recorded)
      .filter((name) => name in held)
      .flatMap((name) =>
        differences(
          recorded[name],
          held[name],
          ids,
          path ? `${path}.${name}` : name,
          fieldsIn(known?.[name]),
        ),
      ),
  ];
}

/** Whether today's API still has the field. If not, its absence is not a difference. */
const stillExists = (name: string, type?: Record<string, Field>): boolean =>
  !type || Object.hasOwn(type, name);

/**
 * Fields that are optional by type but, as later recordings show, present in every answer since they were introduced.
 */
const addedLater = new Set(["customer_account", "payment_details", "transaction_purpose"]);

/** Whether the field is newer than the recording: the recording lacks it, but today's API always returns it. */
const isNewerThanRecording = (name: string, type?: Record<string, Field>): boolean =>
  addedLater.has(name) || (type !== undefined && !type[name]?.optional);

function typeNamed(object: unknown): Record<string, Field> | undefined {
  const name = schema().objects[String(object)];
  return name === undefined ? undefined : fieldsOf(name);
}

/** A value's fields, if its type is an object or a list of objects. */
function fieldsIn(field: Field | undefined): Record<string, Field> | undefined {
  if (!field) return undefined;
  if (field.ref) return fieldsOf(field.ref);
  return field.of ? fieldsIn(field.of) : undefined;
}

import { z } from "zod";
import { PortalError } from "../../errors";

export const stripeId = z.string().regex(/^[A-Za-z0-9_]{1,255}$/);

/** @throws PortalError `invalid` with a reason for each field. */
export function parse<Value>(schema: z.ZodType<Value>, raw: unknown): Value {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const fields = issues.map(({ path, message }) => [path.join("."), message] as const);
  // Keep only the first problem of each field, because later ones may follow from it.
  throw new PortalError("invalid", fields[0]?.[0], Object.fromEntries(fields.reverse()));
}

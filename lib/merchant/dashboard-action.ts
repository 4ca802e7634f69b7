import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import { z } from "zod";
import { findPortal } from "../db/portals";
import { env } from "../env";
import { log } from "../log";
import { addLogContext, inRequest, requestId } from "../log/context";
import type { Mode } from "../tenancy";
import { MerchantError, type MerchantErrorCode } from "./errors";
import { type ActionName, requireFreshPasswordFor } from "./fresh-sign-in";
import { currentMember, type SignedInMember } from "./session";

export type MerchantResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; error: { code: MerchantErrorCode; message: string; fields: Record<string, string> } };

export const modeField = z.enum(["test", "live"]) satisfies z.ZodType<Mode>;

/** The portal that a request is about. By default, the mode's first portal. */
export const portalField = z
  .string()
  .regex(/^[A-Za-z0-9]{10,40}$/)
  .optional();

type ActionDefinition<Input, Value> = {
  /** The name in the log and in the list of actions that ask for the password (fresh-sign-in.ts). */
  name: ActionName;
  /** Built with z.strictObject, so unknown fields are refused and never passed on. */
  input: z.ZodType<Input>;
  run: (member: SignedInMember, input: Input) => Promise<Value>;
  /** False if the page doesn't show the change, or the member leaves the page. */
  refreshes?: boolean;
};

/**
 * Turns a function into a server action of the dashboard. Every change goes through here, so session, origin,
 * input and the errors members may see are each handled in one place. The audit entry is written with the
 * change itself (lib/db/audit.ts).
 */
export function dashboardAction<Input extends object, Value>({
  name,
  input,
  run,
  refreshes = true,
}: ActionDefinition<Input, Value>) {
  return (form: FormData): Promise<MerchantResult<Value>> =>
    handleMemberRequest(name, async () => {
      await requireOwnOrigin();
      const member = await currentMember();
      if (!member)
        throw new MerchantError("signed_out", "You’re signed out, so nothing was saved. Sign in again.");
      const asked = parseForm(input, form);
      await enterPortal(member, asked);
      requireFreshPasswordFor(name, member);
      const value = await run(member, asked);
      // The answer includes the re-rendered page, so members see the saved values.
      if (refreshes) refresh();
      return value;
    });
}

/** Names the mode and the portal in the log. Refuses a portal that this merchant doesn't have in this mode. */
async function enterPortal({ merchantId }: SignedInMember, asked: object): Promise<void> {
  if (!("mode" in asked)) return;
  const mode = modeField.parse(asked.mode);
  addLogContext({ mode });
  const portalId = "portal" in asked ? portalField.parse(asked.portal) : undefined;
  if (portalId === undefined) return;
  if (!(await findPortal(merchantId, mode, portalId)))
    throw new MerchantError("not_found", "This portal no longer exists. Reload the page.");
  addLogContext({ portalId });
}

/** Handles one request from a member and logs the operation, its outcome and its duration. */
export function handleMemberRequest<Value>(
  operation: string,
  run: () => Promise<Value>,
): Promise<MerchantResult<Value>> {
  return inRequest({ operation }, async (): Promise<MerchantResult<Value>> => {
    const startedAt = performance.now();
    const elapsedMilliseconds = () => performance.now() - startedAt;
    try {
      const value = await run();
      log.info("A dashboard request succeeded.", { outcome: "done", durationMs: elapsedMilliseconds() });
      return { ok: true, value };
    } catch (error) {
      return toRefusal(error, elapsedMilliseconds());
    }
  });
}

/**
 * Next accepts an action without an Origin, or with a foreign Origin that equals X-Forwarded-Host. The session is a
 * cookie, so either case would let another site act in the member's name.
 */
export async function requireOwnOrigin(): Promise<void> {
  const origin = (await headers()).get("origin");
  if (origin !== env().APP_URL)
    throw new MerchantError(
      "foreign_origin",
      "This request didn’t come from Portico. Reload the page and try again.",
    );
}

/** Reads a form's fields, one value each. Refuses repeated fields and files. */
export function parseForm<Input>(input: z.ZodType<Input>, form: unknown): Input {
  const unreadable = new MerchantError(
    "invalid",
    "We couldn’t read the form. Reload the page and try again.",
  );
  if (!(form instanceof FormData)) throw unreadable;
  const fields: Record<string, string> = Object.create(null);
  for (const [name, value] of form.entries()) {
    if (name.startsWith("$ACTION")) continue;
    if (typeof value !== "string" || name in fields) throw unreadable;
    fields[name] = value;
  }
  const parsed = input.safeParse({ ...fields });
  if (parsed.success) return parsed.data;
  const messages = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]),
  );
  throw new MerchantError("invalid", "Fix the highlighted fields.", messages);
}

type Refusal = Extract<MerchantResult<never>, { ok: false }>;

function toRefusal(error: unknown, durationMs: number): Refusal {
  if (error instanceof MerchantError) {
    const { code, message, fields } = error;
    log.info("A dashboard request was refused.", { outcome: "refused", cause: code, durationMs });
    return { ok: false, error: { code, message, fields } };
  }
  log.error("A dashboard request failed.", { outcome: "failed", cause: "unexpected", durationMs }, error);
  const message = `Something went wrong on our end. Reload to see what was saved. Reference: ${requestId()}`;
  return { ok: false, error: { code: "unexpected", message, fields: {} } };
}

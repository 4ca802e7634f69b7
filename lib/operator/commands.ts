import "server-only";
import { closeMerchant, listMerchants, reopenMerchant } from "../db/kept/delete-merchant";
import { eraseCustomer } from "../db/kept/erase";
import { exportCustomer, exportMerchant } from "../db/kept/export";
import { OperatorError } from "../operator-error";
import type { CommandOptions } from "./command-options";
import { keyCommands } from "./key-commands";
import { resolveCustomer } from "./resolve-customer";
import { asSystem, day, describe, resolveMerchant } from "./resolve-merchant";

/** Each command returns a sentence, or an object to print as JSON. */
export const commands = {
  async merchants() {
    const all = await listMerchants();
    return all.map(describe).join("\n") || "There is no merchant.";
  },

  async "export-customer"(options: CommandOptions) {
    const { merchantId } = asSystem(await resolveMerchant(options));
    return exportCustomer(merchantId, await resolveCustomer(merchantId, options));
  },

  async "erase-customer"(options: CommandOptions) {
    const who = asSystem(await resolveMerchant(options));
    const customer = await resolveCustomer(who.merchantId, options);
    if (options.yes) return eraseCustomer(who, customer);
    const { tables } = await exportCustomer(who.merchantId, customer);
    const counts = Object.entries(tables).map(([table, rows]) => `${rows.length} of ${table}`);
    const named = [...customer.identities, ...customer.customerIds].join(", ");
    return `Nothing was erased. Portico keeps of ${named}: ${counts.join(", ") || "nothing"}.
Stripe's own data of them is deleted in Stripe. Repeat with --yes to erase.`;
  },

  async "export-merchant"(options: CommandOptions) {
    return exportMerchant(asSystem(await resolveMerchant(options)).merchantId);
  },

  async "delete-merchant"(options: CommandOptions) {
    const merchant = await resolveMerchant(options);
    const deletesAt = new Date(Date.now() + parseDays(options) * 24 * 60 * 60 * 1000);
    if (!options.yes)
      return `Nothing was changed. ${describe(merchant)}
Its members and customers would be out at once, and everything of it deleted on ${day(deletesAt)}. Repeat with --yes.`;
    if (!(await closeMerchant(asSystem(merchant), deletesAt)))
      throw new OperatorError("This merchant is already closed. Nothing was changed.");
    return `Closed. Everything is deleted on ${day(deletesAt)}; until then, reopen-merchant undoes this.`;
  },

  async "reopen-merchant"(options: CommandOptions) {
    const merchant = await resolveMerchant(options);
    if (!(await reopenMerchant(asSystem(merchant)))) throw new OperatorError("This merchant is not closed.");
    return "Reopened. Members sign in again, and the portal opens again.";
  },

  ...keyCommands,
} satisfies Record<string, (options: CommandOptions) => Promise<string | object>>;

function parseDays({ days = "30" }: CommandOptions): number {
  if (/^\d{1,3}$/.test(days)) return Number(days);
  throw new OperatorError("Say --days as a whole number, 0 to 999.");
}

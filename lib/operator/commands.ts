import "server-only";
import { closeMerchant, listMerchants, reopenMerchant } from "../db/kept/delete-merchant";
import type { MerchantListed } from "../db/kept/delete-merchant";
import { eraseCustomer } from "../db/kept/erase";
import { exportCustomer, exportMerchant } from "../db/kept/export";
import { OperatorError } from "../operator-error";
import { mintMerchantId } from "../tenancy";
import type { Asked } from "./asked";
import { customerMeant } from "./customer-meant";

const system = (merchant: MerchantListed) =>
  ({ merchantId: mintMerchantId(merchant.id), actor: "system" }) as const;

/** Each command returns a sentence, or an object to print as JSON. */
export const commands = {
  async merchants() {
    const all = await listMerchants();
    return all.map(describe).join("\n") || "There is no merchant.";
  },

  async "export-customer"(asked: Asked) {
    const { merchantId } = system(await merchantMeant(asked));
    return exportCustomer(merchantId, await customerMeant(merchantId, asked));
  },

  async "erase-customer"(asked: Asked) {
    const who = system(await merchantMeant(asked));
    const customer = await customerMeant(who.merchantId, asked);
    if (asked.yes) return eraseCustomer(who, customer);
    const { tables } = await exportCustomer(who.merchantId, customer);
    const counts = Object.entries(tables).map(([table, rows]) => `${rows.length} of ${table}`);
    const named = [...customer.identities, ...customer.customerIds].join(", ");
    return `Nothing was erased. Portico keeps of ${named}: ${counts.join(", ") || "nothing"}.
Stripe's own data of them is deleted in Stripe. Repeat with --yes to erase.`;
  },

  async "export-merchant"(asked: Asked) {
    return exportMerchant(system(await merchantMeant(asked)).merchantId);
  },

  async "delete-merchant"(asked: Asked) {
    const merchant = await merchantMeant(asked);
    const deletesAt = new Date(Date.now() + daysMeant(asked) * 24 * 60 * 60 * 1000);
    if (!asked.yes)
      return `Nothing was changed. ${describe(merchant)}
Its members and customers would be out at once, and everything of it deleted on ${day(deletesAt)}. Repeat with --yes.`;
    if (!(await closeMerchant(system(merchant), deletesAt)))
      throw new OperatorError("This merchant is closed already. Nothing was changed.");
    return `Closed. Everything is deleted on ${day(deletesAt)}; until then reopen-merchant takes it back.`;
  },

  async "reopen-merchant"(asked: Asked) {
    const merchant = await merchantMeant(asked);
    if (!(await reopenMerchant(system(merchant)))) throw new OperatorError("This merchant is not closed.");
    return "Reopened. Members sign in again, and the portal opens again.";
  },
} satisfies Record<string, (asked: Asked) => Promise<string | object>>;

async function merchantMeant({ merchant: id }: Asked): Promise<MerchantListed> {
  const merchant = (await listMerchants()).find((each) => each.id === id);
  if (merchant) return merchant;
  throw new OperatorError("There is no merchant of this ID. The command merchants lists them.");
}

function daysMeant({ days = "30" }: Asked): number {
  if (/^\d{1,3}$/.test(days)) return Number(days);
  throw new OperatorError("Say --days as a whole number, 0 to 999.");
}

const day = (date: Date) => date.toISOString().slice(0, 10);

function describe({ id, name, members, createdAt, deletesAt }: MerchantListed): string {
  const end = deletesAt ? `, closed, deleted on ${day(deletesAt)}` : "";
  return `${id}  ${name} (${members.join(", ")}), since ${day(createdAt)}${end}`;
}

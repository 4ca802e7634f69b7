import type { MethodView } from "@/lib/portal/view/view-methods-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { Badge } from "../controls/badge";
import { quietButton } from "../controls/button-classes";
import { noteClasses } from "../controls/tone";
import { WorkingLabel } from "../controls/working-label";
import { OpenDialogButton } from "../dialog/open-dialog-button";
import { useOperationForm } from "../request/use-operation-form";
import { lazyDialog } from "../shell/lazy-dialog";
import { usePortal } from "../shell/portal-context";
import { MethodIcon } from "./method-icon";

const RemoveMethodDialog = lazyDialog(
  async () => (await import("./remove-method-dialog")).RemoveMethodDialog,
);

/** Every saved payment method, with what it pays for and its actions. */
export function MethodList({ customer }: { customer: CustomerView }) {
  return (
    <ul className="mt-4 divide-y divide-line border-y border-line sm:border-b-0">
      {customer.methods.map((method) => (
        <MethodRow key={method.id} customer={customer} method={method} />
      ))}
    </ul>
  );
}

type Props = { customer: CustomerView; method: MethodView };

function MethodRow({ customer, method }: Props) {
  const { isSandboxed } = usePortal();
  const { id, name, icon, mark, notes, makeDefault, removal } = method;
  const dialogId = `remove-method-${id}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3 sm:last:pb-0">
      <div className="flex min-w-0 grow basis-60 gap-3">
        <MethodIcon icon={icon} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="font-medium tabular-nums wrap-anywhere">{name}</span>
            {mark && <Badge tone="neutral" label={mark} />}
          </p>
          {notes.map(({ text, tone }) => (
            <p key={text} className={`wrap-anywhere ${noteClasses[tone]}`}>
              {text}
            </p>
          ))}
        </div>
      </div>
      {!isSandboxed && (makeDefault || removal) && (
        <div className="ms-10 flex flex-wrap sm:-me-4 sm:ms-0">
          {makeDefault && <MakeDefaultForm customer={customer} method={method} label={makeDefault} />}
          {removal && (
            <OpenDialogButton dialogId={dialogId} className={quietButton}>
              {removal.label}
              <span className="sr-only"> {name}</span>
            </OpenDialogButton>
          )}
        </div>
      )}
      {removal && <RemoveMethodDialog id={dialogId} customer={customer} method={method} shown={removal} />}
    </li>
  );
}

/** Takes one click: nothing is charged, and another click restores the previous default. */
function MakeDefaultForm({ customer, method, label }: Props & { label: string }) {
  const place = { id: customer.id, about: method.id };
  const { form, isWorking, isBlocked } = useOperationForm("set_default_payment_method", place, () => ({
    details: { customerId: customer.id, paymentMethodId: method.id },
    input: { paymentMethodId: method.id },
  }));
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={customer.intentId} />
      <button type="submit" className={quietButton} aria-disabled={isBlocked || undefined}>
        <WorkingLabel isWorking={isWorking}>{label}</WorkingLabel>
        <span className="sr-only"> {method.name}</span>
      </button>
    </form>
  );
}

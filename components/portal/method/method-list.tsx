import type { MethodView } from "@/lib/portal/view/view-methods-shape";
import type { CustomerView } from "@/lib/portal/view/view-shape";
import { textLink } from "../controls/button-classes";
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

/** Lists the saved payment methods, with the subscriptions that each one pays for and its actions. */
export function MethodList({ customer }: { customer: CustomerView }) {
  return (
    <ul className="grid gap-y-4">
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
    <li>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tabular-nums wrap-anywhere">
          <MethodIcon icon={icon} />
          {name}
        </span>
        {mark && <span className="text-sm text-muted">{mark}</span>}
      </p>
      {notes.map(({ text, tone }) => (
        <p key={text} className={`text-sm wrap-anywhere ${noteClasses[tone]}`}>
          {text}
        </p>
      ))}
      {!isSandboxed && (makeDefault || removal) && (
        <div className="mt-1 flex flex-wrap gap-x-4 gap-y-2 text-sm">
          {makeDefault && <MakeDefaultForm customer={customer} method={method} label={makeDefault} />}
          {removal && (
            <OpenDialogButton dialogId={dialogId} className={textLink}>
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

/** One click makes the method the default. Nothing is charged, and another click restores the previous default. */
function MakeDefaultForm({ customer, method, label }: Props & { label: string }) {
  const place = { id: customer.id, about: method.id };
  const { form, isWorking, isBlocked } = useOperationForm("set_default_payment_method", place, () => ({
    details: { customerId: customer.id, paymentMethodId: method.id },
    input: { paymentMethodId: method.id },
  }));
  return (
    <form {...form} className="contents">
      <input type="hidden" name="intentId" value={customer.intentId} />
      <button type="submit" className={textLink} aria-disabled={isBlocked || undefined}>
        <WorkingLabel isWorking={isWorking}>{label}</WorkingLabel>
        <span className="sr-only"> {method.name}</span>
      </button>
    </form>
  );
}

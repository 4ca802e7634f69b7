import { read } from "@/app/portal/[portalId]/actions";
import type { PayView } from "@/lib/portal/view/pay-shape";
import { textLink } from "../controls/button-classes";
import { ExternalLink } from "../controls/external-link";
import { OperationDialog } from "../dialog/operation-dialog";
import { PreviewLines } from "../dialog/preview-lines";
import { usePreview } from "../dialog/use-preview";
import { useOperationForm } from "../request/use-operation-form";
import { usePortal } from "../shell/portal-context";
import { payDialogId } from "./pay-dialog-id";

type Props = {
  /** The subscription or invoice whose card shows the button and the feedback. */
  placeId: string;
  pay: PayView;
};

/** Shows the amount due, the card that pays it, and a button that names the amount. */
export function PayInvoiceDialog({ placeId, pay }: Props) {
  const { token, view, awaitPayment } = usePortal();
  const { invoiceId, title, label, url } = pay;
  const id = payDialogId(placeId, invoiceId);
  const preview = usePreview(() => read(token, "preview_payment", { invoiceId }));
  const state = useOperationForm("pay_invoice", { id: placeId, about: invoiceId }, () => {
    // Customers can confirm only an amount that they were shown.
    if (!preview.value) return undefined;
    const { quote } = preview.value;
    return { details: { invoiceId }, input: { invoiceId, quote } };
  });
  return (
    <OperationDialog
      id={id}
      title={title}
      intentId={view.customer?.intentId ?? ""}
      onOpen={preview.load}
      state={state}
      confirm={preview.value?.confirm ?? label}
      isConfirmable={preview.value !== null}
      describedBy={`${id}-preview`}
      foot={
        <>
          <PreviewLines id={`${id}-preview`} preview={preview} />
          {url && (
            <ExternalLink
              href={url}
              label={view.text.payAnotherWay}
              className={`${textLink} justify-self-start`}
              onFollow={() => awaitPayment({ invoiceId, placeId, stamp: pay.stamp })}
            />
          )}
        </>
      }
    />
  );
}

import type { CancellationView } from "@/lib/portal/view/cancellation-shape";

/** Returns the dialog's explanation of canceling, in reading order. */
export function cancellationWords(cancellation: CancellationView | null | undefined): string[] {
  return (cancellation?.facts ?? []).flatMap(({ title, text }) =>
    [title, text].filter((one) => one !== null),
  );
}

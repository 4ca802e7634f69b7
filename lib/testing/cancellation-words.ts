import type { CancellationView } from "@/lib/portal/view/view-shape";

/** Returns the dialog's words on what canceling means, in reading order. */
export function cancellationWords(cancellation: CancellationView | null | undefined): string[] {
  return (cancellation?.facts ?? []).flatMap(({ title, text }) =>
    [title, text].filter((one) => one !== null),
  );
}

import type { CancellationView } from "@/lib/portal/view/view-shape";

/** What the dialog says that canceling means, in the order it is read. */
export function cancellationWords(cancellation: CancellationView | null | undefined): string[] {
  return (cancellation?.facts ?? []).flatMap(({ title, text }) =>
    [title, text].filter((one) => one !== null),
  );
}

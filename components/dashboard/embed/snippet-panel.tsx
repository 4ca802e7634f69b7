import { CircleCheck, CircleDashed } from "lucide-react";
import { HighlightedCode } from "@/components/ui/highlighted-code";
import type { CodePiece } from "@/lib/highlight";
import type { Snippet } from "@/lib/snippets/snippet";
import { type PickerOption, SnippetPicker } from "./snippet-picker";

type SnippetPanelProps = {
  label: string;
  options: readonly PickerOption[];
  snippet: Snippet;
  lines: readonly CodePiece[][];
};

/** Shows a snippet, the list to choose snippets from, and whether our tests run the snippet. */
export function SnippetPanel({ label, options, snippet, lines }: SnippetPanelProps) {
  const { id, file, code, marked, note } = snippet;
  return (
    <div>
      <div className="grid grid-cols-[10.5rem_minmax(0,1fr)] overflow-hidden rounded-[10px] border border-line max-md:grid-cols-[minmax(0,1fr)]">
        <SnippetPicker label={label} options={options} current={id} />
        <HighlightedCode
          title={file}
          code={code}
          lines={lines}
          marked={marked}
          className="rounded-none border-0"
        />
      </div>
      <div className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-help text-muted">
        <TriedMark snippet={snippet} />
        <span>Change the highlighted line to match your code.</span>
        {note && <span className="max-w-[72ch] text-pretty">{note}</span>}
      </div>
    </div>
  );
}

function TriedMark({ snippet: { tried } }: Pick<SnippetPanelProps, "snippet">) {
  if (tried === "not_run") {
    return (
      <span className="inline-flex items-center gap-1.5">
        <CircleDashed aria-hidden="true" className="size-3.5 self-center text-faint" />
        Not run in our tests
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-1.5 text-positive">
      <CircleCheck aria-hidden="true" className="size-3.5 self-center" />
      {tried === "run" ? "Run in our tests" : "Run in our tests, without the framework"}
    </span>
  );
}

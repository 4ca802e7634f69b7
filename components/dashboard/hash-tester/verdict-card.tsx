import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { Card } from "@/components/ui/section";
import type { Probe, Verdict } from "@/lib/merchant/verdict";

const states = {
  right: { Icon: CircleCheck, look: "text-positive", word: "Right" },
  wrong: { Icon: CircleX, look: "text-danger", word: "Wrong" },
  unknown: { Icon: CircleDashed, look: "text-faint", word: "Not tested" },
} as const;

type VerdictCardProps = {
  verdict: Verdict;
  /** The button that allows the page's origin, if a forbidden origin is the only mistake. */
  allowButton?: ReactNode;
};

/** Shows whether the identity, the proof or the origin is wrong, and how to fix it. */
export function VerdictCard({
  verdict: { opens, title, text, probes, mend },
  allowButton,
}: VerdictCardProps) {
  const { Icon, look } = states[mend ? "wrong" : "right"];
  const ground = mend ? "bg-danger-soft" : "bg-positive-soft";
  return (
    <Card className="overflow-hidden">
      <div className={`flex gap-3 px-4.5 py-4 ${ground}`}>
        <Icon aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${look}`} />
        <div className="min-w-0" data-verdict={opens ? "opens" : mend ? "refused" : "right"}>
          <h2 className="text-[0.9375rem] font-semibold text-balance">{title}</h2>
          <p className="text-help text-pretty">{text}</p>
        </div>
      </div>
      <ul aria-label="What was tested">
        {probes.map((probe) => (
          <ProbeRow key={probe.subject} {...probe} />
        ))}
      </ul>
      {mend && (
        <div className="space-y-3 border-t border-line px-4.5 py-4">
          <div>
            <h3 className="font-medium">How to fix it</h3>
            <p className="text-help text-pretty text-muted">{mend.text}</p>
          </div>
          {mend.code && <CodeBlock title={mend.code.title} code={mend.code.text} />}
          {allowButton}
        </div>
      )}
    </Card>
  );
}

function ProbeRow({ state, title, text, note }: Probe) {
  const { Icon, look, word } = states[state];
  return (
    <li className="flex gap-3 border-t border-line px-4.5 py-3 text-help">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <div className="min-w-0 wrap-anywhere">
        <p className="font-medium">
          <span className="sr-only">{word}: </span>
          {title}
        </p>
        <p className="text-muted">
          <bdi>{text}</bdi>
        </p>
        {note && <p className="text-muted">{note}</p>}
      </div>
    </li>
  );
}

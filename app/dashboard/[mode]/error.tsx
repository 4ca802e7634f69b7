"use client";

import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

export default function DashboardError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Callout
      tone="danger"
      title="This page couldn’t be shown"
      action={
        <Button size="small" onClick={reset}>
          Try again
        </Button>
      }
    >
      Something went wrong on our end. Nothing was changed.
      {error.digest && (
        <>
          {" "}
          Reference: <code className="font-mono">{error.digest}</code>
        </>
      )}
    </Callout>
  );
}

"use client";

import { Button } from "@/components/ui/button";
import { MessagePage, VisitorLayout } from "@/components/visitor/layout";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <VisitorLayout>
      <MessagePage
        title="This page couldn’t be shown"
        action={
          <Button tone="primary" onClick={reset}>
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
      </MessagePage>
    </VisitorLayout>
  );
}

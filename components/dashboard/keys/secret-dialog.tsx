"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { Dialog } from "@/components/ui/dialog";

const shownSeconds = 60;

type SecretDialogProps = {
  title: string;
  secret: string;
  /** The name shown above the secret. */
  name: string;
  /** The usual environment variable for the secret, if there is one. */
  variable?: string;
  /** A note, such as that the secret is shown only once. */
  note?: string;
  onClose: () => void;
};

/** Shows a secret for a minute. A secret that is shown only once stays until the member closes the dialog. */
export function SecretDialog({ title, secret, name, variable, note, onClose }: SecretDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [left, setLeft] = useState(shownSeconds);
  const isTimed = note === undefined;
  useEffect(() => {
    dialog.current?.showModal();
    if (!isTimed) return;
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1_000);
    return () => clearInterval(timer);
  }, [isTimed]);
  useEffect(() => {
    if (left <= 0) dialog.current?.close();
  }, [left]);

  return (
    <Dialog dialog={dialog} title={title} onClose={onClose}>
      <p>{isTimed ? `Hidden again in ${left} seconds. This is logged under your name.` : note}</p>
      <CodeBlock title={name} code={secret} wraps />
      <Callout>
        {variable && (
          <>
            Set it as <code className="font-mono">{variable}</code> on your server.{" "}
          </>
        )}
        Never put it in a page, an app or a repository.
      </Callout>
      <div className="flex justify-end">
        <Button tone="primary" onClick={() => dialog.current?.close()}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

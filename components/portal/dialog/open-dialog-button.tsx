import type { ReactNode } from "react";

declare module "react" {
  /**
   * Invoker commands, with which a button opens or closes a dialog without a script. React's types lack them.
   */
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- The parameter must be declared as React declares it.
  interface ButtonHTMLAttributes<T> {
    command?: "show-modal" | "close" | undefined;
    commandfor?: string | undefined;
  }
}

type Props = {
  dialogId: string;
  className: string;
  /** The accessible name, if the visible text is only part of it. */
  label?: string;
  children: ReactNode;
};

/** Opens a dialog through the browser itself, so it works before this page's script loads. */
export function OpenDialogButton({ dialogId, className, label, children }: Props) {
  return (
    <button
      type="button"
      command="show-modal"
      commandfor={dialogId}
      onClick={() => whenCommandsUnsupported(dialogId, (dialog) => dialog.showModal())}
      aria-haspopup="dialog"
      aria-label={label}
      className={className}
    >
      {children}
    </button>
  );
}

export function CloseDialogButton({ dialogId, label, ...props }: Props) {
  return (
    <button
      type="button"
      command="close"
      commandfor={dialogId}
      onClick={() => whenCommandsUnsupported(dialogId, (dialog) => dialog.close())}
      aria-label={label}
      {...props}
    />
  );
}

/**
 * Only browsers without `command` support need the script; in others, it would open or close the dialog a
 * second time.
 */
function whenCommandsUnsupported(dialogId: string, act: (dialog: HTMLDialogElement) => void) {
  if ("command" in HTMLButtonElement.prototype) return;
  const dialog = document.getElementById(dialogId);
  if (dialog instanceof HTMLDialogElement) act(dialog);
}

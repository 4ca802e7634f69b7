import type { ReactNode } from "react";

/** Drawn on a 16-unit grid in the color of the text beside it, which says the same in words. */
function Icon({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <svg
      className={`size-4 shrink-0 ${className ?? ""}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ChevronDownIcon = () => (
  <Icon className="transition-transform group-open:rotate-180">
    <path d="m4 6 4 4 4-4" />
  </Icon>
);

export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8M12 4l-8 8" />
  </Icon>
);

export const FewerIcon = () => (
  <Icon>
    <path d="M3 8h10" />
  </Icon>
);

export const MoreIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);

export const WorkingIcon = () => (
  <Icon className="animate-spin">
    <path d="M8 2a6 6 0 1 1-6 6" />
  </Icon>
);

export const InformationIcon = () => (
  <Icon className="mt-1">
    <path d="M8 1.8a6.2 6.2 0 1 0 0 12.4 6.2 6.2 0 0 0 0-12.4M8 7.3v3.9M8 4.7v.1" />
  </Icon>
);

export const WarningIcon = () => (
  <Icon className="mt-1">
    <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3M8 11.6v.1" />
  </Icon>
);

export const DoneIcon = () => (
  <Icon className="mt-1">
    <path d="m3.5 8.5 3 3 6-7" />
  </Icon>
);

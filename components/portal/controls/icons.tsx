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

/** On a grid of 20, for what is said in a card. */
function LargeIcon({ className = "", path }: { className?: string; path: string }) {
  return (
    <svg
      className={`size-5 shrink-0 ${className}`}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const InformationIcon = () => (
  <LargeIcon
    className="mt-px"
    path="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9.3v4.2M10 6.4v.1"
  />
);

export const WarningIcon = () => (
  <LargeIcon className="mt-px" path="M10 3.2 2.6 16h14.8L10 3.2ZM10 8.2v3.6M10 13.9v.1" />
);

export const DoneIcon = ({ className = "" }: { className?: string }) => (
  <LargeIcon
    className={`mt-px ${className}`}
    path="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4m-3.1 7.4 2.2 2.2 4-4.4"
  />
);

export const DocumentIcon = () => (
  <Icon>
    <path d="M8 2.5v7.2M5.2 7 8 9.8 10.8 7M3.2 13h9.6" />
  </Icon>
);

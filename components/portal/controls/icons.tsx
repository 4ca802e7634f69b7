/**
 * An icon on a grid of 16 or 20 units, where a unit is a pixel. The icon has the color of the text beside it,
 * and that text says in words what the icon shows.
 */
export function Icon({
  path,
  grid = 20,
  className = "",
}: {
  path: string;
  grid?: 16 | 20;
  className?: string;
}) {
  return (
    <svg
      className={`shrink-0 ${grid === 20 ? "size-5" : "size-4"} ${className}`}
      viewBox={`0 0 ${grid} ${grid}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={grid === 20 ? 1.6 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

export const ChevronDownIcon = () => (
  <Icon grid={16} className="transition-transform group-open:rotate-180" path="m4 6 4 4 4-4" />
);

export const CloseIcon = () => <Icon grid={16} path="m4 4 8 8M12 4l-8 8" />;

export const WorkingIcon = () => <Icon grid={16} className="animate-spin" path="M8 2a6 6 0 1 1-6 6" />;

export const InformationIcon = () => (
  <Icon className="mt-px" path="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4M10 9.3v4.2M10 6.4v.1" />
);

export const WarningIcon = () => (
  <Icon className="mt-px" path="M10 3.2 2.6 16h14.8L10 3.2ZM10 8.2v3.6M10 13.9v.1" />
);

export const DoneIcon = ({ className = "" }: { className?: string }) => (
  <Icon
    className={`mt-px ${className}`}
    path="M10 2.8a7.2 7.2 0 1 0 0 14.4 7.2 7.2 0 0 0 0-14.4m-3.1 7.4 2.2 2.2 4-4.4"
  />
);

export const DocumentIcon = () => <Icon grid={16} path="M8 2.5v7.2M5.2 7 8 9.8 10.8 7M3.2 13h9.6" />;

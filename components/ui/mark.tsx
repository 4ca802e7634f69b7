/** Portico's logo: a pediment on three columns, in the color of the text. */
export function Mark({ className = "size-5" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" className={className}>
      <path d="M12 2.5 21.5 8H2.5zM4 10h3v8H4zm6.5 0h3v8h-3zM17 10h3v8h-3zM2.5 19.5h19V22h-19z" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold tracking-tight text-ink">
      <Mark className="size-5 text-accent" />
      Portico
    </span>
  );
}

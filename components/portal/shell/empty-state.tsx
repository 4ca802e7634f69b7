/** Shown in place of subscriptions if there are none. */
export function EmptyState({ title, body }: { title: string; body: string }) {
  return (
    <section className="rounded-xl border border-line bg-surface p-[20px] sm:p-6">
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-1 text-muted wrap-anywhere">{body}</p>
    </section>
  );
}

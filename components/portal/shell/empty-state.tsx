/** Shown in place of subscriptions if there are none. */
export function EmptyState({ title, body }: { title: string; body: string }) {
  return (
    <section className="portal-card portal-card-body">
      <h2 className="font-title text-lg font-semibold">{title}</h2>
      <p className="mt-1 text-muted wrap-anywhere">{body}</p>
    </section>
  );
}

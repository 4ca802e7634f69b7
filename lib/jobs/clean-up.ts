import { emptyPayload, type Job } from "./job";

/** Each kind of expired row has its own job, so a failing job doesn't stop the others. */
const hourly = (name: string, minute: number): Job => ({
  name,
  payload: emptyPayload,
  attempts: 5,
  lane: "house",
  repeats: { cron: `${minute} * * * *` },
});

/** By table. lib/db/kept/tables.ts says which rows expire, and when. */
export const forgetJobs = {
  Visit: hourly("forget_visits", 3),
  RefusedVisit: hourly("forget_refused_visits", 6),
  Ticket: hourly("forget_tickets", 8),
  CardSetup: hourly("forget_card_setups", 13),
  Operation: hourly("forget_operations", 18),
  StripeEvent: hourly("forget_stripe_events", 23),
  SecretKey: hourly("forget_secret_keys", 28),
  PortalLink: hourly("forget_portal_links", 26),
  ApiKey: hourly("forget_api_keys", 36),
  SpentToken: hourly("forget_spent_tokens", 31),
  Finding: hourly("forget_findings", 33),
  AuditEntry: hourly("forget_audit_entries", 38),
  Preview: hourly("forget_previews", 41),
  Session: hourly("forget_sessions", 48),
  RateLimit: hourly("forget_rate_limits", 53),
  Erasure: hourly("forget_erasures", 58),
} as const;

export const forgetFailedJobsJob = hourly("forget_failed_jobs", 43);
/** Finishes erasures that had to wait. */
export const finishErasuresJob = hourly("finish_erasures", 46);
/** Deletes merchants whose grace period is over. */
export const deleteMerchantsJob = hourly("delete_merchants", 51);

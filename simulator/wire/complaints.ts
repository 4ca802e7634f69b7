/**
 * A problem that should not occur while an app is tested. `fault`: the simulator failed, for example with an
 * answer that Stripe's types do not allow. `invalid_request`: the app sent a request that Stripe's types do
 * not allow. `not_imitated`: the app used an operation that the simulator lacks.
 */
export type Complaint = { kind: "fault" | "invalid_request" | "not_imitated"; message: string };

const maxComplaints = 200;

/** All problems since the simulator started, in any world, oldest first. */
export class Complaints {
  private readonly complaints: Complaint[] = [];

  add(complaint: Complaint): void {
    // Keep only the first complaints, because later complaints usually follow from them.
    if (this.complaints.length < maxComplaints) this.complaints.push(complaint);
  }

  all(): readonly Complaint[] {
    return this.complaints;
  }
}

/**
 * What ought not to happen while an app is tested: `fault` is the simulator's own (an answer that Stripe's types do
 * not allow included), `invalid_request` the app's (Stripe's types do not allow what it asked), and `not_imitated`
 * what Stripe offers and the simulator does not.
 */
export type Complaint = { kind: "fault" | "invalid_request" | "not_imitated"; message: string };

const keptComplaints = 200;

/** Everything to complain of since the simulator began, whatever world it was in; oldest first. */
export class Complaints {
  private readonly complaints: Complaint[] = [];

  add(complaint: Complaint): void {
    // The first ones say what is wrong; those that follow from them need not be kept.
    if (this.complaints.length < keptComplaints) this.complaints.push(complaint);
  }

  all(): readonly Complaint[] {
    return this.complaints;
  }
}

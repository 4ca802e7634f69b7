import Stripe from "stripe";

/** One step and its result: the answer or the refusal, as the API returned it. */
export type Step = {
  name: string;
  /** When the step began, in seconds since 1970. */
  at: number;
  answer: unknown;
};

/** A scripted scenario that runs against both Stripe and the simulator. */
export type Flow = { name: string; run(runner: FlowRunner): Promise<void> };

/** Called before each step with the step's index. */
export type BeforeStep = (index: number) => Promise<void>;

/** Thrown when a step fails that both Stripe and the simulator should pass: the flow's assumptions are wrong. */
export class BrokenFlow extends Error {}

/** Runs the steps of one flow with one Stripe client and records them. */
export class FlowRunner {
  readonly steps: Step[] = [];
  private readonly cleanups: (() => Promise<unknown>)[] = [];

  constructor(
    readonly stripe: Stripe,
    private readonly before: BeforeStep = async () => {},
  ) {}

  /** Makes a request that must succeed. */
  async step<T extends object>(name: string, ask: () => Promise<T>): Promise<T> {
    const at = await this.begin();
    try {
      const answer = await ask();
      this.steps.push({ name, at, answer: toPlainJson(answer) });
      return answer;
    } catch (error) {
      throw new BrokenFlow(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Makes a request that must be refused, and records the refusal for the comparison. */
  async expectRefusal(name: string, ask: () => Promise<unknown>): Promise<void> {
    const at = await this.begin();
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      const { statusCode, type, code, decline_code, param, message } = error;
      const answer = {
        statusCode,
        type,
        code,
        decline_code,
        param,
        message: message.replace(idPattern, "(id)"),
      };
      this.steps.push({ name, at, answer: toPlainJson(answer) });
      return;
    }
    throw new BrokenFlow(`${name} was not refused.`);
  }

  /** Asserts that both sides meet an assumption of the flow. */
  assertEqual(what: string, actual: unknown, expected: unknown): void {
    if (JSON.stringify(actual) === JSON.stringify(expected)) return;
    throw new BrokenFlow(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }

  /** Registers a cleanup to run at the end, even if a step fails. */
  onClose(clear: () => Promise<unknown>): void {
    this.cleanups.unshift(clear);
  }

  async close(): Promise<void> {
    for (const clear of this.cleanups) await clear();
  }

  private async begin(): Promise<number> {
    await this.before(this.steps.length);
    return Math.floor(Date.now() / 1000);
  }
}

/** IDs inside a message. Unlike parameter names, they contain a digit or a capital letter. */
const idPattern = /\b[a-z]+(?:_[a-z]+)*_(?=[a-z]*[0-9A-Z])[0-9A-Za-z]{6,}/g;

/** Removes the package's additions to an answer, and turns its decimals back into the strings that Stripe sent. */
const toPlainJson = (answer: object): unknown => JSON.parse(JSON.stringify(answer));

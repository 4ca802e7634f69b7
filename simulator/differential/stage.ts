import Stripe from "stripe";

/** What came of one step: the answer, or the refusal, as the API gave them. */
export type Step = {
  name: string;
  /** When it began, in seconds since 1970. */
  at: number;
  answer: unknown;
};

/** A scripted story that is told to Stripe and to the simulator alike. */
export type Flow = { name: string; tell(stage: Stage): Promise<void> };

/** Told before each step, with the number of the step. */
export type BeforeStep = (index: number) => Promise<void>;

/** A flow broke where neither Stripe nor the simulator should: what it rests on is wrong. */
export class BrokenFlow extends Error {}

/** Where a flow is told: one Stripe client, and the steps taken on it so far. */
export class Stage {
  readonly steps: Step[] = [];
  private readonly closing: (() => Promise<unknown>)[] = [];

  constructor(
    readonly stripe: Stripe,
    private readonly before: BeforeStep = async () => {},
  ) {}

  /** A request that must succeed. */
  async step<T extends object>(name: string, ask: () => Promise<T>): Promise<T> {
    const at = await this.begin();
    try {
      const answer = await ask();
      this.steps.push({ name, at, answer: plain(answer) });
      return answer;
    } catch (error) {
      throw new BrokenFlow(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** A request that must be refused; the refusal is what is compared. */
  async refused(name: string, ask: () => Promise<unknown>): Promise<void> {
    const at = await this.begin();
    try {
      await ask();
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error;
      const { statusCode, type, code, decline_code, param, message } = error;
      const answer = { statusCode, type, code, decline_code, param, message: message.replace(ids, "(id)") };
      this.steps.push({ name, at, answer: plain(answer) });
      return;
    }
    throw new BrokenFlow(`${name} was not refused.`);
  }

  /** Something that is known to hold on both sides, so that a flow says what it is about. */
  holds(what: string, actual: unknown, expected: unknown): void {
    if (JSON.stringify(actual) === JSON.stringify(expected)) return;
    throw new BrokenFlow(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }

  /** What shall be cleared away in the end, whatever happens. */
  afterwards(clear: () => Promise<unknown>): void {
    this.closing.unshift(clear);
  }

  async close(): Promise<void> {
    for (const clear of this.closing) await clear();
  }

  private async begin(): Promise<number> {
    await this.before(this.steps.length);
    return Math.floor(Date.now() / 1000);
  }
}

/** Ids inside of a sentence: they have a digit or a capital, which no parameter's name has. */
const ids = /\b[a-z]+(?:_[a-z]+)*_(?=[a-z]*[0-9A-Z])[0-9A-Za-z]{6,}/g;

/** Without what the package adds to an answer, and with its decimals as the texts they came as. */
const plain = (answer: object): unknown => JSON.parse(JSON.stringify(answer));

import {
  ArrowUpDown,
  CreditCard,
  DoorOpen,
  Languages,
  type LucideIcon,
  Server,
  ShieldCheck,
} from "lucide-react";
import Link from "next/link";
import { ButtonLink } from "@/components/ui/button-link";
import { VisitorLayout } from "@/components/visitor/layout";
import { PortalSketch } from "@/components/visitor/portal-sketch";
import { SnippetSection } from "@/components/visitor/snippet-section";
import { env } from "@/lib/env";
import { highlight } from "@/lib/highlight";
import { isSignUpOpen } from "@/lib/merchant/sign-up";
import { clientSnippets } from "@/lib/snippets/client-snippets";
import { htmlSnippet } from "@/lib/snippets/html";
import { serverSnippets } from "@/lib/snippets/server-snippets";
import { hasSandbox } from "@/lib/stripe/keys/sandbox";

type Fact = { icon: LucideIcon; title: string; text: string };

const facts: readonly Fact[] = [
  {
    icon: ArrowUpDown,
    title: "Change plans",
    text: "Upgrades start now, downgrades at renewal. Customers see what’s due before they confirm.",
  },
  {
    icon: CreditCard,
    title: "Recover payments",
    text: "Failed payments come first: customers update their card and pay open invoices.",
  },
  {
    icon: DoorOpen,
    title: "Cancel in two clicks",
    text: "One optional question, and a receipt with the date.",
  },
  {
    icon: Languages,
    title: "In your customers’ language",
    text: "Detected for each customer, including right-to-left languages.",
  },
  {
    icon: ShieldCheck,
    title: "Signed by your server",
    text: "An HMAC proves who the customer is. Unverified visitors see nothing, and no request reaches Stripe.",
  },
  {
    icon: Server,
    title: "Run it yourself",
    text: "One Node process and PostgreSQL. Stripe remains the only record of subscriptions and payments.",
  },
];

export default async function StartPage() {
  const isOpen = await isSignUpOpen();
  return (
    <VisitorLayout
      action={
        <>
          <ButtonLink href="/docs" tone="quiet">
            Docs
          </ButtonLink>
          <ButtonLink href="/sign-in" tone="quiet">
            Sign in
          </ButtonLink>
        </>
      }
    >
      <main className="flex-1">
        <Hero isOpen={isOpen} canTry={isOpen && hasSandbox()} />
        <Facts />
        <SnippetSection {...await readSnippets()} />
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-[1120px] flex-wrap gap-x-6 gap-y-1 px-6 py-7 text-help text-muted">
          <p>Portico, MIT license</p>
          <Link href="/docs" className="hover:text-ink hover:underline">
            Docs
          </Link>
        </div>
      </footer>
    </VisitorLayout>
  );
}

/** Makes the snippets here, because the components on this page can't import server code. */
async function readSnippets() {
  const values = {
    appUrl: env().APP_URL,
    portalId: "YOUR_PORTAL_ID",
    identifyBy: "email",
    mode: "test",
  } as const;
  const context = { ...values, proof: "hash", debug: false, handleResponse: false } as const;
  const code = htmlSnippet({ ...values, identity: "ada@example.com" });
  const [pages, servers] = [clientSnippets(context).length, serverSnippets(context).length];
  return { code, lines: await highlight(code, "html"), pages, servers };
}

function Hero({ isOpen, canTry }: { isOpen: boolean; canTry: boolean }) {
  return (
    <section className="mx-auto grid grid-cols-1 max-w-[1120px] items-center gap-14 px-6 pt-12 pb-20 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.02fr)]">
      <div>
        <p className="mb-3.5 font-medium text-accent">For businesses that bill with Stripe</p>
        <h1 className="text-4xl leading-[1.06] font-[650] tracking-[-0.034em] text-balance sm:text-5xl sm:leading-[1.06]">
          Customers manage their billing on your own site.
        </h1>
        <p className="mt-4.5 mb-6.5 max-w-[42ch] text-lg leading-7 text-pretty text-muted">
          Portico adds plan changes, cards, invoices and canceling to your pages. It’s open source, and you
          host it yourself.
        </p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={isOpen ? "/sign-up" : "/sign-in"} tone="primary" size="large">
            {canTry ? "Try it with the sandbox" : isOpen ? "Create an account" : "Sign in"}
          </ButtonLink>
          <ButtonLink href="/docs" size="large">
            Read the docs
          </ButtonLink>
        </div>
        <p className="mt-4 text-help text-faint">
          {canTry && "No Stripe account needed to try it. "}MIT license.
        </p>
      </div>
      <PortalSketch />
    </section>
  );
}

function Facts() {
  return (
    <section aria-labelledby="facts" className="border-t border-line">
      <div className="mx-auto max-w-[1120px] px-6 py-16">
        <h2 id="facts" className="text-[1.75rem] leading-[1.2] font-semibold tracking-[-0.024em]">
          Exact about money, plain about what happens next
        </h2>
        <p className="mt-2 max-w-[58ch] text-base leading-[1.6] text-muted">
          Every payment button shows the amount. Every cancellation shows the date.
        </p>
        <ul className="mt-9 grid grid-cols-1 overflow-hidden rounded-xl border border-line sm:grid-cols-2 lg:grid-cols-3">
          {facts.map(({ icon: Icon, title, text }) => (
            <li
              key={title}
              className="-ms-px -mt-px grid content-start gap-1.5 border-s border-t border-line p-5.5"
            >
              <Icon aria-hidden="true" className="mb-2 size-5 text-accent" strokeWidth={1.6} />
              <h3 className="text-[0.9375rem] font-semibold">{title}</h3>
              <p className="text-pretty text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

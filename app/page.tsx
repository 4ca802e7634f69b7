import { ButtonLink } from "@/components/ui/button-link";
import { VisitorLayout } from "@/components/visitor/layout";
import { PortalSketch } from "@/components/visitor/portal-sketch";
import { isSignUpOpen } from "@/lib/merchant/sign-up";

const features = [
  {
    title: "Inside your page",
    text: "One script tag puts the portal where your customers already are. They see their plan, what comes next and when, and every invoice.",
  },
  {
    title: "Exact amounts",
    text: "Before customers confirm a change, the portal shows what is due now and what is charged later, as Stripe computes it. The button shows the amount.",
  },
  {
    title: "Proven on your server",
    text: "Customers are identified by a hash that only your server can make. Unverified visitors see nothing, and no request reaches Stripe.",
  },
  {
    title: "Yours to run",
    text: "Stripe stays the only record of who pays what. Portico keeps your settings and an audit trail, on your own server and in your own database.",
  },
];

export default async function StartPage() {
  const start = (await isSignUpOpen())
    ? { href: "/sign-up", label: "Create an account" }
    : { href: "/sign-in", label: "Sign in" };
  return (
    <VisitorLayout
      action={
        <>
          <ButtonLink href="/docs" tone="quiet">
            Documentation
          </ButtonLink>
          <ButtonLink href="/sign-in" tone="quiet">
            Sign in
          </ButtonLink>
        </>
      }
    >
      <main className="mx-auto w-full max-w-5xl flex-1 px-5">
        <section className="grid items-center gap-12 py-14 sm:py-20 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
          <div>
            <h1 className="text-4xl leading-[1.1] font-semibold tracking-[-0.025em] text-balance sm:text-[2.75rem]">
              The customer portal for everyone who bills with Stripe
            </h1>
            <p className="mt-5 max-w-[54ch] text-base leading-7 text-pretty text-muted">
              Your customers change plans, cancel and find their invoices on their own, inside your site. Open
              source, hosted by you.
            </p>
            <div className="mt-8 flex flex-wrap gap-3">
              <ButtonLink href={start.href} tone="primary">
                {start.label}
              </ButtonLink>
              <ButtonLink href="/docs">Read the documentation</ButtonLink>
            </div>
          </div>
          <PortalSketch />
        </section>
        <section aria-label="What it does" className="grid border-t border-line sm:grid-cols-2">
          {features.map(({ title, text }) => (
            <div
              key={title}
              className="space-y-2 border-b border-line py-8 sm:odd:border-e sm:odd:pe-10 sm:even:ps-10"
            >
              <h2 className="font-semibold">{title}</h2>
              <p className="max-w-[46ch] leading-6 text-pretty text-muted">{text}</p>
            </div>
          ))}
        </section>
      </main>
      <footer className="mx-auto w-full max-w-5xl px-5 py-8 text-xs text-faint">
        Open source under the MIT licence.
      </footer>
    </VisitorLayout>
  );
}

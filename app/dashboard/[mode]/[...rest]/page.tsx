import { notFound } from "next/navigation";
import { enterPage } from "../../enter-page";
import type { ModeParams } from "../../enter-page";

/** An address that no page has: said inside the dashboard, so that the way on is at hand. */
export default async function UnknownPage({ params }: ModeParams) {
  await enterPage(params);
  notFound();
}

import { notFound } from "next/navigation";
import { enterPage, type ModeParams } from "../../enter-page";

/** Shows the "not found" page inside the dashboard, so that its navigation stays available. */
export default async function UnknownPage({ params }: ModeParams) {
  await enterPage(params);
  notFound();
}

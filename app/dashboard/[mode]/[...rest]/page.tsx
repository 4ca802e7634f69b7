import { notFound } from "next/navigation";
import { enterPage, type ModeParams } from "../../enter-page";

/** Shows unknown addresses inside the dashboard, so that its navigation stays at hand. */
export default async function UnknownPage({ params }: ModeParams) {
  await enterPage(params);
  notFound();
}

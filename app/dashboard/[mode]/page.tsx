import { redirect } from "next/navigation";
import { enterPage, type ModeParams } from "../enter-page";

export default async function ModePage({ params }: ModeParams) {
  const { mode } = await enterPage(params);
  redirect(`/dashboard/${mode}/overview`);
}

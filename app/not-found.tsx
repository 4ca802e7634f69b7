import { ButtonLink } from "@/components/ui/button";
import { MessagePage, VisitorFrame } from "@/components/visitor/frame";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <VisitorFrame>
      <MessagePage
        title="There is no page at this address"
        action={
          <ButtonLink href="/" tone="primary">
            Go to the start page
          </ButtonLink>
        }
      >
        It may have moved, or the address was not copied completely.
      </MessagePage>
    </VisitorFrame>
  );
}

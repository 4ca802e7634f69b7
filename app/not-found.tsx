import { buttonClasses } from "@/components/ui/button";
import { MessagePage, VisitorLayout } from "@/components/visitor/layout";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <VisitorLayout>
      <MessagePage
        title="There’s no page at this address"
        action={
          <a href="/" className={buttonClasses("primary")}>
            Go to the home page
          </a>
        }
      >
        It may have moved, or the address is incomplete.
      </MessagePage>
    </VisitorLayout>
  );
}

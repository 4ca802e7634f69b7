import { buttonClasses } from "@/components/ui/button";
import { MessagePage, VisitorLayout } from "@/components/visitor/layout";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <VisitorLayout>
      <MessagePage
        title="There is no page at this address"
        action={
          <a href="/" className={buttonClasses("primary")}>
            Go to the start page
          </a>
        }
      >
        It may have moved, or the address was not copied completely.
      </MessagePage>
    </VisitorLayout>
  );
}

import { Suspense, lazy } from "react";
import type { ComponentType } from "react";

/**
 * A dialog whose script is fetched apart from the page's own, and only where the dialog is: what a merchant has not
 * switched on costs a customer nothing. The server renders it like everything else, so it can be opened and its form
 * submitted before any script. Of what stands in the page itself only for what few pages have: the browser may put it in
 * its place a moment later, and the frame has the wrong height until then.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() })) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}

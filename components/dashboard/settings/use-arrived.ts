import { useEffect, useState } from "react";

/** A promise's value once it resolves. Unlike `use`, this doesn't suspend the component. The promise must not reject. */
export function useArrived<Value>(promise: Promise<Value>): Value | undefined {
  const [value, setValue] = useState<Value>();
  useEffect(() => {
    let isCurrent = true;
    void promise.then((arrived) => isCurrent && setValue(arrived));
    return () => {
      isCurrent = false;
    };
  }, [promise]);
  return value;
}

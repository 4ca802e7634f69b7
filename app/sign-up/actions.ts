"use server";

import { signUp as create } from "@/lib/merchant/sign-up";

export async function signUp(form: FormData) {
  return create(form);
}

"use server";

import { z } from "zod";
import {
  changePassword as change,
  confirmPassword as confirm,
  endSession as end,
  signOutEverywhere as endAll,
} from "@/lib/merchant/account";
import { currentCaller } from "@/lib/merchant/caller";
import { dashboardAction } from "@/lib/merchant/dashboard-action";

const password = z.string().min(1, "Enter your password.").max(800);

/** Doesn't refresh the page, because the action that asked for the password runs next and refreshes it. */
export const confirmPassword = dashboardAction({
  name: "confirm_password",
  input: z.strictObject({ password }),
  run: async (member, asked) => {
    await confirm(member, asked.password, await currentCaller());
    return null;
  },
  refreshes: false,
});

/** Ends this session too. The form then signs in with the new password. */
export const changePassword = dashboardAction({
  name: "change_password",
  input: z.strictObject({ currentPassword: password, newPassword: z.string().max(800) }),
  run: async (member, asked) => {
    await change(member, asked, await currentCaller());
    return { email: member.email };
  },
  refreshes: false,
});

export const endSession = dashboardAction({
  name: "end_session",
  input: z.strictObject({ id: z.string().max(100) }),
  run: async (member, { id }) => {
    await end(member, id);
    return null;
  },
});

export const signOutEverywhere = dashboardAction({
  name: "sign_out_everywhere",
  input: z.strictObject({}),
  run: async (member) => {
    await endAll(member);
    return null;
  },
  refreshes: false,
});

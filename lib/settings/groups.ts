/** The groups of settings in the order of their pages, and the page of the dashboard that shows each. */
export const settingGroups = {
  "Changing plans": "settings",
  "Promo codes": "settings",
  Canceling: "settings",
  "Cards and billing details": "settings",
  "What customers see": "settings",
  "Identity and security": "settings",
  "For developers": "settings",
  Look: "look",
  Business: "look",
  Languages: "languages",
} as const;

export type SettingGroup = keyof typeof settingGroups;
export type SettingsPage = (typeof settingGroups)[SettingGroup];

import * as z from 'zod/mini';

/** What an entry of the System Activity Report is about, in the words of its filter. */
export const activityTypes = [
  'Autosync',
  'Setting',
  'Mapping',
  'Mailing list',
  'Connection',
  'User',
  'Transaction',
  'Run',
  'Companion',
] as const;
export type ActivityType = (typeof activityTypes)[number];

/** One entry of the System Activity Report: written with the change it tells of, never edited or removed. */
export const activityEntry = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  type: z.enum(activityTypes),
  /** The name of who did it; null when the companion did it by itself. */
  user: z.nullable(z.string()),
  /** Which setting, in plain words: “Frequency”, “Tax rule GST on Imports”. Null where no setting is meant. */
  setting: z.nullable(z.string()),
  /** Old and new value in plain words; null for none. Secrets are “changed”, never their value. */
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** What happened, as one sentence that begins with the user; old and new value stand beside it. */
  text: z.string(),
  /** Of a change of settings: the revision of them that it led to. */
  settingsRevision: z.optional(z.int()),
});
export type ActivityEntry = z.infer<typeof activityEntry>;

import * as z from 'zod/mini';

/** Every refusal of the companion: RFC 9457 with a stable code. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z.optional(z.array(z.object({path: z.string(), message: z.string()}))),
  /** What to do, the other side's own words, and where to mend it, when there are such. */
  fix: z.optional(z.string()),
  raw: z.optional(z.string()),
  link: z.optional(z.string()),
});
export type ProblemDetails = z.infer<typeof problemDetails>;

import * as z from 'zod/mini';

/** `GET /api/diagnosis` (admin): what helps whoever helps, as plain lines to copy. No secret, no name of a customer. */
export const diagnosisAnswer = z.object({text: z.string()});

import * as z from 'zod/mini';
import {forecastSwitches} from '../../shared/contract/forecast.ts';
import {autosync} from '../../shared/schedule/autosync.ts';
import type {AskMessage, DearPageAsks, DocumentOnPage, PanelPlace} from './asks.ts';
import {isDocument, isPlace, type Sender} from './sender.ts';

/**
 * What a message from this sender asks for, fit to be carried out; undefined when it may not ask it. Our own pages may ask
 * anything. A content script shares its process with the page: it may ask the few things its controls need, in the very
 * shape they need, so that a page taken over gets no further than a person at its controls.
 */
export function admit(sender: Sender, {ask, with: details}: AskMessage): unknown {
  if (sender === 'own-page') return details;
  if (!isForDearPages(ask)) return undefined;
  const parsed = forDearPages[ask].safeParse(details);
  return parsed.success ? parsed.data : undefined;
}

const isForDearPages = (ask: string): ask is keyof DearPageAsks => Object.hasOwn(forDearPages, ask);

const nothing = z.null();
const text = z.string().check(z.maxLength(100));
const documentOnPage = z.object({
  family: z.enum(['sale', 'purchase']),
  id: text,
  watching: z.optional(text),
  recalled: z.optional(text),
});

const forDearPages: {readonly [Name in keyof DearPageAsks]: z.ZodMiniType} = {
  document: documentOnPage.check(z.refine(isDocument)),
  'sync-document': z.custom<DocumentOnPage>(isDocument),
  menu: z.object({watching: z.optional(text)}),
  'sync-all': nothing,
  'open-panel': z.custom<PanelPlace>(isPlace),
  'open-set-up': z.object({step: z.optional(z.string().check(z.regex(/^[a-z-]{1,30}$/)))}),
  dock: z.object({folded: z.optional(z.boolean())}),
  'load-sheets': nothing,
  form: nothing,
  'save-form': z.object({
    tag: text,
    // Only what the form shows: no mapping, no first day, no mailing list, no connection.
    change: z.object({
      exportAttachments: z.optional(z.boolean()),
      exportPurchaseOrders: z.optional(z.boolean()),
      autosync: z.optional(z.partial(autosync)),
    }),
  }),
  forecast: z.object({of: z.enum(forecastSwitches)}),
};

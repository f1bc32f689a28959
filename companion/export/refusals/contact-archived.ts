import type {Problem} from '../../../shared/result.ts';
import {xeroPlace} from '../../ledger/xero-place.ts';
import {problemOf} from '../../platform/trouble.ts';

const CODE = 'xero.contact-archived';

/** Xero takes nothing for a contact that is archived there; the problem names it and leads to it. */
export const contactArchived = (name: string, contactId: string | null, raw: string | null = null): Problem =>
  problemOf(
    CODE,
    `The contact “${name}” is archived in Xero.`,
    'Xero takes documents for active contacts only.',
    'Restore the contact in Xero. Then retry.',
    {raw, ...(contactId ? {link: xeroPlace('contact', {id: contactId, number: ''}).url} : {})},
  );

/** The contact that such a problem leads to; undefined for any other problem. */
export const archivedContactOf = ({code, link}: Pick<Problem, 'code' | 'link'>): string | undefined =>
  code === CODE ? link?.split('/').at(-1) : undefined;

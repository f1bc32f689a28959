import * as z from 'zod';
import type {DearAttachment} from '../../shared/documents/dear-document.ts';
import {isObject} from '../platform/exact-json.ts';
import {guid, listOf, text, word} from './shapes.ts';

const attachment = z.object({ID: guid, FileName: text, ContentType: word, DownloadUrl: word});

/** The files of a sale or purchase, as every answer with them lists them. One without an id cannot be known again and is left out. */
export const attachments = listOf(attachment).transform((items): DearAttachment[] => {
  const files = new Map<string, DearAttachment>();
  for (const {ID, FileName, ContentType, DownloadUrl} of items) {
    if (ID) files.set(ID, {id: ID, fileName: FileName, contentType: ContentType, url: DownloadUrl});
  }
  return [...files.values()];
});

/** The answer of `/sale/attachment` or `/purchase/attachment`; undefined for another shape. */
export const readAttachments = (raw: unknown): DearAttachment[] | undefined =>
  isObject(raw) && 'Lines' in raw ? attachments.parse(raw.Lines) : undefined;

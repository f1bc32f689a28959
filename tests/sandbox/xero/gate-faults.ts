import type {ApiRequest} from './api-request.ts';
import {changeElements} from './batch.ts';
import type {Fault} from './faults.ts';
import {type Answer, html, text} from './wire.ts';

/** The connection breaks, or an answer. */
export type Outcome = Answer | 'drop';

/** The element that a fault refuses. */
export const refusalOf = (fault: Fault | undefined): ApiRequest['refuse'] =>
  fault?.kind === 'refuse-element'
    ? {index: fault.index ?? 0, message: fault.message, where: fault.where ?? 'element'}
    : undefined;

/** Faults of a call that is not processed at all. */
export function beforeWork(fault: Fault | undefined): Outcome | undefined {
  if (fault?.kind === 'drop-before') return 'drop';
  if (fault?.kind === 'unavailable') return text(503, fault.text ?? 'The Xero API is temporarily unavailable');
  if (fault?.kind === 'html' && !fault.processed) return aWebPage();
  if (fault?.kind === 'empty' && fault.processed === false) return {status: 200, headers: {}, body: ''};
  if (fault?.kind === 'not-modified') return {status: 304, headers: {}, body: ''};
  return undefined;
}

/** Faults of the answer to a call that was processed. */
export function afterWork(fault: Fault | undefined, answer: Answer): Outcome {
  if (fault?.kind === 'drop-after') return 'drop';
  if (fault?.kind === 'html') return aWebPage();
  if (fault?.kind === 'empty') return {...answer, status: 200, body: ''};
  if (fault?.kind === 'truncated') return {...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2))};
  if (fault?.kind === 'reordered') return changeElements(answer, (elements) => elements.toReversed());
  if (fault?.kind === 'missing-elements') {
    return changeElements(answer, (elements) => {
      const missing = fault.indexes ?? [elements.length - 1];
      return elements.filter((_, index) => !missing.includes(index));
    });
  }
  return answer;
}

/** What some proxy on the way shows. */
export const aWebPage = (): Answer => html(200, '<!doctype html><html><body><h1>Please wait</h1></body></html>');

import {type ApiRequest, queryOf} from './api-request.ts';
import {isObject, type Sent} from './sent.ts';
import {type Answer, compact, json, msTime, validationException} from './wire.ts';

/** What became of one element: its shape for the answer, with what is wrong with it or worth a warning. */
export interface Judged {
  readonly element: Readonly<Record<string, unknown>>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Saves the elements one by one, in order; each stands or falls by itself. With `summarizeErrors=false` the answer is 200 with every
 * element and its `StatusAttributeString`. Without it one bad element makes the answer a 400 that lists the bad ones alone,
 * although the good ones are saved (seen by several integrators).
 */
export function saveBatch(
  request: ApiRequest,
  name: string,
  elements: readonly Sent[],
  save: (element: Sent, refusals: readonly string[]) => Judged,
): Answer {
  const judged = elements.map((element, index) => {
    const refuse = request.refuse?.index === index ? request.refuse : undefined;
    return {...save(element, refuse ? [refuse.message] : []), nested: refuse?.where};
  });
  const bad = judged.filter(({errors}) => errors.length > 0);
  const summarise = queryOf(request, 'summarizeErrors')?.toLowerCase() !== 'false';
  if (summarise && bad.length > 0) {
    return validationException('A validation exception occurred', bad.map(withErrors));
  }
  return envelope(request, {
    [name]: judged.map((one) => ({
      ...withErrors(one),
      ...(one.warnings.length > 0 ? {Warnings: one.warnings.map((Message) => ({Message}))} : {}),
      StatusAttributeString: one.errors.length > 0 ? 'ERROR' : one.warnings.length > 0 ? 'WARNING' : 'OK',
    })),
  });
}

/** The element with what is wrong with it; a nested error stands on the line or contact alone. */
function withErrors({element, errors, nested}: Judged & {nested: string | undefined}): Record<string, unknown> {
  if (errors.length === 0) return {...element};
  const ValidationErrors = errors.map((Message) => ({Message}));
  if (nested === 'contact' && isObject(element.Contact)) {
    return {...element, Contact: {...element.Contact, ValidationErrors}};
  }
  if (nested === 'line' && Array.isArray(element.LineItems)) {
    const [first, ...rest] = element.LineItems;
    return {...element, LineItems: [{...first, ValidationErrors}, ...rest]};
  }
  return {...element, ValidationErrors};
}

/** The members around every answer of the API. */
export const envelope = (request: ApiRequest, members: Record<string, unknown>): Answer =>
  json(
    200,
    compact({
      Id: request.newId(),
      Status: 'OK',
      ProviderName: 'Deerpath Sandbox',
      DateTimeUTC: msTime(request.now).replace('+0000', ''),
      ...members,
    }),
  );

/** The answer with its list of elements changed: for faults. Anything but a 200 with one list stays as it is. */
export function changeElements(answer: Answer, change: (elements: unknown[]) => unknown[]): Answer {
  if (answer.status !== 200) return answer;
  const body: unknown = JSON.parse(answer.body);
  if (!isObject(body)) return answer;
  const list = Object.entries(body).find(([name, value]) => name !== 'Warnings' && Array.isArray(value));
  if (!list || !Array.isArray(list[1])) return answer;
  return {...answer, body: JSON.stringify({...body, [list[0]]: change(list[1])})};
}

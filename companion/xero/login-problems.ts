import type {Problem} from '../../shared/result.ts';
import {problemOf, Trouble} from '../platform/trouble.ts';

/** `error` is OAuth's word, sent back by Xero through the browser: a short one at most. */
export const loginFailed = (error: string): Problem =>
  error === 'access_denied'
    ? problemOf(
        'xero.login-refused',
        'Xero was not connected.',
        'The consent was not given.',
        'Click Connect Xero when you are ready.',
      )
    : problemOf(
        'xero.login-failed',
        'The login at Xero did not go through.',
        'Xero did not accept it.',
        'Click Connect Xero again.',
        {
          raw: /^[\w .-]{1,80}$/.test(error) ? error : null,
        },
      );

export const noOrganisation = (): Problem =>
  problemOf(
    'xero.no-organisation',
    'The login holds no organisation.',
    'Xero lists none for it.',
    'Click Connect Xero and choose the organisation there.',
  );

export const tenantUnknown = () =>
  new Trouble(
    'document',
    problemOf(
      'xero.tenant-unknown',
      'This organisation is not in the login.',
      "Xero's consent does not cover it.",
      'Choose one of the list, or log in to Xero again.',
    ),
    {effect: 'not-processed'},
  );

export const otherOrganisation = (before: string | null) =>
  new Trouble(
    'document',
    problemOf(
      'xero.other-organisation',
      'This is another organisation than before.',
      `${before ?? 'The one before'} keeps its documents and its history here; this one starts with none.`,
      'Confirm to go on with this one.',
    ),
    {effect: 'not-processed'},
  );

/** The scopes that an app made today can ask for (Xero's documentation, “Scopes”): the broad `accounting.transactions` is not among them. */
const knownScopes = [
  ...['offline_access', 'openid', 'profile', 'email', 'accounting.budgets.read', 'accounting.journals.read'],
  ...['invoices', 'payments', 'banktransactions', 'manualjournals', 'settings', 'contacts', 'attachments'].flatMap(
    (name) => [`accounting.${name}`, `accounting.${name}.read`],
  ),
  ...[
    'aged',
    'balancesheet',
    'banksummary',
    'budgetsummary',
    'executivesummary',
    'profitandloss',
    'taxreports',
    'trialbalance',
  ].map((name) => `accounting.reports.${name}.read`),
];

export const isKnownScope = (scope: string): boolean => knownScopes.includes(scope);

/** Whether what was consented to is enough for a call; reading is content with `.read`. */
export const allows = (scopes: readonly string[], needed: string, method: string): boolean =>
  scopes.includes(needed) || (method === 'GET' && scopes.includes(`${needed}.read`));

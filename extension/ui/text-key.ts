/** A code as the name of its text: `xero.login-ended` is `xeroLoginEnded` in the locales. */
export const textKey = (code: string): string =>
  code.replace(/[.-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

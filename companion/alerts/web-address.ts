/** An address that a mail may link to; null for any other. */
export const webAddress = (address: string | undefined | null): string | null =>
  address && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) ? new URL(address).href : null;

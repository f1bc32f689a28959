/** Hands mails to a mail server. */
export interface Postman {
  /**
   * One mail to everybody in `to`, in one conversation. Resolves once the server has answered for each address; throws
   * `Trouble` when it took the mail for nobody and said so of no address, or could not be spoken to.
   */
  send(mail: OutgoingMail): Promise<Delivery>;
}

export interface OutgoingMail {
  /** The same at each try, so that a mail that arrives twice is known as one. */
  readonly id: string;
  readonly writtenAt: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Delivery {
  readonly taken: readonly string[];
  /** With the server's own words. */
  readonly refused: readonly {readonly address: string; readonly words: string}[];
}

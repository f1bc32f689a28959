/** Seals what must not be read from a copy of the data: AES-256-GCM with a key that lies outside the data folder. */
export interface SecretBox {
  /** `place` names record and field, such as `state/xero.tokens`: text sealed for one place opens in no other. */
  seal(place: string, plainText: string): string;
  /** Throws `Trouble` (`store.secret-unreadable`) when the key or the place is another one. */
  open(place: string, sealed: string): string;
}

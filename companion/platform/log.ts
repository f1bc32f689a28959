/** JSON lines on standard error. Callers hand it names, ids and counts; never tokens, keys, codes or whole answers. */
export interface Log {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/**
 * One writer towards Xero at a time, so that no two runs have the same document in hand. Whoever a person waits for goes
 * ahead of a running full sync, between two of its calls.
 */
export interface Turns {
  hold<Value>(urgent: boolean, work: () => Promise<Value>): Promise<Value>;
}

export function createTurns(): Turns {
  const waiting: {urgent: boolean; start: () => void}[] = [];
  let held = false;

  const next = () => {
    const index = waiting.findIndex((one) => one.urgent);
    const [one] = waiting.splice(index === -1 ? 0 : index, 1);
    if (one) one.start();
    else held = false;
  };

  return {
    async hold(urgent, work) {
      if (held) await new Promise<void>((start) => waiting.push({urgent, start}));
      held = true;
      try {
        return await work();
      } finally {
        next();
      }
    },
  };
}

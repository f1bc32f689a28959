/** The same port, and how often it was asked something. */
export function counted<Port extends object>(port: Port): {port: Port; calls(): number} {
  let calls = 0;
  const counting = new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        calls++;
        return Reflect.apply(member, target, given);
      };
    },
  });
  return {port: counting, calls: () => calls};
}

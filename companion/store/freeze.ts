/** Freezes plain data through and through: what the store hands out is shared by everyone who reads it. */
export function freezeDeep<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data;
  Object.freeze(data);
  for (const part of Object.values(data)) freezeDeep(part);
  return data;
}

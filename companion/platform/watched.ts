import type {Problem} from '../../shared/result.ts';
import {Trouble} from './trouble.ts';

type Call = (...parameters: never[]) => Promise<unknown>;

/**
 * The same client, whose owner hears when a call worked and when it met a standing problem, before the caller does: the
 * screens say what stands between the two sides also when a run in the background met it.
 */
export function watched<Client extends object>(
  client: Client,
  owner: {worked(method: string): Promise<void>; stands(problem: Problem): Promise<void>},
): Client {
  const entries = Object.entries(client as Record<string, Call>).map(([name, call]) => {
    const heard = async (...parameters: never[]) => {
      let value: unknown;
      try {
        value = await call.apply(client, parameters);
      } catch (error) {
        if (error instanceof Trouble && error.kind === 'standing') await owner.stands(error.problem);
        throw error;
      }
      await owner.worked(name);
      return value;
    };
    return [name, heard];
  });
  return Object.fromEntries(entries) as Client;
}

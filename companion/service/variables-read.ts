import type {Configuration, Environment} from '../configuration.ts';

/**
 * Which variables that are set now the companion's configuration asks for: those a service has to carry along. Asked of the
 * configuration itself, so that a variable which comes some day is not forgotten here. Throws what `read` throws.
 */
export function variablesRead(
  environment: Environment,
  read: (environment: Environment) => Configuration,
): {names: readonly string[]; configuration: Configuration} {
  const asked = new Set<string>();
  const watched = new Proxy(environment, {
    get(target, name) {
      if (typeof name === 'string') asked.add(name);
      return Reflect.get(target, name);
    },
  });
  const configuration = read(watched);
  return {names: [...asked].filter((name) => environment[name]?.trim()).sort(), configuration};
}

import {seededChance} from '../../support/seeded-chance.ts';

/** Chance as people speak of it; the same for the same seed. */
export interface Dice {
  /** A whole number from 0, below the limit. */
  below(limit: number): number;
  /** True once in so many throws. */
  oneIn(count: number): boolean;
  /** One of them; nothing where there is none. */
  one<Choice>(choices: readonly Choice[]): Choice | undefined;
}

export function createDice(seed: number): Dice {
  const chance = seededChance(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  return {below, oneIn: (count) => below(count) === 0, one: (choices) => choices[below(choices.length)]};
}

import {isTimeZone} from '../../shared/schedule/zone-time.ts';
import type {State} from '../store/state-record.ts';

/** The zone whose calendar and clock the company goes by; UTC until DEAR is connected, or where it names none that is known. */
export function companyZone({dear}: Pick<State, 'dear'>): string {
  return dear && isTimeZone(dear.timeZone) ? dear.timeZone : 'UTC';
}

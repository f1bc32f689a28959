import type {Settings} from '../../../shared/contract/settings.ts';
import {lateAllocations} from '../../allocations/late-allocations.ts';
import {lateFiles} from '../../attachments/late-files.ts';
import {changedInXeroErrand} from '../../changed-in-xero/look-daily.ts';
import {journalsErrand} from '../../journals/journals-errand.ts';
import type {Errand} from './errand.ts';

/** What a full sync does after the sales and purchases, in its order. */
export const errands: readonly Errand[] = [lateAllocations, lateFiles, journalsErrand, changedInXeroErrand];

export const errandsOn = (settings: Settings): readonly Errand[] => errands.filter((errand) => errand.isOn(settings));

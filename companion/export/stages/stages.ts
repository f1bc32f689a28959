import type {Settings} from '../../../shared/contract/settings.ts';
import {allocationsStage} from '../../allocations/allocations-stage.ts';
import {attachmentsStage} from '../../attachments/attachments-stage.ts';
import {paymentsStage} from '../../payments/payments-stage.ts';
import {creditNotesStage} from './credit-notes-stage.ts';
import {purchaseOrdersStage} from './purchase-orders-stage.ts';
import type {Stage} from './stage.ts';

/** What goes to Xero beside invoices and bills, in the order in which it goes. */
export const stages: readonly Stage[] = [
  purchaseOrdersStage,
  creditNotesStage,
  paymentsStage,
  allocationsStage,
  attachmentsStage,
];

export const stagesOn = (settings: Settings): readonly Stage[] => stages.filter((stage) => stage.isOn(settings));

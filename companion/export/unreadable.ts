import type {MasterKind} from '../../shared/documents/kinds.ts';
import type {Problem} from '../../shared/result.ts';
import type {DearMaster} from '../dear/dear.ts';

/** A sale or purchase whose answer made no sense, as one document that says so: nobody overlooks it. */
export const unreadable = (target: {family: MasterKind; id: string}, number: string, problem: Problem): DearMaster => ({
  ...target,
  number,
  type: '',
  status: '',
  orderStatus: '',
  stamp: '',
  stampAt: 0,
  documents: [],
  unreadable: [{taskId: target.id, number, status: 'AUTHORISED', problem}],
  attachmentIds: [],
  paymentIds: [],
});

import type {KnownProblem} from './known-problem.ts';

/** What stops a single file; its document and the other files are unaffected. */
export const fileProblems: Readonly<Record<string, KnownProblem>> = {
  'file.too-large': {
    title: 'The file is larger than 10 MB',
    cause: 'Xero takes no larger one.',
    fix: 'Attach a smaller version in DEAR, and skip this one with a reason.',
    place: 'dear-document',
  },
  'file.too-many': {
    title: 'The document has ten files in Xero already',
    cause: 'Xero takes no more, and its API deletes none.',
    fix: 'Remove one in Xero and retry, or skip this one with a reason.',
    place: 'xero-document',
  },
  'file.name-taken': {
    title: 'Another file has its name in Xero',
    cause: 'Its own upload got lost, and somebody put another file of that name there meanwhile.',
    fix: 'Retry: it goes under another name.',
    place: 'history',
  },
  'file.is-page': {
    title: 'DEAR sent a web page instead of the file',
    cause: 'It looks like a login page, and was not taken to Xero.',
    fix: 'Open the file in DEAR to see whether it is still there. Then retry.',
    place: 'dear-document',
  },
  'file.gone': {
    title: 'DEAR no longer has the file',
    cause: 'Deerpath knew of it, and DEAR does not find it any more.',
    fix: 'Attach it again in DEAR if it is wanted in Xero, and skip this one with a reason.',
    place: 'dear-document',
  },
  'file.refused': {
    title: 'DEAR does not give the file',
    cause: 'Its answer is below.',
    fix: 'Open the file in DEAR to see whether it is still there. Then retry.',
    place: 'dear-document',
  },
  'file.elsewhere': {
    title: 'The file does not lie at DEAR',
    cause: 'Its address leads to another place, which Deerpath does not ask.',
    fix: 'Attach the file itself in DEAR, and skip this one with a reason.',
    place: 'dear-document',
  },
  'xero.file-refused': {
    title: 'Xero refuses the file',
    cause: 'Its own words say why.',
    fix: 'Mend it in DEAR as Xero says and retry, or skip it with a reason.',
    place: 'dear-document',
  },
};

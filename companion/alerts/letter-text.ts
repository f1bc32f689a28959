import type {Letter, LetterCause, LetterDocument} from './letter.ts';

/** The letter as plain text. */
export function letterText({heading, intro, causes, stillOpen, history, closing}: Letter): string {
  const parts = [
    `${heading}\n${intro}`,
    ...causes.map((cause) => causeText(cause, heading)),
    ...(stillOpen.length > 0 ? [`Open from before:\n${stillOpen.map((title) => `  - ${title}`).join('\n')}`] : []),
    `---\nSee Sync history: ${history}\n${closing.join('\n')}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function causeText({title, detail, fix, link, documents, more, inHistory}: LetterCause, heading: string): string {
  return [
    ...(title === heading ? [] : [`* ${title}`]),
    ...(detail ? [`  ${detail}`] : []),
    `  What to do: ${fix}`,
    ...(link ? [`  ${link}`] : []),
    ...documents.map(documentText),
    ...(more > 0 && documents.length > 0 ? [`    and ${more} more`] : []),
    ...(inHistory ? [`  In Sync history: ${inHistory}`] : []),
  ].join('\n');
}

const documentText = ({name, inDear, inXero}: LetterDocument): string =>
  [
    `    ${name}`,
    ...(inDear ? [`      in DEAR: ${inDear}`] : []),
    ...(inXero ? [`      in Xero: ${inXero}`] : []),
  ].join('\n');

import type {Letter, LetterCause, LetterDocument} from './letter.ts';

/**
 * The letter as HTML that mail programs show alike: styles on each element, no picture, nothing loaded from anywhere. All
 * words are escaped, for they come from DEAR and Xero.
 */
export function letterHtml({subject, heading, intro, causes, stillOpen, history, closing}: Letter): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#faf9f7;color:#211d27;font:15px/22px -apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif">
<div style="max-width:600px;margin:0 auto">
<div style="font-size:13px;color:#575160">Deerpath</div>
<h1 style="margin:4px 0 8px;font-size:22px;line-height:28px;font-weight:600">${escaped(heading)}</h1>
<p style="margin:0 0 16px;color:#575160">${escaped(intro)}</p>
${causes.map((cause) => causeHtml(cause, heading)).join('\n')}
${stillOpenHtml(stillOpen)}
<p style="margin:16px 0 0">${linkHtml(history, 'See Sync history')}</p>
${closing.map((line) => `<p style="margin:12px 0 0;font-size:13px;line-height:18px;color:#6d6675">${escaped(line)}</p>`).join('\n')}
</div></body></html>
`;
}

function causeHtml(cause: LetterCause, heading: string): string {
  const {title, detail, fix, link, documents, more, inHistory} = cause;
  const head = `<h2 style="margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600">${escaped(title)}</h2>`;
  const way = link ? ` ${linkHtml(link, 'Open the place')}` : '';
  const rest = more > 0 && documents.length > 0 ? `<li style="margin:4px 0">and ${more} more</li>` : '';
  return `<div style="margin:0 0 12px;padding:14px 16px;background:#ffffff;border:1px solid #e8e4e0;border-radius:10px">
${title === heading ? '' : head}
${detail ? `<p style="margin:0 0 4px;color:#575160">${escaped(detail)}</p>` : ''}
<p style="margin:0"><b>What to do:</b> ${escaped(fix)}${way}</p>
${documents.length > 0 ? `<ul style="margin:8px 0 0;padding:0 0 0 18px;font-size:13px;line-height:18px">${documents.map(documentHtml).join('')}${rest}</ul>` : ''}
${inHistory ? `<p style="margin:8px 0 0;font-size:13px;line-height:18px">${linkHtml(inHistory, 'Show in Sync history')}</p>` : ''}
</div>`;
}

function documentHtml({name, inDear, inXero}: LetterDocument): string {
  const ways = [inDear ? linkHtml(inDear, 'in DEAR') : '', inXero ? linkHtml(inXero, 'in Xero') : ''];
  return `<li style="margin:4px 0">${escaped(name)} ${ways.filter(Boolean).join(' ')}</li>`;
}

function stillOpenHtml(titles: readonly string[]): string {
  if (titles.length === 0) return '';
  const items = titles.map((title) => `<li>${escaped(title)}</li>`).join('');
  return `<p style="margin:16px 0 4px;font-weight:600">Open from before</p><ul style="margin:0;padding:0 0 0 18px">${items}</ul>`;
}

const linkHtml = (address: string, words: string): string =>
  `<a href="${escaped(address)}" style="color:#5c3a87">${words}</a>`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** One line of plain words, whatever DEAR or Xero gave: no line break can begin a header, nothing hides the way it reads. */
export const oneLine = (text: string): string => text.replace(/[\p{C}\p{Z}\s]+/gu, ' ').trim();

const signs: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

/** Text as it stands inside an XML element or attribute. */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

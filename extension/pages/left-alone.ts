/**
 * Pages of DEAR's where nothing of ours belongs: login, choice of organisation, what is printed or downloaded, the stock
 * pop-ups (reference: dear-web-pages, sections 2 and 8).
 */
export const isLeftAlone = (pathname: string): boolean =>
  /^\/(account|home\/organisation|stock)(\/|$)/i.test(pathname) || /^\/\w+\/(print|download)(\/|$)/i.test(pathname);

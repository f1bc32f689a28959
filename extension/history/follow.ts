import {take as takeActivity} from '../activity/activity.ts';
import {takeNotification} from '../alerts/notifications.ts';
import {hearNews} from '../messages/news.ts';
import {readDays} from './chart.ts';
import {goTo} from './go-to.ts';
import {takeOpened} from './opened-row.ts';
import {takeRun} from './runs.ts';
import {take} from './transactions.ts';

/** Begins to follow what happens: each view takes what concerns it. */
export function follow(): void {
  hearNews((news) => {
    switch (news.news) {
      case 'transaction':
        take(news.transaction);
        void takeOpened(news.transaction);
        return;
      case 'run':
        // What came of it stands in the chart once it is over.
        if (news.run.finishedAt !== null) void readDays();
        return takeRun(news.run);
      case 'activity':
        return takeActivity(news.entry);
      case 'notification':
        return takeNotification(news.notification);
      case 'show':
        return void goTo(news.place);
      default:
        return;
    }
  });
}

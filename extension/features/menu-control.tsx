import type {JSX} from 'preact';
import type {AskWorker} from '../messages/send-ask.ts';
import {besideXero} from '../pages/header-spot.ts';
import {besideHeading, integrationSettings} from '../pages/heading-spot.ts';
import {isLeftAlone} from '../pages/left-alone.ts';
import {createHost} from './host.ts';
import {Menu} from './menu.tsx';
import {createMenuState} from './menu-state.ts';
import {isOrphan} from './orphan.ts';
import {createPlace, type PlaceGiven} from './place.ts';
import {SettingsBeside} from './settings-beside.tsx';
import {createStand} from './stand.ts';

export interface MenuControlDependencies {
  readonly ask: AskWorker;
  readonly place: PlaceGiven;
  /** What the dock would show of it has changed. */
  readonly onChange: () => void;
}

/**
 * Deerpath's menu: in DEAR's header, or drawn by the dock; and its settings once more beside the heading where DEAR has its
 * own for Xero.
 */
export function createMenuControl({ask, place: given, onChange}: MenuControlDependencies) {
  const host = createHost('deerpath-menu');
  const place = createPlace(host.element, besideXero(given.now), {
    ...given,
    stand: createStand(host.element),
    needs: 170,
    onPut: host.refocus,
  });
  const beside = createHost('deerpath-settings');
  const headingPlace = createPlace(beside.element, [besideHeading(integrationSettings, given.now)], {
    ...given,
    stand: createStand(beside.element),
    needs: 210,
    onPut: beside.refocus,
  });
  const state = createMenuState(ask, () => redraw());
  let isInHeader = false;
  let isBeside = false;
  let isBesideOpen = false;

  const content = (): JSX.Element => <Menu state={state} />;
  const redraw = (): void => {
    if (isOrphan()) return;
    host.draw(isInHeader ? content() : null);
    onChange();
  };
  const drawBeside = (): void =>
    beside.draw(
      isBeside ? (
        <SettingsBeside
          isOpen={isBesideOpen}
          onOpen={(open) => {
            isBesideOpen = open;
            drawBeside();
          }}
        />
      ) : null,
    );
  const isUnwanted = (): boolean => isLeftAlone(location.pathname);

  return {
    content,
    problems: state.problems,
    putBack(putOut: number): void {
      if (isUnwanted()) return;
      place.putBack(putOut);
      headingPlace.putBack(putOut);
    },
    /** Takes the best place there is. Gives back whether it is wanted and found none. */
    settle(): boolean {
      const hasPlace = !isUnwanted() && place.settle();
      if (hasPlace !== isInHeader) {
        isInHeader = hasPlace;
        redraw();
      }
      const hasHeading = !isUnwanted() && headingPlace.settle();
      if (hasHeading !== isBeside) {
        isBeside = hasHeading;
        drawBeside();
      }
      if (isUnwanted()) place.leave();
      return !hasPlace && !isUnwanted();
    },
    look: () => void state.look(),
    remove(): void {
      for (const one of [place, headingPlace]) one.leave();
      for (const one of [host, beside]) one.draw(null);
      state.show('nothing');
    },
  };
}

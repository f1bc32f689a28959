import {expect, test} from 'vitest';
import {eventParser} from '../../../extension/client/event-stream.ts';

test('events come out whole, whatever the pieces they came in', () => {
  const text = ': still here\n\nevent: run\nid: 7\ndata: {"a":1}\n\nevent: status\ndata: one\ndata: two\n\n';
  const expected = [
    {id: '7', name: 'run', data: '{"a":1}'},
    {id: null, name: 'status', data: 'one\ntwo'},
  ];
  for (const size of [1, 2, 3, 7, text.length]) {
    const parse = eventParser();
    const events = [];
    for (let from = 0; from < text.length; from += size) events.push(...parse(text.slice(from, from + size)));
    expect(events).toEqual(expected);
  }
});

test('what is not whole yet waits', () => {
  const parse = eventParser();
  expect(parse('event: run\ndata: 1\n')).toEqual([]);
  expect(parse('\n')).toEqual([{id: null, name: 'run', data: '1'}]);
});

test('a heartbeat is no event', () => {
  expect(eventParser()(': still here\n\n')).toEqual([]);
});

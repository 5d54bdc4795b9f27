import { expect, test } from 'vitest';
import { matchRoute } from '../../client/match-route.ts';

test.each([
  ['/', { screen: 'boards-list' }],
  ['/wall/floor', { screen: 'wall', boardId: 'floor' }],
  ['/wall/floor/', { screen: 'wall', boardId: 'floor' }],
  ['/k/abc.def', { screen: 'kiosk', token: 'abc.def' }],
  ['/desk', { screen: 'desk', view: 'floor', id: '' }],
  ['/desk/queue/%E9%94%80%E5%94%AE%2F1', { screen: 'desk', view: 'queue', id: '销售/1' }],
  ['/desk/abandoned', { screen: 'desk', view: 'abandoned', id: '' }],
  ['/boards', { screen: 'editor', boardId: null }],
  ['/boards/floor', { screen: 'editor', boardId: 'floor' }],
  ['/desk/call/%zz', { screen: 'desk', view: 'call', id: '%zz' }],
  ['/desk/call', { screen: 'not-found' }],
  ['/wall', { screen: 'not-found' }],
  ['/wall/a/b', { screen: 'not-found' }],
  ['/history', { screen: 'history' }],
  ['/import', { screen: 'import' }],
  ['/forecast', { screen: 'forecast' }],
  ['/forecast/week', { screen: 'not-found' }],
  ['/requirement', { screen: 'requirement' }],
  ['/requirement/1', { screen: 'not-found' }],
  ['/import/3', { screen: 'not-found' }],
  ['/api/v1/boards', { screen: 'not-found' }],
])('%s', (path, route) => {
  expect(matchRoute(path)).toEqual(route);
});

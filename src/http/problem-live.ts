import type { Problem } from './problem'

/** What is said to programs that come to where pages listen; browsers never show it. */
export const NOT_A_SOCKET: Problem = {
  status: 426,
  code: 'upgrade_required',
  title: 'For a WebSocket',
  detail: 'Pages of Hallpass listen here for news, over a WebSocket.',
}

export const NOT_OUR_PAGE: Problem = {
  status: 403,
  code: 'foreign_origin',
  title: 'Not a page of Hallpass',
  detail: 'Only pages of Hallpass listen here.',
}

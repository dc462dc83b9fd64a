/** The closed set of statuses that the screen knows; four colours and none. */
export const statuses = ['todo', 'doing', 'done', 'stop', 'err', 'none'] as const
export type Status = (typeof statuses)[number]

/** One shape of a status icon, in a 16 × 16 box: filled, or drawn as a stroke. */
export interface StatusShape {
  d: string
  stroke?: number
  dash?: string
}

/**
 * The icon of each status. Shapes differ, so that a status reads without its colour (WCAG 1.4.1):
 * todo a triangle, doing a clock, done a tick, stop an arrow back (退回), err a cross
 * (填错、逾期、不予通过), none a broken ring (草稿、未认证).
 */
export const statusShapes: Record<Status, StatusShape[]> = {
  todo: [
    { d: 'M8 1.3 14.9 14H1.1z', stroke: 1.6 },
    { d: 'M8 6v3.6M8 11v1.6', stroke: 1.8 },
  ],
  doing: [{ d: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M8 4v4.3l2.8 1.7', stroke: 1.7 }],
  done: [
    {
      d: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm3.9 4.6-1.2-1.1-3.6 4.2-1.9-1.8L4.1 7.9l3.1 2.9z',
    },
  ],
  stop: [{ d: 'M6 3 2 7l4 4M2.4 7H10a3.6 3.6 0 0 1 0 7.2H6', stroke: 1.8 }],
  err: [
    {
      d: 'M8 .8a7.2 7.2 0 1 1 0 14.4A7.2 7.2 0 0 1 8 .8Zm3 5.4L9.8 5 8 6.8 6.2 5 5 6.2 6.8 8 5 9.8 6.2 11 8 9.2 9.8 11 11 9.8 9.2 8z',
    },
  ],
  none: [{ d: 'M8 1.6a6.4 6.4 0 1 1 0 12.8a6.4 6.4 0 1 1 0-12.8', stroke: 1.6, dash: '2.2 1.82' }],
}

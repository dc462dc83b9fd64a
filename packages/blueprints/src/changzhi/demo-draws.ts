import type { DemoDraw } from '../demo/demo-spec.ts'

const project = {
  pool: 'expert',
  project: '示例市望潮路改造工程可行性研究报告评审',
  client: '示例市交通建设投资有限公司',
  place: '协会二楼会议室',
  specialities: [],
  excludedUnits: ['霁川勘察设计有限公司'],
}

/** Two draws of one project: the second since reviewers could not come. */
export const draws: readonly DemoDraw[] = [
  { ...project, wanted: 5, reserves: 2, daysAgo: 2, at: '10:20', reviewInDays: 12 },
  {
    ...project,
    wanted: 2,
    reserves: 1,
    daysAgo: 1,
    at: '15:05',
    reviewInDays: 11,
    reason: '两位专家临时出差，不能到会，补抽两人',
  },
]

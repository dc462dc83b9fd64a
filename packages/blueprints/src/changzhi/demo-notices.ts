import type { DemoNotice } from '../demo/demo-spec.ts'

/** Made-up notices of a municipal association. */
export const notices: readonly DemoNotice[] = [
  {
    title: '',
    lines: [],
    audience: 'members',
    duesYearAhead: 0,
    daysAgo: 9,
    pinned: true,
    readBy: 0.4,
  },
  {
    title: '关于举办全过程工程咨询实务讲座的通知',
    lines: [
      '各会员单位：',
      '协会将举办全过程工程咨询实务讲座，邀请评审专家讲解投资决策与造价控制，欢迎报名参加。',
      '- 地点：协会会议室',
      '- 每单位限两人，不收费',
    ],
    audience: 'members',
    daysAgo: 3,
    readBy: 0.45,
  },
  {
    title: '专家库增补公告',
    lines: [
      '现面向社会增补工程咨询、造价、监理等专业的评审专家，符合条件者请在本站以专家身份认证。',
    ],
    audience: 'public',
    daysAgo: 16,
  },
]

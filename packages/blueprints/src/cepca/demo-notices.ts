import type { DemoNotice } from '../demo/demo-spec.ts'

/** Made-up notices: what an association of this kind writes in a year. */
export const notices: readonly DemoNotice[] = [
  {
    title: '',
    lines: [],
    audience: 'members',
    duesYearAhead: 0,
    daysAgo: 6,
    pinned: true,
    readBy: 0.3,
  },
  {
    title: '关于举办电力建设工程质量管理培训班的通知',
    lines: [
      '各会员单位：',
      '为提高工程质量管理水平，协会将举办质量管理培训班，现将有关事项通知如下。',
      '# 培训内容',
      '- 施工质量验收规程要点',
      '- 常见质量问题与预防',
      '- 质量管理小组活动方法',
      '# 报名',
      '每单位限报三人，不收培训费，食宿自理。请在开班十日前登录本站报名。',
    ],
    audience: 'members',
    daysAgo: 2,
    readBy: 0.42,
  },
  {
    title: '关于征集年度优质工程候选项目的公告',
    lines: [
      '现向社会公开征集年度优质工程候选项目，凡已通过竣工验收并投运满一年的电力建设工程，均可由建设单位或总承包单位申报。',
      '# 申报材料',
      '- 工程概况与参建单位名单',
      '- 竣工验收文件',
      '- 工程照片不少于八张',
      '申报材料请按附件格式准备，逾期不再受理。',
    ],
    audience: 'public',
    daysAgo: 11,
    readBy: 0.66,
  },
  {
    title: '协会办公地址与联系电话不变的说明',
    lines: [
      '近期有人冒用协会名义，以“地址变更”“预收会费”为由联系会员单位。协会办公地址、联系电话和汇款账户均未变更，会费只汇入缴费通知所载账户。',
      '接到可疑电话请向秘书处核实，不要向个人账户汇款。',
    ],
    audience: 'public',
    daysAgo: 34,
    readBy: 0.81,
  },
  {
    title: '水电建设分会年度工作会议通知',
    lines: [
      '分会各成员单位：',
      '兹定于下月召开分会年度工作会议，总结全年工作，讨论明年计划，请各单位派一名负责人参加。',
      '# 议程',
      '- 分会工作报告',
      '- 技术交流',
      '- 明年工作计划',
    ],
    audience: 'branches',
    slugs: ['hydro'],
    daysAgo: 4,
    readBy: 0.5,
  },
  {
    title: '关于召开理事会会议的通知',
    lines: ['理事会会议时间、地点另行通知，请各理事单位提前安排。'],
    audience: 'titles',
    slugs: ['president', 'vice-president', 'standing-council', 'council'],
    daysAgo: 20,
    withdrawn: true,
  },
  {
    title: '关于元旦期间值班安排的通知',
    lines: ['元旦放假期间秘书处安排值班，紧急事项请拨打值班电话，其他事项节后办理。'],
    audience: 'public',
    daysAgo: -9,
  },
  {
    title: '关于开展会员满意度调查的通知',
    lines: ['为改进服务，协会拟开展会员满意度调查。'],
    audience: 'members',
  },
]

import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

export const roles: BlueprintInput['roles'] = [
  {
    slug: 'secretariat-reviewer',
    label: '秘书处审核员',
    permissions: [
      'cases.decide',
      'cases.see-all',
      'paper.enter',
      'members.see',
      'members.export',
      'dues.manage',
      'notices.write',
      'messages.see',
    ],
  },
  {
    slug: 'administrator',
    label: '管理员',
    permissions: [
      'cases.decide',
      'cases.see-all',
      'cases.assign',
      'cases.reopen',
      'paper.enter',
      'meetings.run',
      'members.see',
      'members.manage',
      'council.manage',
      'members.import',
      'members.export',
      'dues.manage',
      'notices.write',
      'personal-data.unmask',
      'messages.see',
      'audit.see',
      'staff.manage',
    ],
  },
]

export const identityTypes: BlueprintInput['identityTypes'] = [
  {
    slug: 'construction-unit',
    label: '建设单位',
    description: '发布项目，委托全过程咨询',
    party: 'unit',
  },
  {
    slug: 'member-unit',
    label: '会员单位',
    description: '加入协会，按职务交会费',
    party: 'unit',
  },
  {
    slug: 'expert',
    label: '专家',
    description: '参加评审、评标和技术论证',
    party: 'person',
  },
  {
    slug: 'person',
    label: '自然人',
    description: '以个人名义参加协会活动',
    party: 'person',
  },
]

export const dictionaries: BlueprintInput['dictionaries'] = {
  'unit-category': [
    { code: 'whole-process', label: '全过程工程咨询' },
    { code: 'cost', label: '造价咨询' },
    { code: 'supervision', label: '工程监理' },
    { code: 'tendering', label: '招标代理' },
    { code: 'design', label: '勘察设计' },
    { code: 'project-management', label: '项目管理' },
    { code: 'construction', label: '施工' },
    { code: 'other', label: '其他' },
  ],
  qualification: [
    { code: 'consulting-engineer', label: '咨询工程师（投资）' },
    { code: 'cost-engineer', label: '造价工程师' },
    { code: 'supervising-engineer', label: '监理工程师' },
    { code: 'constructor', label: '建造师' },
    { code: 'architect', label: '建筑师' },
    { code: 'structural-engineer', label: '结构工程师' },
    { code: 'junior-title', label: '初级职称' },
    { code: 'intermediate-title', label: '中级职称' },
    { code: 'senior-title', label: '高级职称' },
    { code: 'professor-title', label: '正高级职称' },
    { code: 'other', label: '其他' },
  ],
  specialty: [
    { code: 'building', label: '房屋建筑' },
    { code: 'municipal', label: '市政公用' },
    { code: 'highway', label: '公路' },
    { code: 'water', label: '水利' },
    { code: 'electric-power', label: '电力' },
    { code: 'mining', label: '矿山' },
    { code: 'landscape', label: '园林绿化' },
    { code: 'economics', label: '工程经济' },
    { code: 'other', label: '其他' },
  ],
  experience: [
    { code: 'under-5', label: '不满 5 年' },
    { code: 'from-5', label: '5 年至不满 10 年' },
    { code: 'from-10', label: '10 年至不满 20 年' },
    { code: 'from-20', label: '20 年及以上' },
  ],
}

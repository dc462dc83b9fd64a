import { draws } from './demo-draws.ts'
import { expertAnswers } from './demo-experts.ts'
import { notices } from './demo-notices.ts'
import type { DemoSpec } from '../demo/demo-spec.ts'
import { leads, tails } from '../demo/words.ts'

/** A hundred and twenty units and some natural persons over all identities and stages. */
export const demo: DemoSpec = {
  seed: 20_260_202,
  unitNames: { leads, tails: tails.slice(0, 2) },
  places: [
    ['140000', '140400', '140403'],
    ['140000', '140400', '140404'],
    ['140000', '140400', '140405'],
    ['140000', '140400', '140406'],
    ['140000', '140400', '140423'],
    ['140000', '140400', '140425'],
  ],
  answers: {
    'responsible.position': ['办公室主任', '综合部经理', '行政主管', '经营部职员'],
    'person.employer': [
      '无',
      '云岫工程咨询有限公司',
      '澹溪造价咨询有限公司',
      '鹭渚工程监理有限公司',
    ],
    ...expertAnswers,
    'qualifications.profession': [
      '一级造价工程师',
      '监理工程师',
      '咨询工程师',
      '一级建造师',
      '高级工程师',
    ],
    'qualifications.number': ['YS2026{nnnn}', 'ZJ-{nnnn}-0001', '示例字第{nnnn}号'],
    'qualifications.issuer': ['示例省住房和城乡建设厅', '示例市人力资源和社会保障局'],
  },
  remarks: {
    'member-unit': [
      {
        path: 'people.legalName',
        before: '张先生',
        text: '请写法定代表人的全名，与营业执照一致。',
      },
    ],
    'construction-unit': [
      { path: 'unit.contactName', before: '办公室', text: '请写联系人本人的姓名。' },
    ],
    person: [
      {
        path: 'qualifications.number',
        before: '见附件',
        text: '请照证书填写编号；照片看不清编号，请一并重新拍。',
      },
      { path: 'person.employer', before: '云岫公司', text: '请写单位全称，没有的填“无”。' },
    ],
    expert: [
      {
        path: 'qualifications.number',
        before: '见附件',
        text: '请照证书填写编号；照片看不清编号，请一并重新拍。',
      },
    ],
  },
  rejections: ['所附材料与填写的单位不一致，请核对后重新申请。'],
  staff: [
    { role: 'secretariat-reviewer', name: '郝静怡' },
    { role: 'secretariat-reviewer', name: '申怀瑾' },
    { role: 'administrator', name: '韩牧之' },
  ],
  applications: [
    {
      application: 'member-unit',
      counts: {
        certified: 82,
        paper: 4,
        drafts: 3,
        waiting: [6],
        deferred: 0,
        resubmitted: 1,
        returned: 2,
        rejected: 1,
        withdrawn: 1,
      },
      trades: [
        { name: '工程咨询' },
        { name: '造价咨询' },
        { name: '工程监理' },
        { name: '招标代理' },
        { name: '勘察设计' },
        { name: '项目管理' },
      ],
    },
    {
      application: 'construction-unit',
      counts: {
        certified: 12,
        paper: 0,
        drafts: 2,
        waiting: [4],
        deferred: 0,
        resubmitted: 0,
        returned: 1,
        rejected: 1,
        withdrawn: 0,
      },
      trades: [
        { name: '城市建设投资' },
        { name: '文旅开发' },
        { name: '水务建设' },
        { name: '产业园建设' },
      ],
    },
    {
      application: 'person',
      counts: {
        certified: 16,
        paper: 0,
        drafts: 2,
        waiting: [4],
        deferred: 0,
        resubmitted: 1,
        returned: 1,
        rejected: 0,
        withdrawn: 1,
      },
      trades: [],
    },
    {
      application: 'expert',
      counts: {
        certified: 30,
        paper: 0,
        drafts: 2,
        waiting: [3],
        deferred: 0,
        resubmitted: 1,
        returned: 1,
        rejected: 1,
        withdrawn: 1,
      },
      trades: [],
    },
    {
      application: 'handover',
      counts: {
        certified: 0,
        paper: 0,
        drafts: 0,
        waiting: [1],
        deferred: 0,
        resubmitted: 0,
        returned: 0,
        rejected: 0,
        withdrawn: 0,
      },
      trades: [],
    },
  ],
  notices,
  draws,
}

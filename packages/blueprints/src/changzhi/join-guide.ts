import type { JoinGuideSpec } from '@guildhall/domain/blueprint/site'

export const joinGuide: JoinGuideSpec = {
  version: '2026 年版',
  from: '2026-01-01',
  title: '入会手册',
  whoMayJoin: [
    '在长治市依法从事项目全过程咨询及相关业务的单位；',
    '诚实守信，守法经营；',
    '拥护协会章程，按时交纳会费。',
  ],
  whoNote: '以单位名义申请会员单位。个人可以认证自然人身份参加协会活动，不交会费。',
  howLong: '审核一般 3 个工作日，到账确认后正式成为会员',
  yourSteps: [
    { title: '联系协会', note: '拨打秘书处电话，或加协会微信，问清入会事项。', duration: '5 分钟' },
    { title: '注册账号', note: '用手机号收验证码，设置密码。', duration: '5 分钟' },
    {
      title: '填写入会申请',
      note: '在个人中心选会员单位，填写后系统生成入会申请表，盖章后与加盖公章的营业执照一并上传。',
      duration: '约 30 分钟',
    },
    { title: '交纳会费', note: '审核通过后按缴费单对公转账，或扫收款码。', duration: '5 分钟' },
    {
      title: '明确账号负责人',
      note: '申请时写明谁用这个账号代表单位，系统生成账号负责人说明，盖章后一并上传。',
      duration: '10 分钟',
    },
  ],
  prepare: [
    { title: '统一社会信用代码', note: '18 位，在营业执照正面' },
    { title: '营业执照扫描件', note: '加盖单位公章，字要看得清' },
    { title: '资质证书', note: '与所选类别对应，没有可以不传' },
    { title: '单位公章', note: '盖在系统生成的入会申请表和账号负责人说明上' },
    { title: '法定代表人、负责人的姓名和电话', note: '负责人接收通知和票据' },
  ],
  afterApproval: [
    '审核通过后生成缴费单。可以对公转账，也可以用手机扫协会的收款码。',
    '协会确认到账后正式成为会员，发给会员号和电子会员证，开具山西省社会团体会费票据。',
  ],
  acceptance: '我已认真阅读入会手册，自愿申请入会',
}

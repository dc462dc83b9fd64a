import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { constructionUnit } from './changzhi/construction-unit.ts'
import { council } from './changzhi/council.ts'
import { dues } from './changzhi/dues.ts'
import { expert } from './changzhi/expert.ts'
import { joinGuide } from './changzhi/join-guide.ts'
import { matters } from './changzhi/matters.ts'
import { memberUnit } from './changzhi/member-unit.ts'
import { dictionaries, identityTypes, roles } from './changzhi/organisation.ts'
import { person } from './changzhi/person.ts'
import { branding, contacts, payment, portal } from './changzhi/site.ts'
import { usualMessages } from './templates/messages.ts'
import { privacyRules } from './templates/privacy.ts'

/** The municipal consulting association: tenant B of the domain page. */
export const changzhi: BlueprintInput = {
  branding,
  contacts,
  portal,
  joinGuide,
  privacy: privacyRules({
    version: '2026 年版',
    from: '2026-01-01',
    association: branding.name,
    address: contacts.address,
    office: '秘书处',
    phone: '0355-000 1901',
    email: 'yinsi@changzhi.example',
    furtherData: [
      '单位入会和建设单位认证：法定代表人、负责人和联系人的姓名、手机，用于核实申请、送达通知和票据。代他人填写的，请先征得本人同意。',
      '自然人认证：姓名、手机、所在单位，职业资格及职称和证书附件，用于核实从业资格、组织培训和交流。',
      '专家认证：姓名、性别、出生日期、民族、政治面貌、住址、手机、所在单位、学历，职业资格及职称、工作经历、教育经历和证书附件，用于核实专家资格、按专业和地区抽取评审专家、送达邀请。',
    ],
    sensitive: [
      '专家认证：身份证号和身份证照片，用于核实专家本人身份，防止冒名参加评审；不提供的，不能认证为专家，不影响其他办理。',
    ],
  }),
  dues,
  council,
  payment,
  branches: [],
  roles,
  identityTypes,
  applications: [memberUnit, constructionUnit, person, expert, ...matters],
  dictionaries,
  memberNumberPattern: 'CZ{year}-{seq:4}',
  messages: usualMessages({
    signature: '长治咨询协会',
    idPrefix: 'SMS_B',
    where: '协会平台',
    whomToCall: '秘书处0355-000 1901',
    namesMemberNumber: false,
  }),
}
